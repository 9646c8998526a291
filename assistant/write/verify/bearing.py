"""Whether what is quoted is of the council and the time asked about, and bears on the question."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.check.faults import Fault
from assistant.check.quoted_sentence import Quoted
from assistant.evidence.found import Found
from assistant.language.periods import find_periods_said
from assistant.scope.asked import Asked
from assistant.scope.papers import of_period


def bearing_fault(
    asked: Asked, found: Found, quoted: Sequence[Quoted], least: float
) -> Fault | None:
    """What is wrong with quotes as an answer to the question; None if nothing is.

    They bear on it where one of them is a sentence that the
    ranking gives at least this probability to answer. Where it has not ranked them, it has no say.
    """
    if not all(_of_place(asked, each) for each in quoted):
        return Fault.ELSEWHERE
    if not any(_of_time(asked, each) for each in quoted):
        return Fault.ANOTHER_TIME
    chances = answer_chances(found, quoted)
    return Fault.ASIDE if chances and max(chances) < least else None


def _of_place(asked: Asked, quoted: Quoted) -> bool:
    """Whether a paper is of an authority asked about; one that is of none may be of any."""
    wanted, authority = asked.question.authorities, quoted.document.authority
    return not wanted or authority is None or authority in wanted


def _of_time(asked: Asked, quoted: Quoted) -> bool:
    """Whether a paper, or the sentence, is of a time asked about, where the question names one."""
    question = asked.question
    wanted = [p for p in question.periods if p not in (*question.after, *question.until)]
    if not wanted:
        return True
    named = find_periods_said(quoted.text, quoted.document.date)
    first, last = min(p.first for p in wanted), max(p.last for p in wanted)
    if len(wanted) > 1:  # between the first and the last
        years = set(range(first.year, last.year + 1))
        return bool(years & quoted.document.years) or any(p.years & years for p in named)
    return of_period(quoted.document, wanted[0]) or any(p.overlaps(wanted[0]) for p in named)


def answer_chances(found: Found, quoted: Sequence[Quoted]) -> list[float]:
    """The probabilities with which the quoted sentences answer; [] of none that was ranked."""
    wanted = {(each.document.id, each.text) for each in quoted}
    return [
        ranked.probability
        for ranked in found.sentences
        if (ranked.sentence.evidence.document.id, ranked.sentence.text) in wanted
    ]
