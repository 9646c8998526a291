"""What sentences say of who may see the paper they stand in.

A *marking* says that the paper it stands in is exempt. A *mention* speaks of exemption in general,
of a meeting, or of another paper. They are told apart by their subject ("this report is ..."). What
is no sentence is seen to in `labels`.
"""

from __future__ import annotations

import re
from enum import StrEnum

from ingest.describe.access.elsewhere import without_other_exemptions
from ingest.describe.access.units import Unit


class Sense(StrEnum):
    """What a unit says of access."""

    NOTHING = "nothing"
    PAPER = "this paper is exempt"
    PART = "this part of it is exempt"
    HERE = "what follows is exempt"
    UNSURE = "it may be exempt"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


_TRIGGER = _any(
    r"\bexempt", r"\bconfiden", r"\bpubli", r"\bprivate\b", r"\bclosed\b", r"\brestricted\b",
    r"schedule 12\s?a\b", r"\bsensitive\b", r"\bdisclos", r"\b(?:pink|yellow|buff) paper",
    r"\bcirculat", r"\bmembers\W* (?:eyes )?only\b", r"\bpart (?:2|ii|two|b)\b",
)  # fmt: skip
_DENIED = _any(
    r"\b(?:no|nor|none|nothing|neither|without|n't)\b(?: \w+){0,6}? (?:exempt|confidential|private)\b",
    r"\bnot (?!for\b|to be\b|open\b|available\b)(?:\w+ ){0,4}?(?:exempt|confidential|private)\b",
    r"\bnon-(?:exempt|confidential)\b",
    r"\b(?:does|do|did) not (?:contain|include|involve)\b",
    r"^(?:n/?a|none|nil|no|not applicable)\W*$|^there (?:is|are|were|was) (?:none|no)\b",
)
_SELF = (
    r"\b(?:this|the (?:enclosed|attached|following)) (?:[\w']+ ){0,2}?"
    r"(?P<what>report|paper|item|document|letter|minutes?|note|briefing|record|appendix|annexe?"
    r"|schedule|section|page|pack|information|plan|review|attachment|enclosure|memo(?:randum)?|file)s?\b"
)
_STATE = (
    r"(?:exempt|confidential|private|restricted|not for (?:general |public )?(?:publication|release)"
    r"|official[- ]sensitive|in confidence)"
)
_SAYS = (
    rf"(?:(?:is|are|be|been|being|was|as|deemed|considered|marked|strictly|remains?|and|both) (?:\w+ ){{0,4}}?{_STATE}\b"
    rf"|\b(?:contains?|includes?|discloses?|has|holds|with|reveals) (?:\w+ ){{0,2}}?(?:{_STATE}(?:,? (?:or|and|/) \w+)?) (?:information|data|details|material|matters?)"
    r"|\b(?:is|are|must|should|may|to) (?:therefore |strictly )?(?:not|never) (?:to )?(?:be )?(?:for (?:publication|release|disclosure|circulation)|open(?:ed)?|available|disclosed?|publish(?:ed)?|made (?:public|available)|released?|shared|cop(?:y|ied)|circulated?|discussed)"
    r"|\bconsidered in private|\b(?:is|as) a part (?:2|ii|two|b) (?:report|item|paper)|\bin private session)"
)
_OF_ITSELF = re.compile(rf"{_SELF}(?P<between>.{{0,90}}?){_SAYS}", re.IGNORECASE)
_OF_ITS_PART = _any(
    r"\b(?:exempt|confidential|private|restricted) (?:appendi|annex)",
    r"\b(?:except|exception|apart from|save for|other than)\b.{0,40}\b(?:appendi|annex|section|part)",
    r"\b(?:appendi\w+|annex\w*) [\w, ]{0,30}?(?:is|are|contains?|\()",
)
_OF_ANOTHER = _any(
    r"\b(?:appendi\w+|annex\w*|attachments?) (?:to|of|in|with)\b", r"\bwhether\b", r"\bif\b",
    r"\basked\b", r"\bwhy\b", r"\bwhen\b",
)  # fmt: skip
_PUBLIC_LEAVES = re.compile(
    r"\b(?:press|public)\b.{0,50}\bexcluded?\b.{0,80}\b(?:this|the) (?:report|item|paper|appendix)\b",
    re.IGNORECASE,
)
_MEETING = _any(
    r"\bresolv", r"\bresolution\b", r"\bwere excluded\b", r"\bwas excluded\b", r"\bagreed\b",
    r"\bmoved\b", r"\bseconded\b", r"\bfollowing items?\b", r"\bto consider whether\b",
)  # fmt: skip

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“\"])")
_PARTS_OWN = ("appendix", "annex", "annexe", "attachment", "enclosure", "schedule")


def sense_of(unit: Unit) -> Sense:
    """What a unit's sentences say of the paper they stand in."""
    if not _TRIGGER.search(unit.text):
        return Sense.NOTHING
    text = without_other_exemptions(unit.text)
    senses = [_sentence_sense(sentence) for sentence in _SENTENCE.split(text)]
    return next((each for each in (Sense.PAPER, Sense.PART) if each in senses), Sense.NOTHING)


def denies(text: str) -> bool:
    """Whether a text says that something is not exempt."""
    return bool(_DENIED.search(text))


def _sentence_sense(sentence: str) -> Sense:
    if not _TRIGGER.search(sentence) or _DENIED.search(sentence):
        return Sense.NOTHING
    own = _OF_ITSELF.search(sentence)
    if own and _OF_ANOTHER.search(sentence[: own.start()]):
        return Sense.NOTHING
    if own and not _OF_ITS_PART.search(own["between"] + sentence[own.end() - 25 :]):
        return Sense.PART if own["what"].lower() in _PARTS_OWN else Sense.PAPER
    if _MEETING.search(sentence):
        return Sense.NOTHING
    if _PUBLIC_LEAVES.search(sentence):
        return Sense.PAPER
    return Sense.NOTHING
