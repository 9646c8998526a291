"""What turned green or complete, and no later paper bears out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.tracking.story import Step, Story
from corpus.officer import WordSort
from corpus.plans import Change, StatusWord

_GOOD = (StatusWord.GREEN, StatusWord.COMPLETE)


@dataclass(frozen=True)
class Unproven:
    """An action with the step by which it turned green or complete."""

    story: Story
    turned: Step


def unproven_turns(told: Sequence[Story]) -> list[Unproven]:
    """Actions that stand green or complete since a paper said so, of which no other paper speaks
    after it, and for which no officer has noted evidence.
    """
    return [Unproven(story, turned) for story in told if (turned := _turn(story))]


def _turn(story: Story) -> Step | None:
    """The step by which it turned, where that stands alone."""
    if story.status not in _GOOD or any(s.word.sort is WordSort.EVIDENCE for s in story.said):
        return None
    turns = [at for at, step in enumerate(story.history) if _is_good(step)]
    if not turns:
        return None
    turned = story.history[turns[-1]]
    later = story.history[turns[-1] + 1 :]
    return None if any(s.document.id != turned.document.id for s in later) else turned


def _is_good(step: Step) -> bool:
    if step.change is Change.COMPLETED:
        return True
    return step.change is Change.RAG and step.after in [word.value for word in _GOOD]
