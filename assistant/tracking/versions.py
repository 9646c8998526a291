"""Plans that replace one another, and which action of the newer one an older one became."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rapidfuzz.fuzz import token_set_ratio

from corpus.plans import Action
from corpus.types import Document

_SAME_REF, _SAME_TEXT = 55.0, 85.0
_SHARE = 0.4


def plan_day(plan: Document) -> date:
    """The day a plan speaks from; the first day there is where it gives none."""
    return plan.date or plan.period_from or date.min


def successor(
    plan: Document, plans: Sequence[Document], actions: dict[str, list[Action]]
) -> Document | None:
    """The next version of a plan: the earliest later one that keeps two in five of its actions."""
    mine = actions[plan.id]
    for other in sorted(plans, key=plan_day):
        same = other.authority == plan.authority and other.kind is plan.kind
        if other.id == plan.id or not same or plan_day(other) <= plan_day(plan):
            continue
        if len(became(mine, actions[other.id])) >= _SHARE * len(mine):
            return other
    return None


def became(older: Sequence[Action], newer: Sequence[Action]) -> dict[str, Action]:
    """For each older action, by id, the newer one that it is; those dropped are left out."""
    found: dict[str, Action] = {}
    taken: set[str] = set()
    pairs = sorted(
        ((sameness(old.ref, old.text, new), old, new) for old in older for new in newer),
        key=lambda pair: -pair[0],
    )
    for score, old, new in pairs:
        if score > 0 and old.id not in found and new.id not in taken:
            found[old.id] = new
            taken.add(new.id)
    return found


def sameness(ref: str | None, text: str, new: Action) -> float:
    """Above 0 where an action is the one of that ref and text: like texts, or the same ref and
    texts not unlike. Higher is surer.
    """
    score = float(token_set_ratio(text, new.text))
    if ref and ref == new.ref:
        return score + 20 if score >= _SAME_REF else 0.0
    return score if score >= _SAME_TEXT else 0.0
