"""What one line or paragraph says of who may see it: marking, mention, or not to be told.

A *marking* says that the paper it stands in is exempt. A *mention* speaks of exemption in general,
of a meeting, or of another paper. Sentences are told apart by their subject ("this report is ..."),
labels by their form ("EXEMPT - paragraph 3").
"""

from __future__ import annotations

import re
from enum import StrEnum

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
_PUBLISHED = (
    r"(?:from |general |public |the |further )*"
    r"(?:publication|publish|disclosure|disclosing|release|inspection|access|press|public)"
)
_ELSEWHERE = re.compile(
    rf"\bexempt(?:ed|ion|ions)? (?:from|to) (?!{_PUBLISHED})\S+"
    r"|\b(?:council tax|vat|tax|fee) exempt\w*\b.*"
    r"|\bexempt (?:accommodation|housing|charit\w+|supported)\b",
    re.IGNORECASE,
)
"""Exemption from something else: council tax, registration, call-in."""

_DENIED = _any(
    r"\b(?:no|nor|none|nothing|neither|without|n't)\b(?: \w+){0,6}? (?:exempt|confidential|private)\b",
    r"\bnot (?!for\b|to be\b|open\b|available\b)(?:\w+ ){0,4}?(?:exempt|confidential|private)\b",
    r"\bnon-(?:exempt|confidential)\b",
    r"\b(?:does|do|did) not (?:contain|include|involve)\b",
    r"^(?:n/?a|none|nil|no|not applicable)\W*$|^there (?:is|are|were|was) (?:none|no)\b",
)
_NO = re.compile(
    r"^\W*(?:no|none|nil|n/?a|not (?:applicable|exempt)|public|open|unrestricted|☐)\b|^☐", re.I
)
_YES = re.compile(
    r"^\W*(?:yes|exempt|confidential|private|restricted|closed|part (?:2|ii|b|two)\b|not for publication"
    r"|para(?:graph)?s?\b|wholly|fully)|^[☒☑✓✔xX]\W*$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^(?P<name>[^:|?]{0,60}\b(?:exempt(?:ion)?|confidential(?:ity)?|public|private|access|status"
    r"|classification|open|publication|security marking|protective marking)\b[^:|?]{0,40}?)"
    r"\s*[:|?]+\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_OF_SOME = _any(
    r"\bpart(?:ly|ially)?\b(?! (?:2|ii|b|two)\b)", r"\blikely\b", r"\bappendi", r"\bannex"
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

_PREFIX = (
    r"^[\W_]*(?:(?:agenda )?item(?: no\.?)? ?[\d.]*|(?:appendix|annexe?|enclosure|attachment) ?\w{0,4}"
    r"|report(?: to \w+)?|part (?:2|ii|b|two)|document|cabinet|page \d+(?: of \d+)?|status|draft|this is(?: an?)?|the|to)?[\W_]*"
)
_ITS = (
    r"(?:\W*$|\s*[-–—:;,.(\[]|\s+(?:by|under|as defined|as set out|in accordance|within|pursuant|for the|of the|to the"
    r"|because|for|to|relating|about|paras?\b|paragraphs?\b|not for|and not|and exempt|and confidential|[\dA-Z]{1,3}$))"
)
_THING = (
    r"(?:report|item|appendix|annexe?|paper|papers|minutes?|information|document|briefing|note|memo(?:randum)?"
    r"|section|matter|session|part|pack|agenda|letter|annexure|addendum|schedule|copy|version)"
)
_LABEL = re.compile(
    _PREFIX + r"(?:"
    r"not for (?:general |public |onward )?(?:publication|release|disclosure|circulation|distribution)\b(?! until| before)"
    rf"|exempt{_ITS}"
    rf"|exempt (?:\w+ )?{_THING}{_ITS}"
    r"|exempt (?:from|by|under|in accordance|within|pursuant|category|paras?\b|paragraph)"
    r"|exemption under\b"
    rf"|(?:strictly |highly |private (?:and|&) |private/|commercially )*confidential{_ITS}"
    rf"|(?:strictly )?confidential (?:\w+ )?{_THING}{_ITS}"
    rf"|restricted(?: (?:report|item|document|circulation|access|papers?))?(?:\W*$|\s*[-–—:(])"
    r"|document is restricted|is restricted$"
    r"|part (?:2|ii|two) (?:report|item|paper|minutes|appendix)(?:\W*$|\s*[-–—:(]|\s+and\b)"
    r"|not to be (?:published|disclosed|copied|circulated|released|shared|made public)\b"
    r"|(?:the )?(?:press|public)[\w ]{0,20} (?:may not|must not|cannot|(?:is|are) not (?:permitted|allowed|entitled)(?: to)?)"
    r" (?:see|read|view|inspect|have|access)\b"
    r"|(?:report|item|paper|document|appendix) is (?:exempt|confidential|not for|private|restricted)\b"
    r"|official[\s\W]{0,3}sensitive\b"
    r"|(?:commercial(?:ly)?|management|staff|strictly)?[ -]?in[- ]confidence\b"
    rf"|private (?:and exempt )?(?:report|item|session|minutes|paper|agenda|document|appendix)(?:\W*$|\s*[-–—:(])"
    rf"|closed (?:report|session|item|minutes|paper|document)(?:\W*$|\s*[-–—:(])"
    r"|(?:to be )?(?:considered|taken|heard) in (?:private|closed session)"
    r"|(?:printed on )?pink papers?\b"
    r"|(?:yellow|buff|blue|green|salmon|lilac|gold) papers?\W+(?:exempt|confidential|private|not for)"
    r"|(?:not open|closed|not available|not accessible) (?:to|for) (?:the )?(?:press|public|inspection)"
    r"|(?:for )?(?:board |panel |committee )?members(?:'|’)? (?:eyes )?only(?:\W*$|\s*[-–—:(])"
    r"|contains? (?:exempt|confidential)(?:(?:,| or| and|/) ?(?:exempt|confidential))? information\b"
    r"|private\W*$"
    r"|by virtue of (?:the )?para(?:graph)?"
    r"|para(?:graph)?s?(?:\(s\))? ?[\d, and&]+,? ?(?:of )?(?:part (?:1|i|one))?(?: of)?,? ?schedule 12\s?a\b"
    r"|schedule 12\s?a\b.{0,40}\bpara(?:graph)?s?\b ?\d"
    r")",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(
    r"(?:[-–—:(\[|,]\s*|\s{2,})(?:strictly )?(?:private (?:and|&) )?"
    r"(?:exempt|confidential|not for publication|restricted|private)"
    rf"(?: (?:{_THING}))?(?:\s*[-–—:,]?\s*(?:under )?para(?:graph)?s? [\d, and&]+)?[)\]\s.*]*$",
    re.IGNORECASE,
)
_STRONG = _any(
    r"\bnot for publication\b", r"\bschedule 12\s?a\b",
    r"\bexempt (?:information|report|item|paper|from (?:publication|disclosure))",
    r"\bconfidential (?:report|item|paper)\b",
)  # fmt: skip
_TALKS = _any(
    r"\bmeans\b", r"\bmay be\b", r"\bmust be\b", r"\bmust keep\b", r"\bwhere\b", r"\bwhether\b", r"\bif\b",
    r"\bwhen(?:ever)?\b", r"\bany\b", r"\bmarked\b", r"\bcategor", r"\bto approve\b", r"\bguid", r"\brules?\b(?! \d)",
    r"\bpolicy\b", r"\bprocedure\b(?! rule)", r"\bexclu(?:de|sion)", r"\bbackground papers?\b", r"\bitems\b",
    r"\bimplications\b", r"\bexempt(?:ions)?\b and\b", r"\bbusiness\b", r"\buntil\b", r"\breturn\b",
)  # fmt: skip
_OF_AN_APPENDIX = re.compile(
    r"^\W*(?:appendi\w+|annex\w*) [\w, &]{1,30}? (?:is|are|contains?|includes?)\b", re.IGNORECASE
)
_RULE = re.compile(
    r"^(?:exempt|confidential) information\b.*\b(?:means|may be|must be|should be|is information|where)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^[\W\d]*(?:exempt|confidential)(?:(?:/| or | and )(?:exempt|confidential))? "
    r"(?:information|items?|appendices|papers?)\W*$|^[\W\d]*(?:exempt(?:ion)?|confidential(?:ity)?)\W*$",
    re.IGNORECASE,
)
_AGENDA_HEADING = re.compile(
    r"\b(?:items|business|matters|reports|appendices|decisions)\b", re.IGNORECASE
)
_HALF = re.compile(r"\bnot(?: for)?\W*$|^this\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“\"])")
_PARTS_OWN = ("appendix", "annex", "annexe", "attachment", "enclosure", "schedule")
_PROSE = 22


def sense_of(unit: Unit, following: str = "") -> Sense:
    """What a unit says; `following` is the text after it, which may deny what a heading names."""
    if not _TRIGGER.search(unit.text):
        return Sense.NOTHING
    text = _ELSEWHERE.sub("", unit.text)
    field = _FIELD.match(text)
    if field and not unit.running and (unit.cells or unit.words <= _PROSE):
        told = _field_sense(field["name"], field["value"])
        if told is not None:
            return told
    if _SECTION.match(text) and (_answers_no(following) or unit.numbered):
        return Sense.NOTHING
    senses = [_sentence_sense(unit, sentence) for sentence in _SENTENCE.split(text)]
    for sense in (Sense.PAPER, Sense.PART, Sense.HERE, Sense.UNSURE):
        if sense in senses:
            return sense
    return Sense.NOTHING


def may_go_on(text: str) -> bool:
    """Whether a line may be the first half of a marking."""
    return bool(_TRIGGER.search(text) or _HALF.search(text))


def denies(text: str) -> bool:
    """Whether a text says that something is not exempt."""
    return bool(_DENIED.search(text))


def _field_sense(name: str, value: str) -> Sense | None:
    """What a label and its value say ("Exempt: yes"); None where the two are no such pair."""
    if _NO.search(value) or _DENIED.search(value):
        return Sense.NOTHING
    if _YES.search(value):
        return Sense.NOTHING if _OF_SOME.search(f"{name} {value}") else Sense.PAPER
    return None


def _answers_no(following: str) -> bool:
    """Whether what stands under a heading says that there is nothing, or explains what the word means."""
    return bool(
        _DENIED.search(following)
        or _NO.search(following)
        or _TALKS.search(following)
        or _OF_ITS_PART.search(following)
    )


def _sentence_sense(unit: Unit, sentence: str) -> Sense:
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
    return _label_sense(unit, sentence)


def _label_sense(unit: Unit, sentence: str) -> Sense:
    """What a label says by its form; in running prose only its beginning can be one."""
    if (
        _AGENDA_HEADING.search(sentence)
        and not unit.running
        and "schedule 12" not in sentence.lower()
    ):
        return Sense.NOTHING
    starts = _LABEL.match(sentence)
    listed = unit.item and unit.numbered
    short = unit.labels or len(sentence.split()) <= _PROSE
    if starts and (_RULE.match(sentence) or _OF_AN_APPENDIX.match(sentence)):
        return Sense.NOTHING
    if starts and short and not _TALKS.search(sentence[: starts.end() + 12]) and not listed:
        return Sense.HERE
    if _LABEL_AFTER.search(sentence) and unit.words <= _PROSE and not listed:
        return Sense.HERE if unit.in_head or unit.heading else Sense.NOTHING
    if _OF_ITS_PART.search(sentence):
        return Sense.NOTHING
    if _STRONG.search(sentence) and unit.labels and unit.in_head and not _TALKS.search(sentence):
        return Sense.UNSURE if not listed else Sense.NOTHING
    return Sense.NOTHING
