"""The terms of a question: what an answer's words are measured against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.vocabulary import phrases, same_meaning, spelled, stands_for
from assistant.language.words import STOPWORDS, stem, stems, words

_QUOTED = re.compile(r"[“\"‘]([^”\"’]{8,})[”\"’]")
_HOW = re.compile(r"\bhow (?:long|old|often|much|many|far|big)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’&-]*[A-Za-z]|[A-Za-z]|\d+(?:[.,]\d+)*%?|%")

# Words that say where to look or what shape the answer has, not what it is about.
STRUCTURE = frozenset(
    stem(word)
    for word in """ofsted inspection inspections inspector inspectors inspected reinspection report
    reports reported council letter latest recent recently current currently percentage percent
    proportion share date day year month months years time times visit visits grade grades rating
    ratings rated rate judged judgement judgements judgment graded compare compared comparison list
    item items wording word words stand stands findings find found come came back put still happen
    happened happening end ended want wanted people thing children childrens child service services
    authority local city area areas move moved change changed share number numbers total exact
    exactly mention mentioned state stated document documents paper papers give officer name named
    answer question according compared versus last next previous before think thought view opinion
    saying happens two three four five six seven eight nine ten deem deemed
    one ones difference versus both each early late recent count counts gone rise rose risen fall fell fallen
    increase decrease went points point""".split()
)


@dataclass(frozen=True)
class Term:
    """One thing a question speaks of: its words, and every wording (as stems) that counts as it.

    The first wording is the asker's own. `weight` is how much it matters, above 0; the index's
    idf multiplies it. `exact` terms are quotations.
    """

    text: str
    wordings: tuple[tuple[str, ...], ...]
    weight: float = 1.0
    exact: bool = False
    abbreviation: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every wording as it is written, the asker's own first, to be looked up in the index."""
        return (self.text, *(spelled(wording) for wording in self.wordings[1:]))

    @property
    def own(self) -> tuple[str, ...]:
        """The asker's own wording."""
        return self.wordings[0]


def find_terms(question: str, spans: Sequence[tuple[int, int]] = ()) -> tuple[Term, ...]:
    """The question's terms in order, each once; `spans` (names, periods) are left out."""
    text = _HOW.sub(lambda match: " " * len(match.group()), question)
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    found: list[Term] = []
    for match in _QUOTED.finditer(text):
        wording = tuple(stems(match.group(1)))
        found.append(Term(match.group(1), (wording,), weight=3.0, exact=True))
    found += _word_terms(_QUOTED.sub(" ", text))
    return tuple({term.own: term for term in found}.values())


def _word_terms(text: str) -> list[Term]:
    tokens = _TOKEN.findall(text)
    shorn = [_stems_of(token) for token in tokens]
    found: list[Term] = []
    at = 0
    while at < len(tokens):
        length = _phrase_at(shorn, at)
        if length > 1:
            wording = tuple(s for part in shorn[at : at + length] for s in part)
            found.append(_with_meanings(Term(" ".join(tokens[at : at + length]), (wording,))))
        else:
            found += _single(tokens[at], shorn[at])
        at += length
    return found


def _stems_of(token: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(token))


def _phrase_at(shorn: list[tuple[str, ...]], at: int) -> int:
    """How many tokens from here make a phrase the vocabulary knows; 1 if none."""
    for length in (6, 5, 4, 3, 2):
        run = tuple(s for part in shorn[at : at + length] for s in part)
        if len(shorn) >= at + length and run in phrases():
            return length
    return 1


def _single(token: str, wording: tuple[str, ...]) -> list[Term]:
    known = stands_for(token) if len(token) > 1 and _may_be_short(token) else None
    if known:
        others = (*known.means, *known.short)
        wordings = tuple(dict.fromkeys((wording, *(tuple(stems(each)) for each in others))))
        return [_with_meanings(Term(token, wordings, weight=1.5, abbreviation=True))]
    word = token.lower().replace("’", "'")
    if not wording or word in STOPWORDS or word == "%":
        return []
    if all(part in STOPWORDS or (len(part) == 1 and part.isalpha()) for part in words(token)):
        return []
    weight = 0.2 if all(part in STRUCTURE for part in wording) else 1.0
    return [_with_meanings(Term(token, (wording,), weight=weight))]


def _may_be_short(token: str) -> bool:
    """An abbreviation has capitals, or is no everyday word in lower case (cic, uasc, mash)."""
    return token != token.lower() or token.lower() not in {
        "pa",
        "app",
        "rag",
        "it",
        "hr",
        "sen",
        "cp",
    }


def _with_meanings(term: Term) -> Term:
    """The term with the wordings that mean the same, after its own."""
    wordings = dict.fromkeys(term.wordings)
    for wording in term.wordings:
        wordings.update(dict.fromkeys(same_meaning(wording)))
    return replace(term, wordings=tuple(wordings))
