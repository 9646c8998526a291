"""Which plans a list is of: each in its last version, unless one is named."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tracking.story import Story
from assistant.tracking.versions import successor
from corpus.plans import Action
from corpus.types import Document


def last_versions(told: Sequence[Story]) -> list[Document]:
    """The plans that no later version has replaced."""
    actions: dict[str, list[Action]] = {}
    plans: dict[str, Document] = {}
    for story in told:
        actions.setdefault(story.plan.id, []).append(story.action)
        plans[story.plan.id] = story.plan
    held = list(plans.values())
    return [plan for plan in held if successor(plan, held, actions) is None]


def of_plans(told: Sequence[Story], plans: Sequence[Document]) -> list[Story]:
    """The actions of these plans, in their order."""
    ids = {plan.id for plan in plans}
    return [story for story in told if story.plan.id in ids]
