"""The words of a marking: those that say who may see a paper, and those that may stand beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Told(StrEnum):
    """What a line says of who may see what it stands over."""

    NOTHING = "nothing"
    MARKED = "it is exempt"
    DENIED = "it is not exempt"
    HEADED = "it may be exempt"


STATE = frozenset(
    "exempt exempted exemption exemptions confidential restricted private withheld closed privileged"
    " embargoed sensitive confidence pink secret unpublished nfp".split()
)
ALONE = STATE - {"closed", "privileged", "sensitive", "confidence", "exemption", "exemptions"}
"""States that are a marking by themselves; the others are with what they are closed to, or under."""

OPEN = frozenset("public open unrestricted publishable published".split())
SHOW = frozenset(
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
GLUE = frozenset(
    "by virtue of under the to and or from in as defined within pursuant accordance for on this that"
    " these with because it its a an at set out relating strictly highly commercial commercially general"
    " onward any all draft final official not cannot due reason reasons therein following printed"
    " addressee addressees recipient recipients named do please excluded exclude outside until"
    " procedure rule rules only be been considered taken heard contained permitted allowed entitled".split()
)
VERBS = frozenset(
    "is are was were has have had will would may must should can contains contain includes see".split()
)
_NUMBER = re.compile(r"\d{1,4}[a-z]{0,2}|[a-z]")
VOCABULARY = STATE | OPEN | SHOW | _LAW | _THING | _BODY | GLUE | VERBS
PARTIAL = frozenset("part partly partially likely appendix appendices annex".split())
DENIALS = frozenset("no none nil nothing neither nor without non never n/a na".split())
WORD = re.compile(r"[a-z]+'[a-z]+|n/a|[a-z0-9]+", re.IGNORECASE)
PART = re.compile(r"\bpart (?:2|ii|two|b)\b", re.IGNORECASE)
CITES = re.compile(r"\b(?:paragraphs?|paras?)\W*(?:s\W+)?\d", re.IGNORECASE)
_SPACED = re.compile(r"(?:\b\w )+\w\b")
ALLOWED = frozenset("permitted allowed entitled".split())
_WITHOUT = frozenset("public press session".split())


def _first_of(words: Sequence[str], sought: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word of `sought` comes among the words, and before any of `other`."""
    first = next((word for word in words if word in sought or word in other), "")
    return first in sought


@dataclass(frozen=True)
class LabelWords:
    """A line's words in small letters, and what they are of."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> LabelWords:
        """The words of a text."""
        return cls(tuple(word.casefold() for word in WORD.findall(text)))

    @property
    def foreign(self) -> int:
        """How many are of no label."""
        return sum(not _is_known(word) for word in self.words)

    def any_of(self, kind: frozenset[str]) -> bool:
        """Whether any is of the kind."""
        return not kind.isdisjoint(self.words)

    @property
    def kept_from_sight(self) -> bool:
        """Whether it says "not for publication", "not available to", "closed to the public"."""
        for at, word in enumerate(self.words):
            rest = self.words[at + 1 : at + 8]
            if word in ("not", "cannot") and _first_of(rest, SHOW | ALLOWED, STATE):
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
            if word in DENIALS and not (word == "no" and rest[:1] and rest[0].isdigit()):
                return True
            if word == "not" and _first_of(rest, STATE, SHOW | ALLOWED):
                return True
        return False


def _is_known(word: str) -> bool:
    return (
        word in VOCABULARY
        or word in DENIALS
        or bool(_NUMBER.fullmatch(word))
        or (word.endswith("ly") and len(word) > 5)
    )


def joined_up(line: str) -> str:
    """The line with letters that were set apart put together: "E X E M P T" is one word."""
    return _SPACED.sub(lambda spaced: as_words(spaced[0].replace(" ", "")), line)


def as_words(letters: str) -> str:
    """Letters as the vocabulary's words, the longest first; as they were where they are none."""
    if len(letters) < 4:
        return " ".join(letters)
    words: list[str] = []
    rest = letters.casefold()
    while rest:
        size = next((n for n in range(len(rest), 1, -1) if rest[:n] in VOCABULARY), 0)
        if not size:
            return letters
        words.append(letters[len(letters) - len(rest) :][:size])
        rest = rest[size:]
    return " ".join(words)
