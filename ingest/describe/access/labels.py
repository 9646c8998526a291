"""Markings that stand apart: a line, or a form's field, that says no more than who may see a paper.

A label is told from prose by what it lacks. All its words are of one small vocabulary: the states a
paper may be in, the law that allows it, what may be so marked, and the words that join these. Prose
that speaks of exemption speaks of something else besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.describe.access.elsewhere import without_other_exemptions
from ingest.describe.access.label_fields import FIELD, field_told
from ingest.describe.access.label_words import (
    ALONE,
    CITES,
    DENIALS,
    GLUE,
    PART,
    PARTIAL,
    STATE,
    VERBS,
    WORD,
    LabelWords,
    Told,
    joined_up,
)

_OF_ITSELF = frozenset("this document report item paper contains press".split())
"""What a label with a verb in it begins with: it speaks of what it stands on."""

_BEARS = frozenset(
    "report minute minutes appendix annex annexe paper document briefing note memo memorandum letter"
    " record session addendum enclosure".split()
)
_OPENS_A_TITLE = frozenset("of to for from on by".split())
_ITEMS = frozenset("items business matters reports appendices decisions".split())
_GAP = re.compile(r"\s+[-–—]+\s+|\s*[:|(\[]\s*|(?<=\w)[-–—]\s|\.\s+(?=[A-Z])")
_ENDED = re.compile(r"[.!?;:)\]]\W*$")
_MOST = 24
"""Words of the longest label that isn't running on into a reason."""


_MOVES = re.compile(r"\W*that\b", re.IGNORECASE)
"""How a motion begins, which asks for what it speaks of: "That the press and public be excluded"."""


def label_told(line: str, before: str = "", after: str = "") -> Told:
    """What a line says by its form, between the lines `before` and `after` it ("" for none)."""
    line = joined_up(line)
    if not _MAY_TELL.search(f"{line} {after}") or _NUMBERED.match(line):
        return Told.NOTHING
    field = field_told(line, after)
    if field is not Told.NOTHING or "|" in line or _NAMES_A_PART.match(line):
        return field
    if not _begins(line, before) or _MOVES.match(line):
        return Told.NOTHING
    whole = _whole_told(line)
    if whole is not Told.NOTHING:
        return Told.NOTHING if _runs_on(line, after) else whole
    words = LabelWords.of(line)
    if after and not words.foreign and not _ENDED.search(line) and words.any_of(_HALF):
        both = _whole_told(f"{line} {after}")
        if both is Told.MARKED:
            return both
    if _is_title(line, words) or _gives_reason(words) or _in_capitals(line, words):
        return Told.MARKED
    return _in_part_told(line)


_HALF = STATE | {"not"}


def _whole_told(line: str) -> Told:
    """What a line says of which every word is a label's."""
    words = LabelWords.of(line)
    if not words.words or words.foreign or len(words.words) > 2 * _MOST:
        return Told.NOTHING
    if words.denied:
        return Told.DENIED
    if words.any_of(_ITEMS) and not CITES.search(line):
        return Told.NOTHING
    if words.any_of(VERBS) and not _speaks_of_itself(words):
        return Told.NOTHING
    if _heads(words):
        return Told.HEADED
    return Told.MARKED if _marks(line, words) else Told.NOTHING


def _speaks_of_itself(words: LabelWords) -> bool:
    subject = words.words[1:] if words.words[0] == "the" else words.words
    return (
        subject[:1] != ()
        and subject[0] in _OF_ITSELF
        and not words.any_of(_APPENDED | {"will", "was", "were"})
    )


_APPENDED = frozenset("appendix appendices annex annexe".split())


def _marks(line: str, words: LabelWords) -> bool:
    """Whether a label's words say that something is exempt."""
    if words.kept_from_sight or words.any_of(ALONE) or _is_official_sensitive(words):
        return True
    if words.words[:2] == ("in", "confidence") or words.words[-2:] == ("in", "confidence"):
        return True
    if words.words[-1] == "only" and words.any_of(frozenset({"members", "councillors"})):
        return True
    if words.any_of(frozenset({"12a"})) and CITES.search(line):
        return True
    part = PART.search(line)
    rest = LabelWords.of(line[: part.start()] + line[part.end() :]).words if part else ()
    return bool(part) and len(rest) <= 1 and _BEARS.issuperset(rest)


def _is_official_sensitive(words: LabelWords) -> bool:
    return {"official", "sensitive"}.issubset(words.words)


def _heads(words: LabelWords) -> bool:
    """Whether it is a section's name, "Exempt information", rather than a marking."""
    if len(words.words) > 5 or not words.any_of(STATE):
        return False
    return words.words[-1] in ("information", "exemption", "exemptions")


def _is_title(line: str, words: LabelWords) -> bool:
    """Whether it names what it stands over as exempt: "Confidential minutes of the Panel"."""
    if len(words.words) > _MOST or line.rstrip().endswith(".") or words.any_of(VERBS | DENIALS):
        return False
    state = 0
    while state < len(words.words) and words.words[state] in STATE | {"strictly", "and"}:
        state += 1
    borne, rest = words.words[state : state + 1], words.words[state + 1 : state + 2]
    return bool(state and _BEARS.issuperset(borne) and borne and _OPENS_A_TITLE.issuperset(rest))


def _gives_reason(words: LabelWords) -> bool:
    """Whether a label opens the line, and the rest is why: "Not for publication as it names ..."."""
    at = next((n for n, word in enumerate(words.words[:7]) if word in _REASONS), 0)
    head = LabelWords(words.words[:at])
    if not at or head.foreign or head.any_of(VERBS | PARTIAL) or head.denied:
        return False
    return head.kept_from_sight or (head.any_of(ALONE) and not _heads(head))


_REASONS = frozenset("because as under by pursuant within since due".split())


def _in_capitals(line: str, words: LabelWords) -> bool:
    """Whether the line begins or ends with a label in capitals that the rest isn't set in."""
    if words.any_of(VERBS) or line.isupper():
        return False
    runs = [found[0] for found in (pattern.search(line) for pattern in _RUNS) if found]
    return any(_is_label(run) and not LabelWords.of(run).any_of(_ITEMS) for run in runs)


_RUNS = (
    re.compile(r"^\W*[A-Z]{6,}\b(?:[\W\d]+[A-Z]+\b)*(?=\W)"),
    re.compile(r"(?<![A-Z] )\b(?:[A-Z]+\b[\W\d]+)*[A-Z]{6,}\W*$"),
)


def _in_part_told(line: str) -> Told:
    """What a line says of which the beginning, or the end, is a label set off from the rest."""
    parts = [part for part in _GAP.split(line.rstrip(")] *")) if part.strip()]
    if len(parts) < 2 or (LabelWords.of(line).any_of(_ITEMS) and not CITES.search(line)):
        return Told.NOTHING
    sentence = line.rstrip().endswith((".", ";")) or len(WORD.findall(line)) > _MOST
    first, *ends = parts[0], parts[-1], " ".join(parts[-2:])
    words = LabelWords.of(first)
    if _is_label(first) and not _heads(words) and (words.kept_from_sight or not sentence):
        return Told.MARKED
    if sentence or LabelWords.of(line).any_of(_ITEMS | VERBS):
        return Told.NOTHING
    if any(_is_label(end) and not _CITES_ONLY.match(end) for end in ends):
        return Told.MARKED
    return Told.NOTHING


_CITES_ONLY = re.compile(r"^\W*(?:sch|para|section|part|public|open)", re.IGNORECASE)


def _is_label(part: str) -> bool:
    words = LabelWords.of(part)
    if not words.words or words.foreign or words.denied or words.any_of(VERBS):
        return False
    if words.words in (("private",), ("restricted",)) and not part.isupper():
        return False  # also a sector's name, and what access to a room is
    return _marks(part, words)


_MAY_TELL = re.compile(
    rf"\b(?:{'|'.join(sorted(STATE))}|not|no|none|12a|part|public|press|open|only|status|classification"
    r"|paras?|paragraphs?)\b|[☒☑✓✔☐]",
    re.IGNORECASE,
)
_NAMES_A_PART = re.compile(r"^[^:]{3,40}:\s*(?:appendi|annex)", re.IGNORECASE)
"""A form's field of which appendices are exempt: a title has no more than their subject there."""

_NUMBERED = re.compile(r"^\W*\d{1,3}(?:\.\d{1,2})*[.)]?\s+\S")


def _begins(line: str, before: str) -> bool:
    """Whether a line begins something, rather than going on with a sentence above it."""
    first = re.search(r"[^\W_]", line)
    if first is None or first[0].islower():
        return False
    if line[: first.start()].strip() in ('"', "“", "'", "‘") and not re.match(
        r"^\W*[\w\s]+\W*$", line
    ):
        return False
    last = re.search(r"(\w+)\W*$", before)
    if last is None or len(before.split()) < 5 or _ENDED.search(before):
        return True
    return last[1] not in GLUE | {"than", "into", "about", "when"}


def _runs_on(line: str, after: str) -> bool:
    """Whether a label is but the beginning of a sentence that the next line goes on with."""
    if not after or _ENDED.search(line) or not after.lstrip()[:1].islower() or line.isupper():
        return False
    words = LabelWords.of(line)
    strong = words.words[0] in ALONE | {"not"} and CITES.search(line)
    return bool(LabelWords.of(after).foreign) and not strong


_TOP, _FOOT, _TITLE = 4, 2, 12
"""Lines at a page's head and foot, and words of the longest title, that may mark as they name."""


def _may_mark(line: str, before: str, after: str) -> bool:
    """Whether a title or an edge of a page has a state among other words: nothing is certain then."""
    words = LabelWords.of(joined_up(without_other_exemptions(line)))
    if len(words.words) > _TITLE or line.rstrip().endswith((".", ",", ";", "?")) or "|" in line:
        return False
    if _NUMBERED.match(line) or _NAMES_A_PART.match(line) or not _begins(line, before):
        return False
    if _heads(words) or after[:1].islower():
        return False
    if words.denied or words.any_of(VERBS | _ITEMS) or FIELD.match(line):
        return False
    return words.kept_from_sight or words.any_of(_UNMISTAKABLE)


_UNMISTAKABLE = frozenset("exempt exempted confidential restricted withheld".split())


def lines_told(lines: Sequence[str]) -> list[tuple[int, Told]]:
    """What each of a page's lines says, those that say something, by its place from 0."""
    told: list[tuple[int, Told]] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else ""
        after = lines[at + 1] if at + 1 < len(lines) else ""
        found = label_told(line, before, after)
        if found is Told.HEADED:
            below = label_told(after) if after else Told.NOTHING
            denied = below is Told.DENIED or LabelWords.of(after).denied
            found = Told.NOTHING if denied else Told.HEADED
        edge = at < _TOP or at >= len(lines) - _FOOT
        if (
            found is Told.NOTHING
            and edge
            and not _MOVES.match(line)
            and _may_mark(line, before, after)
        ):
            found = Told.HEADED
        if found in (Told.MARKED, Told.HEADED):
            told.append((at, found))
    return told
