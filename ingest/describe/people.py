"""Who wrote a council paper, and the body it is of."""

from __future__ import annotations

import re

from ingest.describe.front import Front

_BODY_WORD = r"(?:Cabinet|Executive|Committee|Sub-Committee|Commission|Panel|Board|Forum|Council)"
_BODY = re.compile(
    rf"(?:(?:[A-Z][\w'’]+|and|for|of|the|&|,|-)\s?){{0,9}}?"
    rf"\b{_BODY_WORD}\b(?: (?:Scrutiny )?{_BODY_WORD})?"
)
_LEADING = re.compile(
    r"^(?:(?:draft|confirmed)\s+)*(?:minutes|notes|meeting|agenda|record|report)\s+"
    r"(?:of\s+|to\s+)?(?:a\s+|the\s+)?"
    r"(?:meeting\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_PERSON = r"[A-Z][A-Za-z'’\-]+(?: [A-Z][A-Za-z'’\-]+){1,3}"
_ROLE = r"(?:Director|Head|Officer|Manager|Leader|Cabinet Member|Adviser|Chief|Commissioner|Lead)"
_POST = re.compile(rf"^({_PERSON}),\s+(?=[^.]{{0,60}}\b{_ROLE}\b)[^.]{{3,100}}$")
_BYLINE = re.compile(
    rf"(?:\b(?:(?:blog|post|article|column|statement)(?: post)? (?:is|was) (?:from|by)"
    rf"|(?:[Ww]ritten|[Pp]osted|[Pp]ublished)(?: on [\w ,]{{6,30}}?)? by)|^[Bb]y)\s+"
    rf"((?:Cllr|Councillor|Mayor|Deputy Mayor|Dr)?\s?{_PERSON})",
    re.MULTILINE,
)
_LONGEST = 300
_AFTER_BODY = re.compile(r"(?: (?:meeting|minutes|agenda|report)\b.*)?", re.IGNORECASE)
_FIELDS = ("author", "report author", "report by", "report of", "authors?", "author of report",
           "officer presenting(?: the)? report", "presenting officer", "lead officer")  # fmt: skip
_BODY_FIELDS = ("meeting", "committee", "report to", "meeting of", "decision[- ]mak(?:er|ing body)",
                "decision forum", "body", "to")  # fmt: skip


def find_author(front: Front) -> str | None:
    """The author's or presenting officer's name, with the role where it is printed beside it."""
    named = front.field(*_FIELDS)
    if named:
        return _without_next_label(named)
    byline = _BYLINE.search("\n".join(front.opening))
    if byline:
        return byline[1].strip()
    for line in front.lines[:12]:
        if _POST.match(line):
            return line
    return None


def find_body(front: Front) -> str | None:
    """The committee, commission, board or cabinet whose paper it is."""
    named = front.field(*_BODY_FIELDS, within=25)
    if named and (body := _body_in(named)):
        return body
    for line in front.lines[:12]:
        if len(line) <= _LONGEST and (body := _body_in(_LEADING.sub("", line))):
            return body
    return None


def _body_in(text: str) -> str | None:
    """The body that a line begins with or, after a dash, ends with."""
    for piece in re.split(r"\s+[–—-]\s+|,\s|\(|:\s| held\b", text):
        words = piece.strip(" .")
        name = words.title() if words.isupper() else words
        name = re.sub(r"\b(And|Of|The|For)\b", lambda found: found[0].lower(), name)
        found = _BODY.match(name)
        whole = found and _AFTER_BODY.fullmatch(name[found.end() :])
        if found and whole and not _is_a_council(found[0]):
            return found[0].strip()
    return None


def _is_a_council(name: str) -> bool:
    a_person = re.search(r"\b(?:Cabinet|Executive) (?:Member|Director)", name)
    return name.endswith("Council") or a_person is not None


def _without_next_label(value: str) -> str:
    """'Ann Lee Job title: Director' is 'Ann Lee'."""
    return re.split(r"\s{2,}|\s+[A-Z][a-z]+(?: [a-z]+){0,2}:\s", value)[0].strip(" ,;")
