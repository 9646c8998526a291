"""Whether a paper says that it is exempt, and the licence it bears."""

from __future__ import annotations

import re

from corpus.types import Access
from ingest.describe.front import Front

_EXEMPT = re.compile(
    r"\bnot for publication\b"
    r"|\bexempt (?:from (?:publication|disclosure)|report|item|appendix|annex|minutes?)\b"
    r"|\bexempt (?:information )?(?:by virtue of|under|as defined in|in accordance with|within)\b"
    r"|\bcontains? (?:confidential|exempt)(?: or (?:confidential|exempt))? information\b"
    r"|\bschedule 12a\b"
    r"|^(?:strictly )?(?:private and )?confidential$|^restricted$|^exempt$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:appendix|appendices|annex|schedule \d|items? \d)\b"
    r".{0,60}(?:is|are|contain|exempt|not for)"
    r"|\bexclu(?:de|sion)\b|\bpress and (?:the )?public\b|\bbackground papers\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|none|isn't|neither|without)\b.{0,40}\bexempt"
    r"|\bexempt(?: information)?\s*[:\-–]?\s*(?:no|none|n/?a)\b"
    r"|\bnot applicable\b|\bdoes not contain\b",
    re.IGNORECASE,
)
_HEAD = 30
_LICENCE = re.compile(
    r"\bOpen Government Licen[cs]e(?:\s+(?:v(?:ersion)?\s?)?\d(?:\.\d)?)?", re.IGNORECASE
)


def find_access(front: Front) -> Access:
    """EXEMPT where the paper's head or running lines say so of the paper itself."""
    for line in (*front.lines[:_HEAD], *front.running):
        if _EXEMPT.search(line) and not _OF_ANOTHER.search(line) and not _DENIED.search(line):
            return Access.EXEMPT
    return Access.PUBLIC


def find_licence(front: Front) -> str | None:
    """The licence that the paper names."""
    found = _LICENCE.search(re.sub(r"\s+", " ", front.text))
    return re.sub(r"\blicense\b", "Licence", found[0], flags=re.IGNORECASE) if found else None
