"""A time that is carried from an earlier turn, as the turn it is carried to means it.

"And the one before that?" leans on the time that an earlier turn gave: read with that time, it would be
answered of the very inspection that it steps back from. The catalogue says which came before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assistant.language.periods import Period, find_periods
from assistant.language.words import put_instead
from assistant.scope.papers import FULL, is_inspection, newest_first, time_fit
from assistant.understand.question import Question
from assistant.understand.wants import AreaAsked, Order, Wanted
from corpus.types import Document, Framework

Read = Callable[[str, Sequence[str]], Question]
"""A turn, and those before it -> the question as understood."""

_SURELY = 0.5


@dataclass(frozen=True)
class StepBack:
    """How a turn is understood that steps back; `oldest` is the first inspection held, where that steps
    back beyond it.
    """

    understood: str
    oldest: Document | None = None


def step_back(
    question: Question,
    said: str,
    before: Sequence[str],
    read: Read,
    documents: Sequence[Document],
) -> StepBack | None:
    """The turn with the time of the inspection it means; None where it steps back from none.

    `question` is the turn `said` as it is read after those before it. Of these, those that step back, too,
    are passed over, each one inspection further.
    """
    if not before or find_periods(said) or not _goes_back(question):
        return None
    at = len(before) - 1
    while at >= 0 and not find_periods(before[at]) and _goes_back(read(before[at], before[:at])):
        at -= 1
    steps = len(before) - at
    if steps > 1:
        question = read(said, before[: max(at + 1, 1)])
    if len(question.periods) > 1 or (steps == 1 and not question.periods):
        return None
    every = _inspections(question, documents)
    for inspections in every:
        meant = _place(inspections, question.periods) + steps
        if meant < len(inspections):
            return StepBack(_of(inspections[meant], question))
    oldest = newest_first([d for inspections in every for d in inspections])[-1:]
    return StepBack(question.understood, oldest[0]) if oldest else None


def _place(inspections: Sequence[Document], periods: Sequence[Period]) -> int:
    """Which of these, newest first, is of the time: the last of them, else one before the next that came
    earlier; the newest where no time is named.
    """
    of_time = [i for i, d in enumerate(inspections) if time_fit(d, periods) > 0]
    if of_time or not periods:
        return max(of_time, default=0)
    later = [d for d in inspections if d.date and d.date > periods[0].last]
    return len(later) - 1


def own_times(said: str, question: Question) -> tuple[Period, ...]:
    """The times that a turn names itself, where it reckons them from a carried one: "and two years on?".

    Where it compares the two, both.
    """
    own = tuple(p for p in question.periods if p.start < len(" ".join(said.split())))
    compares = question.reading.p(Wanted.COMPARISON, Wanted.MOVEMENT) > _SURELY
    return question.periods if compares else own or question.periods


def _goes_back(question: Question) -> bool:
    return question.reading.p(Order.PREVIOUS) > _SURELY


def _inspections(question: Question, documents: Sequence[Document]) -> list[list[Document]]:
    """One authority's inspections of the sort that is spoken of, newest first; then its full ones."""
    whose = question.authorities or (question.limits.authority,)
    letters = [d for d in documents if is_inspection(d) and d.authority == whose[0] and d.date]
    spoken_of = {d.framework for d in letters if time_fit(d, question.periods) > 0}
    sorts: list[AbstractSet[Framework | None]] = [FULL]
    if not spoken_of & FULL:
        sorts.insert(0, spoken_of)
    if question.reading.p(AreaAsked.SEND) > _SURELY:
        sorts = [{Framework.AREA_SEND}]
    of_sorts = [newest_first([d for d in letters if d.framework in sort]) for sort in sorts]
    return [each for each in of_sorts if each] if len(whose) == 1 else []


def _of(inspection: Document, question: Question) -> str:
    """The question as understood, of the month in which an inspection ended."""
    day = inspection.inspected_to or inspection.date
    month = f"{day:%B %Y}" if day else ""
    times = [(period.start, period.end, month) for period in question.periods]
    return put_instead(question.understood, times) if times else f"{question.understood} ({month})"
