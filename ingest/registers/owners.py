"""How plans name who answers for an action: by role, by name, or both."""

from __future__ import annotations

import re

ROLE_WORD = (
    r"(?:Heads?|Directors?|Managers?|Leads?|Leaders?|Officers?|Co-?ordinators?|Partners?|Nurses?"
    r"|GP|Commissioners?|Executive|Social Workers?|Analysts?|Scrutineer|Headteachers?|Chairs?"
    r"|Board|Advis[eo]rs?|Consultants?|Solicitors?|Lawyers?|Members?|Superintendent|DCS|SRO"
    r"|Practitioners?|Administrators?|Specialists?|Psychologists?|Champions?|Secretary|Treasurer"
    r"|Supervisors?|Auditors?|Doctors?|Therapists?|Service|Team|Group|Panel|Partnership)"
)
_PIECE = r"(?:[A-Z][\w’'&/-]*|of|for|and|the|in|to|&)"
OWNER = (
    rf"(?:[A-Z][\w’'&/-]*(?:,? {_PIECE})*? )?{ROLE_WORD}(?:(?:,| for| of| in| and| –"
    rf"| -)? {_PIECE})*"
)
"""A role in running text: capitals and little words around a word that names a post."""

_ROLE = re.compile(rf"\b{ROLE_WORD}\b")
_ROLE_ANY_CASE = re.compile(rf"\b{ROLE_WORD}\b", re.IGNORECASE)
_NAME = re.compile(r"(?:Cllr |Dr |Mrs? |Ms )?[A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][A-Za-z’'-]+")
_INITIALS = re.compile(r"[A-Z]{2,4}(?:\s*[/,&]\s*[A-Z]{2,5})*")
_WAS = re.compile(r"\s*\((?:was|previously|formerly)\b[^)]*\)", re.IGNORECASE)
_MOST_WORDS = 14


def names_someone(text: str) -> bool:
    """Whether a few words name a post or a person."""
    plain = text.strip()
    if not plain or len(plain.split()) > _MOST_WORDS or plain.endswith((".", ":")):
        return False
    if _NAME.match(plain) or _INITIALS.fullmatch(plain):
        return True
    return bool(_ROLE.search(plain) or _ROLE_ANY_CASE.search(plain)) and plain[:1].isupper()


def owner_of(text: str) -> str | None:
    """Who a cell names, without who it was before; None where it names nobody."""
    plain = re.sub(r"^[Tt]he (?=[A-Z])", "", _WAS.sub("", text).strip().rstrip(";,"))
    return plain if re.search(r"\w", plain) else None
