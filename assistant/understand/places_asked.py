"""Questions that ask which of all the places held have a grade ("Which councils are outstanding?")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language.terms import find_terms
from corpus.types import Grade

_PLACES = r"(?:councils?|(?:local )?authorit(?:y|ies)|las?|boroughs?|counties|places)\b"
_LEAD = r"^\W*(?:(?:and|so|but) )?"
_WORDS = r"(?:(?! (?:in|from|for|at|by|has|have|does|do|did|can|should)\b) [\w']+){0,5}?"
_ASKS = re.compile(
    rf"{_LEAD}(?:(?:which|what(?! is| was)|how many)\b{_WORDS} {_PLACES}"
    rf"|(?:list|name|show|give me|(?:is|are|was|were) (?:there )?(?:any|all))\b{_WORDS} {_PLACES}"
    r"|(?:the |all |any )*(?:councils|authorities|local authorities)\b)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^\W*who(?:['’]s| is| are| was| were| has| have| got| gets| requires?| needs?)\b", re.I
)
_GRADES = (
    (Grade.OUTSTANDING, r"outstanding"),
    (Grade.REQUIRES_IMPROVEMENT, r"require[sd]? improvement(?: to be good)?|requiring improvement|RI\b"),
    (Grade.INADEQUATE, r"inadequate"),
    (Grade.ADEQUATE, r"adequate"),
    (
        Grade.GOOD,
        r"good(?=\W*$|[,;)]| (?:or|and|in|for|on|overall|at (?:the|their|its|an?|any)|under|since|before|after|by"
        r"|as|now|when|ratings?|grades?|judge?ments?|outcomes?|ofsted|councils?|authorit\w+|places)\b)",
    ),
)  # fmt: skip
_BETTER = re.compile(r"\bor (?:better|above|higher)\b", re.IGNORECASE)
_WORSE = re.compile(r"\bor (?:worse|below|lower)\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:less|worse|lower) than $|\bbelow $|\bunder $", re.IGNORECASE)
_NOT = re.compile(r"(?:\bnot|n['’]t)\b(?: \w+)? $|\bnever\b", re.IGNORECASE)
_LETTERS = tuple(Grade)[: tuple(Grade).index(Grade.INADEQUATE) + 1]
"""The grades proper, best first."""

_SAID = re.compile(
    r"\b(?:ofsted|councils?|authorit\w+|local|las?|boroughs?|counties|places|who(?:['’]s)?|which|what|list"
    r"|name|show|require[sd]?|requiring|improvement|outstanding|inadequate|adequate|good|better|above"
    r"|higher|worse|below|lower|less|than|RI|SIF|ILACS|single|framework|inspect\w*|judge?d?|judge?ments?"
    r"|grade[sd]?|rat(?:ed|ings?)|found|deemed|assessed|overall|effectiveness|latest|last|recent"
    r"|recently|current|currently|newest|now|today|ever|since|before|after|until|help|protection"
    r"|protected|experiences?|progress|impact|leaders?|leadership|management|governance|care|leavers?"
    r"|looked|children\w*|child|young|people|adoption|services?|safeguarding|boards?|lscb|practice"
    r"|social|work|need|needing|held|library|score[ds]?|outcomes?|result|considered|area|english)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PlacesAsked:
    """The grades any of which is asked for, and whether at any inspection, not the latest alone."""

    grades: tuple[Grade, ...]
    ever: bool


def places_asked(question: str) -> PlacesAsked | None:
    """What a question of every place held asks; None where it is another, or no grade is named."""
    if not (_ASKS.search(question) or _WHO.search(question)):
        return None
    grades = _grades(question)
    if not grades:
        return None
    return PlacesAsked(grades, bool(re.search(r"\bever\b", question, re.IGNORECASE)))


def asks_more(question: str) -> bool:
    """Whether a question of places and grades speaks of something else besides (caseloads, say)."""
    rest = _SAID.sub(" ", question)
    return any(term.weight >= 1 for term in find_terms(rest))


def _grades(question: str) -> tuple[Grade, ...]:
    named: dict[Grade, int] = {}
    text = question
    for grade, words in _GRADES:
        pattern = re.compile(rf"\b(?:{words})", re.IGNORECASE)
        match = pattern.search(text)
        if match:
            named[grade] = match.start()
            text = text[: match.start()] + "-" * len(match.group()) + text[match.end() :]
    if not named or any(_NOT.search(question[:at]) for at in named.values()):
        return ()
    best = min(_LETTERS.index(grade) for grade in named)
    if any(_BELOW.search(question[:at]) for at in named.values()):
        return _LETTERS[best + 1 :]
    if _BETTER.search(question):
        return _LETTERS[: best + 1]
    if _WORSE.search(question):
        return _LETTERS[best:]
    return tuple(grade for grade in _LETTERS if grade in named)
