"""How inspection reports head their lists of what must improve, and what ends such a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.asks import TO_DO_BETTER
from corpus.types import STRENGTH

COUNCIL = "local authority"
BOARD = "LSCB"
LOCAL_AREA = "local area partnership"

_AGENCY = r"(?:(?: for|:| [-–]) (?P<agency>.{3,60}))?"
_STRENGTHS = (
    r"(?:\w+ ){0,3}strengths|areas? of strength|(?:the )?(?P<who>.{3,60})['’]s strengths"
    r"|what (?:is|are) (?P<who2>.{3,60}) doing (?:that is effective|well)|what works well"
)
_KINDS = (
    ("priority action", rf"(?:areas? for )?priority (?:and immediate )?actions?{_AGENCY}"),
    ("area for improvement", rf"areas? for improvement{_AGENCY}"),
    ("area for improvement",
     r"what needs to (?:improve|be improved)(?: in this area of (?:social work )?practice)?"),
    (TO_DO_BETTER, r"what (?:does|do) (?P<who>.{3,60}) need to do better"),
    ("area for improvement", r"what (?:does|do) (?P<who>.{3,60}) need to improve"),
    ("recommendation", r"recommendations?(?: for (?:improvement|the .{3,60}))?"),
    (STRENGTH, _STRENGTHS),
)  # fmt: skip
_NOTE_MARK = re.compile(r"(?:\s*[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[?e])\d)$")
_WEAKNESSES = re.compile(r".*\bareas? of significant weakness(?:es)?\b.*:", re.IGNORECASE)
_STEP = re.compile(r"(?:immediately|within (?:\w+) (?:weeks?|months?|days?)):?", re.IGNORECASE)
_LEAD_IN = re.compile(r"\bfollowing (?:actions?|areas?|steps?)\b[^.]{0,40}[.:]$", re.IGNORECASE)
_BOARD_PART = re.compile(
    r"(?:section \w+: )?(?:the )?(?:effectiveness (?:of )?(?:the )?)?"
    r"local safeguarding children board\b"
    r"|the effectiveness of the lscb\b",
    re.IGNORECASE,
)
_COUNCIL_PART = re.compile(
    r"(?:section \w+: )?the local authority(?:\s*[-–:]?\s*summary of (?:key )?findings)?",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:the )?(?:local authority['’]s strengths|strengths\b|areas? of strength"
    r"|(?:case|practice) study\b|local area partnership details"
    r"|progress (?:since|made)|summary\b|information about|executive summary"
    r"|inspection (?:judgements?|findings|of)|key (?:strengths|findings|judgements)"
    r"|experiences and progress of|impact of leaders|overall effectiveness|capacity (?:for|to)"
    r"|what the inspection|section \d|about th|grad\w+ |context\b|main findings"
    r"|headline findings|findings|contents|local safeguarding children board"
    r"|effectiveness of the (?:help|local|lscb)|ofsted\b|yours\b|next steps|how "
    r"|what (?:is|it['’]s) )",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:the|this|our) (?:inspection|inspectors?|visit|review) "
    r"(?:did not|has not|have not|found no|identified no)"
    r"|(?:there (?:are|were) )?no (?:areas?|priority|recommendations?)\b|none\b",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"\D{6,}\s\d{1,3}")


class ListHead(NamedTuple):
    """The kind of items that a heading announces, and whose list it says it is, if it says.

    `agency` is the one of several partners whose part of the list begins.
    """

    kind: str
    whose: str | None
    agency: str | None = None

    @property
    def formal(self) -> bool:
        """Whether its items are what the inspection asks for, not what it found."""
        return self.kind not in (STRENGTH, TO_DO_BETTER)


def list_head(text: str) -> ListHead | None:
    """What a heading announces, if it is the heading of such a list."""
    plain = _NOTE_MARK.sub("", text.strip()).rstrip("?:.").strip()
    for kind, pattern in _KINDS:
        found = re.fullmatch(pattern, plain, re.IGNORECASE)
        if found:
            named = found.groupdict()
            whose = _whose(named.get("who") or named.get("who2"))
            return ListHead(kind, whose, named.get("agency"))
    if _WEAKNESSES.fullmatch(text.strip()):
        return ListHead("area of significant weakness", LOCAL_AREA)
    return None


def part_head(text: str) -> str | None:
    """Whose part of the report a heading begins: the council's or the safeguarding board's."""
    if _BOARD_PART.match(text):
        return BOARD
    return COUNCIL if _COUNCIL_PART.fullmatch(text.strip()) else None


def is_step(text: str) -> bool:
    """Whether a line divides a list by time: "Within three months:"."""
    return bool(_STEP.fullmatch(text.strip()))


def leads_in(text: str) -> bool:
    """Whether a sentence only introduces the items: "... should take the following action"."""
    return bool(_LEAD_IN.search(text.strip()))


def ends_list(text: str) -> bool:
    """Whether a heading is that of a report's next part, however it is set."""
    return bool(_ENDS.match(text))


def asks_nothing(text: str) -> bool:
    """Whether an item only says that there are none."""
    return bool(_NOTHING.match(text))


def is_contents_line(text: str) -> bool:
    """Whether a line is one of a table of contents."""
    return bool(_CONTENTS_LINE.fullmatch(text.strip()))


def _whose(who: str | None) -> str | None:
    if who is None:
        return None
    if re.search(r"\bLSCB\b|\bsafeguarding\b.*\bboard\b", who, re.IGNORECASE):
        return BOARD
    return LOCAL_AREA if re.search(r"\barea\b|\bpartnership\b", who, re.IGNORECASE) else COUNCIL
