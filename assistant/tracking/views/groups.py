"""How the actions of each owner, of each theme, or of each board stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.tracking.due_days import overdue
from assistant.tracking.story import Story
from assistant.tracking.views.owner_names import owner_names
from corpus.plans import StatusWord


@dataclass(frozen=True)
class Group:
    """Actions that go together. `name` is "" for those without an owner, a theme or a board."""

    name: str
    actions: tuple[Story, ...]
    by_status: tuple[tuple[StatusWord, int], ...]
    overdue: int


def by_owner(told: Sequence[Story], day: date) -> list[Group]:
    """The actions of each owner, in whatever form they are named; who has most overdue that day first."""
    names = owner_names(story.owner for story in told if story.owner)
    return _grouped(told, day, lambda story: names.get(story.owner or "", ""))


def by_theme(told: Sequence[Story], day: date) -> list[Group]:
    """The actions under each of the plans' themes, the one with most overdue first."""
    return _grouped(told, day, lambda story: story.action.theme or "")


def by_board(told: Sequence[Story], day: date) -> list[Group]:
    """The actions that each board or group oversees, by the plan; the one with most overdue first."""
    return _grouped(told, day, lambda story: story.action.board or "")


def counts_of(told: Sequence[Story]) -> tuple[tuple[StatusWord, int], ...]:
    """How many actions stand how, in the order of the statuses; those that are none are left out."""
    counts = Counter(story.status for story in told)
    return tuple((word, counts[word]) for word in StatusWord if counts[word])


def _grouped(told: Sequence[Story], day: date, name: Callable[[Story], str]) -> list[Group]:
    held: dict[str, list[Story]] = {}
    for story in told:
        held.setdefault(name(story), []).append(story)
    groups = [
        Group(each, tuple(mine), counts_of(mine), sum(overdue(s, day) for s in mine))
        for each, mine in held.items()
    ]
    return sorted(groups, key=lambda group: (-group.overdue, group.name.casefold()))
