"""A paper's title, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.places.linker import find_authorities
from ingest.describe.dates import find_date
from ingest.describe.front import Front
from ingest.read.blocks import BlockKind, Reading

_LABELS = ("title", "report title", "title of report", "subject", "report on", "item")
_NAMED = re.compile(
    r"\b(?:improvement|action|progress|strategic|delivery|recovery) plan\b|\bstrategy\b"
    r"|\bstatement of action\b|\bannual report\b|\bself-(?:assessment|evaluation)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:agenda(?: item)?(?: no\.?)?(?: \d+)?|decision pathway.*|report|draft|minutes|contents"
    r"|council|public|(?:key )?decision|purpose.*|meeting.*|date.*|ward.*|page \d+.*"
    r"|record of decisions?|recommendations?|summary|open|item \d+|appendix \w+"
    r"|not for publication.*|.*\bis pictured\b.*|.*\bnewsroom|[\w ,&'’-]* council)$",
    re.IGNORECASE,
)
_INSPECTION = re.compile(
    r"^(?:re-?)?inspection of\b|^focused (?:assurance )?visit\b|^monitoring visit\b"
    r"|^joint\b.*\barea\b|^area send\b",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(
    r"^(?:and$|inspection dates?\b|lead inspector|report published|published|dear\b|judgement\b"
    r"|review of\b|inspected\b|date of\b|this letter\b|ofsted\b|\d)",
    re.IGNORECASE,
)
_NOT_WHOSE = re.compile(r"ofsted\b|dear\b|contents\b|page\b|www\.|\d", re.IGNORECASE)
_LONGEST = 160


def guess_title(front: Front, reading: Reading) -> str:
    """The title of a council paper: the one it labels so, else the line that best names it."""
    labelled = front.field(*_LABELS, within=30)
    if labelled:
        return _tidy(labelled)
    lines = [line for line in front.lines[:12] if _may_be_title(line)]
    headings = [b.text for b in reading.blocks if b.kind is BlockKind.HEADING and b.page == 1]
    for line in (*lines[:6], *headings[:3]):
        if _NAMED.search(line) and len(line) <= 100 and not line.endswith("."):
            return _tidy(line)
    return _tidy(next(iter(lines), "") or next(iter(headings), "") or reading.title)


def inspection_title(front: Front, authority: str | None) -> str | None:
    """An inspection report's title, after the authority's line where that stands apart.

    A line that holds but the end of a longer name gives way to the authority's.
    """
    lines = front.lines[:30]
    at = next((n for n, line in enumerate(lines) if _INSPECTION.match(line)), None)
    if at is None:
        return None
    prose = set(_lines_of_prose(front))
    kept = [lines[at]]
    for line in lines[at + 1 : at + 5]:
        if _AFTER_TITLE.match(line) or len(line) > 110 or line in prose:
            break
        kept.append(line)
    title = _tidy(" ".join(kept))
    above = lines[at - 1] if at else ""
    apart = above and len(above.split()) <= 8 and not find_date(above) and ":" not in above
    if not apart or _NOT_WHOSE.match(above):
        return title
    whole = not authority or any(n.held for n in find_authorities(above, [authority]))
    return f"{above if whole else authority}: {title}"


def _lines_of_prose(front: Front) -> Iterator[str]:
    """The first page's lines of sentences, but for a paragraph that a title begins."""
    for lines in front.prose:
        if not any(map(_INSPECTION.match, lines)):
            yield from lines


def _may_be_title(line: str) -> bool:
    if _NO_TITLE.match(line) or re.match(r"^[\w ()/&']{2,40}:", line):
        return False
    date_only = find_date(line) is not None and len(line) < 30
    return not date_only and any(c.isalpha() for c in line) and len(line) <= _LONGEST


def _tidy(title: str) -> str:
    title = re.sub(r"(?<=[a-z])\d$", "", re.sub(r"\s+", " ", title).strip())
    return title[:_LONGEST].rstrip(" .:;,")
