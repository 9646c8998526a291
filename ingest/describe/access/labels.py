"""Markings that stand apart: a line, or a form's field, that says no more than who may see a paper.

A label is told from prose by what it lacks. All its words are of one small vocabulary: the states a
paper may be in, the law that allows it, what may be so marked, and the words that join these. Prose
that speaks of exemption speaks of something else besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.describe.access.elsewhere import without_other_exemptions


class Told(StrEnum):
    """What a line says of who may see what it stands over."""

    NOTHING = "nothing"
    MARKED = "it is exempt"
    DENIED = "it is not exempt"
    HEADED = "it may be exempt"


_STATE = frozenset(
    "exempt exempted exemption exemptions confidential restricted private withheld closed privileged"
    " embargoed sensitive confidence pink secret unpublished nfp".split()
)
_ALONE = _STATE - {"closed", "privileged", "sensitive", "confidence", "exemption", "exemptions"}
"""States that are a marking by themselves; the others are with what they are closed to, or under."""

_OPEN = frozenset("public open unrestricted publishable published".split())
_SHOW = frozenset(
    "publication publish published disclosure disclose disclosed disclosable release released"
    " circulation circulate circulated distribution distributed copied copying shared inspection access"
    " accessible available open view viewing copy forward forwarded share shared sharing admitted"
    " photocopied broadcast webcast".split()
)
_LAW = frozenset(
    "schedule sch 12a local government act part parts paragraph paragraphs para paras section sections"
    " s regulation regulations reg information category categories authorities executive arrangements"
    " meetings england wales amended variation order freedom data protection foia law gdpr legal"
    " professional privilege i ii iii iv v vi vii".split()
)
_THING = frozenset(
    "report reports item agenda appendix appendices annex annexe enclosure attachment addendum schedule"
    " paper papers minute minutes document documents briefing note notes memo memorandum letter session"
    " meeting pack cover sheet page pages copy version record file summary plan number no business"
    " matter press public member members councillor councillors officers only eyes status classification"
    " marking blue yellow green buff lilac salmon gold white".split()
)
_BODY = frozenset(
    "cabinet committee sub panel board council executive scrutiny forum director lead".split()
)
_GLUE = frozenset(
    "by virtue of under the to and or from in as defined within pursuant accordance for on this that"
    " these with because it its a an at set out relating strictly highly commercial commercially general"
    " onward any all draft final official not cannot due reason reasons therein following printed"
    " addressee addressees recipient recipients named do please excluded exclude outside until"
    " procedure rule rules only be been considered taken heard contained permitted allowed entitled".split()
)
_VERBS = frozenset(
    "is are was were has have had will would may must should can contains contain includes see".split()
)
_NUMBER = re.compile(r"\d{1,4}[a-z]{0,2}|[a-z]")
_VOCABULARY = _STATE | _OPEN | _SHOW | _LAW | _THING | _BODY | _GLUE | _VERBS
_OF_ITSELF = frozenset("this document report item paper contains press".split())
"""What a label with a verb in it begins with: it speaks of what it stands on."""

_BEARS = frozenset(
    "report minute minutes appendix annex annexe paper document briefing note memo memorandum letter"
    " record session addendum enclosure".split()
)
_OPENS_A_TITLE = frozenset("of to for from on by".split())
_PARTIAL = frozenset("part partly partially likely appendix appendices annex".split())
_DENIALS = frozenset("no none nil nothing neither nor without non never n/a na".split())
_ITEMS = frozenset("items business matters reports appendices decisions".split())
_WORD = re.compile(r"[a-z]+'[a-z]+|n/a|[a-z0-9]+", re.IGNORECASE)
_PART = re.compile(r"\bpart (?:2|ii|two|b)\b", re.IGNORECASE)
_CITES = re.compile(r"\b(?:paragraphs?|paras?)\W*(?:s\W+)?\d", re.IGNORECASE)
_GAP = re.compile(r"\s+[-–—]+\s+|\s*[:|(\[]\s*|(?<=\w)[-–—]\s|\.\s+(?=[A-Z])")
_ENDED = re.compile(r"[.!?;:)\]]\W*$")
_SPACED = re.compile(r"(?:\b\w )+\w\b")
_MOST = 24
"""Words of the longest label that isn't running on into a reason."""


_ALLOWED = frozenset("permitted allowed entitled".split())
_WITHOUT = frozenset("public press session".split())


def _first_of(words: Sequence[str], sought: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word of `sought` comes among the words, and before any of `other`."""
    first = next((word for word in words if word in sought or word in other), "")
    return first in sought


@dataclass(frozen=True)
class _Words:
    """A line's words in small letters, and what they are of."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Words:
        return cls(tuple(word.casefold() for word in _WORD.findall(text)))

    @property
    def foreign(self) -> int:
        """How many are of no label."""
        return sum(not _is_known(word) for word in self.words)

    def any_of(self, kind: frozenset[str]) -> bool:
        return not kind.isdisjoint(self.words)

    @property
    def kept_from_sight(self) -> bool:
        """Whether it says "not for publication", "not available to", "closed to the public"."""
        for at, word in enumerate(self.words):
            rest = self.words[at + 1 : at + 8]
            if word in ("not", "cannot") and _first_of(rest, _SHOW | _ALLOWED, _STATE):
                return True
            if word in ("closed", "withheld") and not _WITHOUT.isdisjoint(rest):
                return True
            if word == "excluded" and not _WITHOUT.isdisjoint(self.words[:at]):
                return True
        return False

    @property
    def denied(self) -> bool:
        """Whether it says that something is not exempt."""
        for at, word in enumerate(self.words):
            rest = self.words[at + 1 : at + 6]
            if word in _DENIALS and not (word == "no" and rest[:1] and rest[0].isdigit()):
                return True
            if word == "not" and _first_of(rest, _STATE, _SHOW | _ALLOWED):
                return True
        return False


_MOVES = re.compile(r"\W*that\b", re.IGNORECASE)
"""How a motion begins, which asks for what it speaks of: "That the press and public be excluded"."""


def label_told(line: str, before: str = "", after: str = "") -> Told:
    """What a line says by its form, between the lines `before` and `after` it ("" for none)."""
    line = _joined_up(line)
    if not _MAY_TELL.search(f"{line} {after}") or _NUMBERED.match(line):
        return Told.NOTHING
    field = _field_told(line, after)
    if field is not Told.NOTHING or "|" in line or _NAMES_A_PART.match(line):
        return field
    if not _begins(line, before) or _MOVES.match(line):
        return Told.NOTHING
    whole = _whole_told(line)
    if whole is not Told.NOTHING:
        return Told.NOTHING if _runs_on(line, after) else whole
    words = _Words.of(line)
    if after and not words.foreign and not _ENDED.search(line) and words.any_of(_HALF):
        both = _whole_told(f"{line} {after}")
        if both is Told.MARKED:
            return both
    if _is_title(line, words) or _gives_reason(words) or _in_capitals(line, words):
        return Told.MARKED
    return _in_part_told(line)


_HALF = _STATE | {"not"}


def _whole_told(line: str) -> Told:
    """What a line says of which every word is a label's."""
    words = _Words.of(line)
    if not words.words or words.foreign or len(words.words) > 2 * _MOST:
        return Told.NOTHING
    if words.denied:
        return Told.DENIED
    if words.any_of(_ITEMS) and not _CITES.search(line):
        return Told.NOTHING
    if words.any_of(_VERBS) and not _speaks_of_itself(words):
        return Told.NOTHING
    if _heads(words):
        return Told.HEADED
    return Told.MARKED if _marks(line, words) else Told.NOTHING


def _speaks_of_itself(words: _Words) -> bool:
    subject = words.words[1:] if words.words[0] == "the" else words.words
    return (
        subject[:1] != ()
        and subject[0] in _OF_ITSELF
        and not words.any_of(_APPENDED | {"will", "was", "were"})
    )


_APPENDED = frozenset("appendix appendices annex annexe".split())


def _marks(line: str, words: _Words) -> bool:
    """Whether a label's words say that something is exempt."""
    if words.kept_from_sight or words.any_of(_ALONE) or _is_official_sensitive(words):
        return True
    if words.words[:2] == ("in", "confidence") or words.words[-2:] == ("in", "confidence"):
        return True
    if words.words[-1] == "only" and words.any_of(frozenset({"members", "councillors"})):
        return True
    if words.any_of(frozenset({"12a"})) and _CITES.search(line):
        return True
    part = _PART.search(line)
    rest = _Words.of(line[: part.start()] + line[part.end() :]).words if part else ()
    return bool(part) and len(rest) <= 1 and _BEARS.issuperset(rest)


def _is_official_sensitive(words: _Words) -> bool:
    return {"official", "sensitive"}.issubset(words.words)


def _heads(words: _Words) -> bool:
    """Whether it is a section's name, "Exempt information", rather than a marking."""
    if len(words.words) > 5 or not words.any_of(_STATE):
        return False
    return words.words[-1] in ("information", "exemption", "exemptions")


def _is_title(line: str, words: _Words) -> bool:
    """Whether it names what it stands over as exempt: "Confidential minutes of the Panel"."""
    if len(words.words) > _MOST or line.rstrip().endswith(".") or words.any_of(_VERBS | _DENIALS):
        return False
    state = 0
    while state < len(words.words) and words.words[state] in _STATE | {"strictly", "and"}:
        state += 1
    borne, rest = words.words[state : state + 1], words.words[state + 1 : state + 2]
    return bool(state and _BEARS.issuperset(borne) and borne and _OPENS_A_TITLE.issuperset(rest))


def _gives_reason(words: _Words) -> bool:
    """Whether a label opens the line, and the rest is why: "Not for publication as it names ..."."""
    at = next((n for n, word in enumerate(words.words[:7]) if word in _REASONS), 0)
    head = _Words(words.words[:at])
    if not at or head.foreign or head.any_of(_VERBS | _PARTIAL) or head.denied:
        return False
    return head.kept_from_sight or (head.any_of(_ALONE) and not _heads(head))


_REASONS = frozenset("because as under by pursuant within since due".split())


def _in_capitals(line: str, words: _Words) -> bool:
    """Whether the line begins or ends with a label in capitals that the rest isn't set in."""
    if words.any_of(_VERBS) or line.isupper():
        return False
    runs = [found[0] for found in (pattern.search(line) for pattern in _RUNS) if found]
    return any(_is_label(run) and not _Words.of(run).any_of(_ITEMS) for run in runs)


_RUNS = (
    re.compile(r"^\W*[A-Z]{6,}\b(?:[\W\d]+[A-Z]+\b)*(?=\W)"),
    re.compile(r"(?<![A-Z] )\b(?:[A-Z]+\b[\W\d]+)*[A-Z]{6,}\W*$"),
)


def _in_part_told(line: str) -> Told:
    """What a line says of which the beginning, or the end, is a label set off from the rest."""
    parts = [part for part in _GAP.split(line.rstrip(")] *")) if part.strip()]
    if len(parts) < 2 or (_Words.of(line).any_of(_ITEMS) and not _CITES.search(line)):
        return Told.NOTHING
    sentence = line.rstrip().endswith((".", ";")) or len(_WORD.findall(line)) > _MOST
    first, *ends = parts[0], parts[-1], " ".join(parts[-2:])
    words = _Words.of(first)
    if _is_label(first) and not _heads(words) and (words.kept_from_sight or not sentence):
        return Told.MARKED
    if sentence or _Words.of(line).any_of(_ITEMS | _VERBS):
        return Told.NOTHING
    if any(_is_label(end) and not _CITES_ONLY.match(end) for end in ends):
        return Told.MARKED
    return Told.NOTHING


_CITES_ONLY = re.compile(r"^\W*(?:sch|para|section|part|public|open)", re.IGNORECASE)


def _is_label(part: str) -> bool:
    words = _Words.of(part)
    if not words.words or words.foreign or words.denied or words.any_of(_VERBS):
        return False
    if words.words in (("private",), ("restricted",)) and not part.isupper():
        return False  # also a sector's name, and what access to a room is
    return _marks(part, words)


def _field_told(line: str, after: str) -> Told:
    """What a form's field and its value say: "Exempt: yes", "Is this report exempt? No"."""
    found = _FIELD.match(_TICKED.sub(" yes", _UNTICKED.sub(" no", line)))
    if not found:
        return Told.NOTHING
    name, value = _Words.of(found["name"]), _Words.of(found["value"])
    if not value.words and "?" in line:
        value = _Words.of(after)
    if not value.words or name.foreign > ("?" in line) or not _is_of_access(found["name"], name):
        return Told.NOTHING
    return _value_told(found["name"], name, value, found["value"])


_FIELD = re.compile(r"^(?P<name>[^:|?]{3,70}?)\s*(?:[:|?]\s*)+(?P<value>.*)$")
_MAY_TELL = re.compile(
    rf"\b(?:{'|'.join(sorted(_STATE))}|not|no|none|12a|part|public|press|open|only|status|classification"
    r"|paras?|paragraphs?)\b|[☒☑✓✔☐]",
    re.IGNORECASE,
)
_NAMES_A_PART = re.compile(r"^[^:]{3,40}:\s*(?:appendi|annex)", re.IGNORECASE)
"""A form's field of which appendices are exempt: a title has no more than their subject there."""

_TICKED, _UNTICKED = re.compile("[☒☑✓✔]"), re.compile("☐")
_NUMBERED = re.compile(r"^\W*\d{1,3}(?:\.\d{1,2})*[.)]?\s+\S")


_ACCESS = frozenset("status classification marking access".split())
_YES = frozenset("yes y true wholly fully".split())
_NO = frozenset("no n false none nil not neither nothing na n/a".split())


def _is_of_access(text: str, name: _Words) -> bool:
    """Whether a field's name is of who may see the paper."""
    if name.any_of(_STATE | _OPEN) or name.kept_from_sight or _PART.search(text):
        return True
    return name.any_of(_ACCESS) and not name.foreign


def _value_told(text: str, name: _Words, value: _Words, said: str) -> Told:
    first = value.words[0]
    closed = name.any_of(_STATE) or name.kept_from_sight or bool(_PART.search(text))
    opened = name.any_of(_OPEN) and not name.kept_from_sight
    of_some = name.any_of(_PARTIAL) and not _PART.search(text)
    begins = " ".join(value.words)
    if first in _NO and not value.kept_from_sight:
        return Told.MARKED if opened and not closed and first in ("no", "n") else Told.DENIED
    if of_some or (first in _PARTIAL | _YES and value.any_of(_PARTIAL) and not _PART.match(begins)):
        return Told.NOTHING
    if first in _YES:
        return Told.MARKED if closed and not opened else Told.DENIED
    if first in _OPEN or begins.startswith(("part 1", "part i ", "part a")):
        return Told.DENIED
    if first in _STATE or value.kept_from_sight or _PART.match(begins):
        return Told.MARKED
    if closed and not opened and (_CITES.match(said.lstrip()) or first.isdigit()):
        return Told.MARKED
    return Told.NOTHING


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
    return last[1] not in _GLUE | {"than", "into", "about", "when"}


def _runs_on(line: str, after: str) -> bool:
    """Whether a label is but the beginning of a sentence that the next line goes on with."""
    if not after or _ENDED.search(line) or not after.lstrip()[:1].islower() or line.isupper():
        return False
    words = _Words.of(line)
    strong = words.words[0] in _ALONE | {"not"} and _CITES.search(line)
    return bool(_Words.of(after).foreign) and not strong


def _is_known(word: str) -> bool:
    return (
        word in _VOCABULARY
        or word in _DENIALS
        or bool(_NUMBER.fullmatch(word))
        or (word.endswith("ly") and len(word) > 5)
    )


def _joined_up(line: str) -> str:
    """The line with letters that were set apart put together: "E X E M P T" is one word."""
    return _SPACED.sub(lambda spaced: as_words(spaced[0].replace(" ", "")), line)


def as_words(letters: str) -> str:
    """Letters as the vocabulary's words, the longest first; as they were where they are none."""
    if len(letters) < 4:
        return " ".join(letters)
    words: list[str] = []
    rest = letters.casefold()
    while rest:
        size = next((n for n in range(len(rest), 1, -1) if rest[:n] in _VOCABULARY), 0)
        if not size:
            return letters
        words.append(letters[len(letters) - len(rest) :][:size])
        rest = rest[size:]
    return " ".join(words)


_TOP, _FOOT, _TITLE = 4, 2, 12
"""Lines at a page's head and foot, and words of the longest title, that may mark as they name."""


def _may_mark(line: str, before: str, after: str) -> bool:
    """Whether a title or an edge of a page has a state among other words: nothing is certain then."""
    words = _Words.of(_joined_up(without_other_exemptions(line)))
    if len(words.words) > _TITLE or line.rstrip().endswith((".", ",", ";", "?")) or "|" in line:
        return False
    if _NUMBERED.match(line) or _NAMES_A_PART.match(line) or not _begins(line, before):
        return False
    if _heads(words) or after[:1].islower():
        return False
    if words.denied or words.any_of(_VERBS | _ITEMS) or _FIELD.match(line):
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
            denied = below is Told.DENIED or _Words.of(after).denied
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
