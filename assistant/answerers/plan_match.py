"""Which plan, action or recommendation a question means: by terms, meaning and the cross-encoder."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from assistant.evidence.cross_encoder import cross_encoder_of
from assistant.evidence.found import Found
from assistant.language.coverage import Words, coverage
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.tracking.book import PlanBook
from assistant.tracking.own_findings import OwnFinding
from assistant.tracking.story import Story
from assistant.tracking.trace import Traced
from assistant.tracking.versions import plan_day
from assistant.tracking.views.plans_shown import last_versions, of_plans
from assistant.understand.wants import OF_ACTIONS, PlanView
from corpus.plans import Decision
from corpus.types import Document

_Scores = npt.NDArray[np.float64]
_SURELY = 0.5
_TRIED = 3
"""How many actions that a question may mean are given, likeliest first."""
_ON_TOPIC = 6
"""How many actions and decisions on a topic are given, best first."""
_ENOUGH = 0.5
"""The least share of the question's terms that an action has which is surely meant, or is on a topic."""
_CHANCE = (2.15, 0.26, 1.72)
"""A logistic sum of cover and fit, on 80 labelled questions: of those above 0.4, 0.76 were right."""
_FITS_BADLY = -10.0
"""The cross-encoder's logit of an action that has little to do with a question."""
_LOOKED_AT = 24


def plans_meant(asked: Asked, found: Found, told: Sequence[Story]) -> list[Document]:
    """The plans that may be meant: those of a time named first, then those that are called what the
    question calls a plan, last versions, those that speak of what it does, and the newest. A time in
    which things fall due or change is none that a plan is of: then those in force by its end are first.
    """
    plans = {story.plan.id: story.plan for story in told}
    of_days = asked.question.reading.of_plans(PlanView.DUE, PlanView.CHANGES) > _SURELY
    periods = asked.question.periods
    until = max((p.last for p in periods), default=date.max) if of_days else date.max
    in_force = [story for story in told if plan_day(story.plan) <= until] or told
    last = {plan.id for plan in last_versions(in_force)}

    def order(plan: Document) -> tuple[float, float, bool, float, date]:
        fit = float(plan_day(plan) <= until) if of_days else time_fit(plan, periods)
        called = round(_cover(asked, found, plan.title), 1)
        actions = (_words(each) + (each.owner or "") for each in told if each.plan.id == plan.id)
        speaks = round(_cover(asked, found, " ".join((plan.title, *actions))), 1)
        return fit, called, plan.id in last, speaks, plan_day(plan)

    return sorted(plans.values(), key=order, reverse=True)


def actions_meant(
    asked: Asked, found: Found, told: Sequence[Story]
) -> Iterator[tuple[Story, dict[str, float]]]:
    """The few actions that may be meant, likeliest first, each with the signs that it is; of those that
    are named by ref alone, where any is. `gap` is to the next one, `chance` of the first alone.
    """
    named = [story for story in told if _is_named(asked, story)]
    pool = named or list(told)
    if not pool:
        return
    texts = [_words(story) for story in pool]
    covers = [_cover(asked, found, text) for text in texts]
    times = np.array([time_fit(story.plan, asked.question.periods) for story in pool])
    newest = max(plan_day(story.plan) for story in pool)
    fresh = np.array([plan_day(story.plan) == newest for story in pool], float)
    read = _wants_actions(asked)
    near, fits, scores = _closeness(asked, texts, covers, 0.3 * times, 0.2 * fresh, read=read)
    order = np.argsort(-scores)
    for place, at in enumerate(order[:_TRIED]):
        gap = float(scores[at] - scores[order[place + 1]]) if place + 1 < len(order) else 1.0
        signs = {
            "ref": float(bool(named)),
            "cover": covers[at],
            "near": float(near[at]),
            "gap": gap,
            "place": float(place),
            "moved": float(len(pool[at].history)),
            "meant": float(bool(named) or (not place and covers[at] >= _ENOUGH)),
            "chance": 1.0 if named else 0.0 if place else _chance(covers[at], fits[at]),
        }
        yield pool[at], signs


def on_topic(
    asked: Asked, found: Found, told: Sequence[Story]
) -> list[tuple[float, Story | Decision]]:
    """The actions of plans' last versions, and what meetings resolved, on what the question speaks of:
    best first, each after its share of the question's terms (or its chance, where actions are wanted).
    """
    pool = of_plans(told, last_versions(told))
    texts = [_words(story) for story in pool]
    shares = [_cover(asked, found, text) for text in texts]
    if _wants_actions(asked):
        fits = _read_beside(asked, texts, np.array(shares))
        shares = [_chance(cover, fit) for cover, fit in zip(shares, fits, strict=True)]
    decisions = asked.library.decisions(asked.scope.ids)
    shares += [_cover(asked, found, f"{each.item} {each.text}") for each in decisions]
    promised: list[Story | Decision] = [*pool, *decisions]
    shared = [pair for pair in zip(shares, promised, strict=True) if pair[0] >= _ENOUGH]
    return sorted(shared, key=lambda pair: -pair[0])[:_ON_TOPIC]


def link_meant(
    asked: Asked, found: Found, asks: Sequence[Traced | OwnFinding], told: Sequence[Story]
) -> Traced | OwnFinding | Story:
    """The recommendation (its row of the trace, or a finding that the plan numbers) or the action that
    the question comes nearest to.
    """
    linked: list[Traced | OwnFinding | Story] = [*asks, *told]
    texts = [
        each.text if isinstance(each, OwnFinding) else each.recommendation.text for each in asks
    ]
    texts += [_words(story) for story in told]
    covers = [_cover(asked, found, text) for text in texts]
    named = np.array([0.0] * len(asks) + [float(_is_named(asked, story)) for story in told])
    _, _, scores = _closeness(asked, texts, covers, named, read=True)
    return linked[int(scores.argmax())]


def _closeness(
    asked: Asked, texts: Sequence[str], covers: Sequence[float], *more: _Scores, read: bool
) -> tuple[_Scores, _Scores, _Scores]:
    """How near each text is in meaning (a cosine), how well it fits (a logit; badly unless it is to be
    `read`), and the sum of both with its cover and what else speaks for it: each of shape (n_texts,).
    """
    vectors = PlanBook.of(asked.library).embed([asked.question.understood, *texts])
    near = vectors[1:] @ vectors[0]
    scores = sum(more, start=np.array(covers) + near)
    fits = _read_beside(asked, texts, scores) if read else np.full(len(texts), _FITS_BADLY)
    return near, fits, scores + 0.2 * fits


def _read_beside(asked: Asked, texts: Sequence[str], scores: _Scores) -> _Scores:
    """How well each text fits the question as the cross-encoder reads both: a logit. Those that score
    worst fit badly unread, and all where there is no cross-encoder.
    """
    fits = np.full(len(texts), _FITS_BADLY)
    cross = cross_encoder_of(asked.library.settings)
    if cross:
        best = np.argsort(-scores)[:_LOOKED_AT]
        fits[best] = cross.fits(asked.question.understood, [texts[at] for at in best])
    return fits


def _chance(cover: float, fit: float) -> float:
    """How likely the first of the actions is the one that is meant (see _CHANCE)."""
    of_cover, of_fit, more = _CHANCE
    return 1 / (1 + math.exp(-(of_cover * cover + of_fit * fit + more)))


def _wants_actions(asked: Asked) -> bool:
    """Whether one action, or those on a topic, are surely wanted."""
    return asked.question.reading.of_plans(*OF_ACTIONS) > _SURELY


def _is_named(asked: Asked, story: Story) -> bool:
    """Whether the question names an action by its printed ref."""
    return (story.action.ref or "").lower() in {ref.lower() for ref in asked.question.refs}


def _cover(asked: Asked, found: Found, text: str) -> float:
    """The weighted share of the question's terms that a text has, from 0 to 1."""
    return coverage(asked.question.terms, found.weigh, Words.of(text))


def _words(story: Story) -> str:
    action = story.action
    return f"{action.theme or ''}. {action.text} {action.measure or ''} {action.answers_text or ''}"
