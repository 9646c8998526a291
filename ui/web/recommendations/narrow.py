"""Which recommendations of a trace a reader wants to see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.tracking.due_days import overdue
from assistant.tracking.story import Story
from assistant.tracking.trace import Link, Trace, Traced, TraceStatus
from corpus.plans import StatusWord


class Show(StrEnum):
    """What is to be shown, in the words of the control that asks."""

    EVERYTHING = "Everything"
    GAPS = "Gaps"
    TO_CHECK = "To check"
    ANSWERED = "Answered"
    OVERDUE = "Overdue"


_STATUS_OF = {
    Show.GAPS: TraceStatus.UNANSWERED,
    Show.TO_CHECK: TraceStatus.TO_CHECK,
    Show.ANSWERED: TraceStatus.ANSWERED,
}


@dataclass(frozen=True)
class Narrowing:
    """What a reader has chosen. `day` is the one against which actions are overdue."""

    day: date
    show: Show = Show.EVERYTHING
    statuses: frozenset[StatusWord] = frozenset()
    owners: frozenset[str] = frozenset()
    words: str = ""

    def links(self, row: Traced) -> list[Link]:
        """The row's actions that pass; an action passes where it meets all that is chosen."""
        return [link for link in row.links if self._passes(link.story)]

    def takes(self, row: Traced) -> bool:
        """Whether the row is shown: a gap has no action that could meet what is asked of one."""
        wanted = _STATUS_OF.get(self.show)
        if (
            wanted
            and row.status is not wanted
            and not (self.show is Show.TO_CHECK and row.to_check)
        ):
            return False
        if not self._has_words(row):
            return False
        asks_of_actions = self.statuses or self.owners or self.show is Show.OVERDUE
        return bool(self.links(row)) if asks_of_actions else True

    def _passes(self, story: Story) -> bool:
        if self.statuses and story.status not in self.statuses:
            return False
        if self.owners and story.owner not in self.owners:
            return False
        return self.show is not Show.OVERDUE or overdue(story, self.day)

    def _has_words(self, row: Traced) -> bool:
        wanted = self.words.casefold().split()
        links = (*row.links, *row.to_check)
        texts = [row.recommendation.text, *(link.story.action.text for link in links)]
        return any(all(word in text.casefold() for word in wanted) for text in texts)


def gaps_first(rows: Iterable[Traced]) -> list[Traced]:
    """What nothing answers, what is to be checked, then the rest, each in the report's order."""
    order = (TraceStatus.UNANSWERED, TraceStatus.TO_CHECK, TraceStatus.ANSWERED)
    return sorted(rows, key=lambda row: order.index(row.status))


def owners_of(trace: Trace) -> list[str]:
    """Who answers for the plan's actions, by name."""
    return sorted({story.owner for story in trace.told if story.owner})
