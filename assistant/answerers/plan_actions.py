"""Plans, from the tracker: an action's lead, deadline and progress; what answers what; every list.

Every number here is the tracker's own, so that asking and tracking never differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from assistant.answerers.action_points import (
    action_item,
    officer_points,
    plan_citations,
    plan_point,
    step_point,
)
from assistant.answerers.plan_lists import PlanAsked, asked_for, counted, plan_lists
from assistant.cite import cite
from assistant.draft import Draft, Point
from assistant.evidence.cross_encoder import cross_encoder_of
from assistant.evidence.found import Found
from assistant.fitted import Floats
from assistant.language.coverage import Words, coverage
from assistant.language.periods import spoken
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from assistant.tracking.story import Story
from assistant.tracking.trace import Traced, TraceStatus
from assistant.tracking.versions import plan_day
from assistant.tracking.views.plans_shown import last_versions, of_plans
from assistant.types import Voice
from assistant.understand.wants import OF_ACTIONS, OF_WHOLE_PLANS, About, PlanView
from corpus.plans import Change, Decision
from corpus.types import Document

_LIKELY = 0.04
_TRIED = 3
"""How many actions that a question may mean are drafted, likeliest first."""
_A_MONTH = 31
_SURELY = 0.5
_MOST = 0.5
"""The least share of the question's terms that an action has which is surely meant, or is on a topic."""
_CHANCE = (2.15, 0.26, 1.72)
"""A logistic sum of cover and fit, on 80 labelled questions: of those above 0.4, 0.76 were right."""
_FITS_BADLY = -10.0
"""The cross-encoder's logit of an action that has little to do with a question."""
_LOOKED_AT = 24
_ON_TOPIC = 6
_TO_CHECK = "To be checked, for no action surely answers it: "
_STATES = tuple(OF_WHOLE_PLANS - {PlanView.DUE, PlanView.CHANGES})
"""What is wanted of a plan as it stood on a day."""
_ON_PLANS = (About.ACTION, About.PROGRESS, About.DECISION)


def answer_plan(asked: Asked, found: Found) -> Iterator[Draft]:
    """What the registers of plans and progress say that may be asked for."""
    reading = asked.question.reading
    likely = max(reading.p(*_ON_PLANS), 1 - reading.p(PlanView.NONE))
    if likely < _LIKELY and not asked.question.refs:
        return
    if not asked.library.actions(asked.scope.ids):
        return
    book = PlanBook.of(asked.library)
    day = _day(asked)
    every = book.stories_until(day) if day < date.today() else book.stories()
    told = [s for s in every if s.plan.id in asked.scope.ids and plan_day(s.plan) <= day]
    told = told or [s for s in every if s.plan.id in asked.scope.ids]
    plans = _plans(asked, told, found)
    one_place = len({plan.authority for plan in plans}) == 1
    base = {"fit": likely, "one_place": float(one_place), "plans": float(len(plans))}
    covers = {story.action.id: _cover(asked, story, found) for story in told}
    yield from _actions(asked, book, told, covers, base)
    yield from _on_topic(asked, told, found, covers, base)
    yield from _then(asked, book, covers, base)
    for plan in plans[:2]:
        held = PlanAsked(plan, of_plans(told, [plan]), day, _rows(book, plan))
        of_plan = {**base, "time_fit": time_fit(plan, asked.question.periods)}
        yield from plan_lists(asked, found, held, of_plan)
        yield from _links(asked, found, book, held, of_plan)
        fit = likely + reading.p(About.RECOMMENDATION)
        yield _gaps(asked, held, {**of_plan, "fit": fit, **asked_for(asked, found, "gaps")})


def _day(asked: Asked) -> date:
    """The day that a question is asked of: the one it was narrowed to, else the end of the one day or
    month that it names a plan's state at; else today. What falls due or changes does so within a time.
    """
    question = asked.question
    today = question.limits.as_of or date.today()
    if question.reading.of_plans(*_STATES) <= _SURELY:
        return today
    times = [p for p in question.periods if p not in question.after]
    short = [p.last for p in times if (p.last - p.first).days <= _A_MONTH]
    return min(today, *short) if short and len(short) == len(times) else today


def _plans(asked: Asked, told: Sequence[Story], found: Found) -> list[Document]:
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
        speaks = _speaks(asked, plan, told, found)
        return fit, _called(asked, plan, found), plan.id in last, speaks, plan_day(plan)

    return sorted(plans.values(), key=order, reverse=True)


def _called(asked: Asked, plan: Document, found: Found) -> float:
    """How much of the question stands in a plan's title, to a tenth."""
    return round(coverage(asked.question.terms, found.weigh, Words.of(plan.title)), 1)


def _speaks(asked: Asked, plan: Document, told: Sequence[Story], found: Found) -> float:
    """How much of the question a plan's title and actions speak of, to a tenth."""
    actions = (_words(story) + (story.owner or "") for story in told if story.plan.id == plan.id)
    return round(
        coverage(asked.question.terms, found.weigh, Words.of(" ".join((plan.title, *actions)))), 1
    )


def _rows(book: PlanBook, plan: Document) -> tuple[Traced, ...]:
    """The recommendations that a plan is traced to."""
    return tuple(row for trace in trace_all(book, None, plan).traces for row in trace.rows)


def _actions(
    asked: Asked,
    book: PlanBook,
    told: Sequence[Story],
    every: Mapping[str, float],
    base: dict[str, float],
) -> Iterator[Draft]:
    """The actions that a question may mean, each told in the ways that may be wanted."""
    refs = {ref.lower() for ref in asked.question.refs}
    named = [s for s in told if (s.action.ref or "").lower() in refs]
    pool = named or list(told)
    if not pool:
        return
    covers = [every[story.action.id] for story in pool]
    vectors = book.embed([asked.question.understood, *(_words(s) for s in pool)])
    near = vectors[1:] @ vectors[0]
    times = np.array([time_fit(s.plan, asked.question.periods) for s in pool])
    newest = max(plan_day(s.plan) for s in pool)
    fresh = np.array([plan_day(s.plan) == newest for s in pool], float)
    scores = np.array(covers) + near + 0.3 * times + 0.2 * fresh
    fits = _fits(asked, pool, scores)
    scores += 0.2 * fits
    order = np.argsort(-scores)
    for place, at in enumerate(order[:_TRIED]):
        story = pool[int(at)]
        gap = float(scores[at] - scores[order[place + 1]]) if place + 1 < len(order) else 1.0
        signs = {
            **base,
            "ref": float(bool(named)),
            "cover": covers[int(at)],
            "near": float(near[at]),
            "gap": gap,
            "place": float(place),
            "moved": float(len(story.history)),
            "meant": float(bool(named) or (not place and covers[int(at)] >= _MOST)),
            "chance": 1.0 if named else 0.0 if place else _chance(covers[int(at)], fits[at]),
        }
        yield from _tellings(asked, story, signs)


def _fits(asked: Asked, pool: Sequence[Story], scores: Floats) -> Floats:
    """How well each action fits the question, where one action or a topic is surely wanted."""
    if asked.question.reading.of_plans(*OF_ACTIONS) <= _SURELY:
        return np.full(len(pool), _FITS_BADLY)
    return _read_beside(asked, [_words(story) for story in pool], scores)


def _read_beside(asked: Asked, texts: Sequence[str], scores: Floats) -> Floats:
    """How well each text fits the question as the cross-encoder reads both: a logit. Those that score
    worst fit badly unread, and all where there is no cross-encoder.
    """
    fits = np.full(len(texts), _FITS_BADLY)
    cross = cross_encoder_of(asked.library.settings)
    if cross:
        best = np.argsort(-scores)[:_LOOKED_AT]
        fits[best] = cross.fits(asked.question.understood, [texts[at] for at in best])
    return fits


def _chance(cover: float, fits: float) -> float:
    """How likely the first of the actions is the one that is meant (see _CHANCE)."""
    of_cover, of_fit, more = _CHANCE
    return 1 / (1 + math.exp(-(of_cover * cover + of_fit * fits + more)))


def _on_topic(
    asked: Asked,
    told: Sequence[Story],
    found: Found,
    covers: Mapping[str, float],
    base: dict[str, float],
) -> Iterator[Draft]:
    """What was promised on what the question speaks of: actions, and what meetings resolved."""
    last = {plan.id for plan in last_versions(told)}
    pool = [story for story in told if story.plan.id in last]
    own = np.array([covers[story.action.id] for story in pool])
    if asked.question.reading.of_plans(*OF_ACTIONS) > _SURELY:
        fits = _fits(asked, pool, own)
        own = np.array([_chance(c, f) for c, f in zip(own, fits, strict=True)])
    actions = [(float(c), s) for c, s in zip(own, pool, strict=True)]
    decisions = [
        (coverage(asked.question.terms, found.weigh, Words.of(f"{d.item} {d.text}")), d)
        for d in asked.library.decisions(asked.scope.ids)
    ]
    points = [(c, action_item(asked, s)) for c, s in actions if c >= _MOST]
    points += [(c, _resolved(asked, d)) for c, d in decisions if c >= _MOST]
    ordered = [point for _, point in sorted(points, key=lambda each: -each[0])][:_ON_TOPIC]
    if ordered:
        signs = {**base, "cover": max(c for c, _ in points)}
        yield Draft(tuple(ordered), as_list=True, by="promised", signs=signs)


def _resolved(asked: Asked, decision: Decision) -> Point:
    """What a meeting resolved, and when."""
    paper = asked.library.document(decision.document_id)
    found = (cite(asked.library, paper, q.page, q.text, decision.item) for q in decision.quotes)
    when = f"{spoken(decision.decided_on)}: " if decision.decided_on else ""
    return Point(f"- {when}{decision.text}", Voice.COMMITTEE, tuple(c for c in found if c))


def _then(
    asked: Asked, book: PlanBook, covers: Mapping[str, float], base: dict[str, float]
) -> Iterator[Draft]:
    """The likeliest action as it stood at the end of the one day or month that is named."""
    periods = asked.question.periods
    if len(periods) != 1 or (periods[0].last - periods[0].first).days > _A_MONTH:
        return
    last = periods[0].last
    then = [
        story
        for story in book.stories_until(last)
        if story.action.id in covers and plan_day(story.plan) <= last
    ]
    for draft in _actions(asked, book, then, covers, base):
        if draft.by == "action":
            yield replace(draft, by="action then")


def _tellings(asked: Asked, story: Story, signs: dict[str, float]) -> Iterator[Draft]:
    """An action's whole story, its lead, its deadline, and how it is measured."""
    steps = [step_point(asked, step) for step in story.history]
    said = officer_points(asked, story)
    whole = (plan_point(asked, story, (), measure=False), *steps, *said)
    yield Draft(whole, as_list=len(whole) > 2, by="action", signs=signs)
    for change, by in ((Change.OWNER, "action owner"), (Change.DUE, "action due")):
        moved = [step_point(asked, s) for s in story.history if s.change is change]
        points = (*reversed(moved), plan_point(asked, story, (change,), measure=False))
        yield Draft(points, by=by, signs=signs)
    if story.action.measure:
        point = plan_point(asked, story, (), measure=True)
        yield Draft((point,), by="action measure", signs=signs)


def _links(
    asked: Asked, found: Found, book: PlanBook, held: PlanAsked, base: dict[str, float]
) -> Iterator[Draft]:
    """Which actions answer the recommendations that are named, or the one that is spoken of; or what
    the action that is spoken of answers.
    """
    if not asked.question.numbers and asked.question.reading.of_plans(PlanView.LINKS) > _SURELY:
        yield from _links_spoken_of(asked, found, book, held, base)
    for number in asked.question.numbers:
        rows = [row for row in held.rows if row.recommendation.n == number]
        points = [p for row in rows for p in _answering(asked, row)]
        if points:
            yield Draft(tuple(points), as_list=True, by="links", signs=base)


def _links_spoken_of(
    asked: Asked, found: Found, book: PlanBook, held: PlanAsked, base: dict[str, float]
) -> Iterator[Draft]:
    """The links of the recommendation or of the action that the question comes nearest to."""
    asks = [row.recommendation.text for row in held.rows]
    texts = [*asks, *(_words(story) for story in held.told)]
    vectors = book.embed([asked.question.understood, *texts])
    covers = [coverage(asked.question.terms, found.weigh, Words.of(text)) for text in texts]
    refs = {ref.lower() for ref in asked.question.refs}
    named = [(story.action.ref or "").lower() in refs for story in held.told]
    scores = np.array(covers) + vectors[1:] @ vectors[0] + np.array([0.0] * len(asks) + named)
    best = int((scores + 0.2 * _read_beside(asked, texts, scores)).argmax())
    if best < len(asks):
        points = tuple(_answering(asked, held.rows[best]))
    else:
        points = tuple(_answered(asked, held, held.told[best - len(asks)]))
    yield Draft(points, as_list=True, by="links", signs=base)


def _answered(asked: Asked, held: PlanAsked, story: Story) -> Iterator[Point]:
    """An action and what it answers; where no report is held that could say, the plan's other actions
    for the same point of the inspectors, as the plan prints it.
    """
    point = story.action.answers_text
    if not held.rows and point:
        alike = [s for s in held.told if s.action.answers_text == point]
        yield counted(asked, alike, f"said to answer “{point}”")
        yield from (action_item(asked, s) for s in alike)
        return
    yield plan_point(asked, story, (), measure=False)
    for row in held.rows:
        if any(link.story.action.id == story.action.id for link in row.links):
            yield _recommendation_point(asked, row, "It answers: ")


def _gaps(asked: Asked, held: PlanAsked, base: dict[str, float]) -> Draft:
    """Which recommendations nothing answers, and which are to be checked; else why none can be said."""
    gaps = [row for row in held.rows if row.status is TraceStatus.UNANSWERED]
    doubtful = [row for row in held.rows if row.status is TraceStatus.TO_CHECK]
    signs = {**base, "gaps": float(len(gaps))}
    if not held.rows:
        return Draft((_untraced(asked, held),), by="gaps", signs=signs)
    points = [_recommendation_point(asked, row) for row in gaps]
    points += [_recommendation_point(asked, row, _TO_CHECK) for row in doubtful]
    if not gaps:
        cited = tuple(plan_citations(asked, held.told[0]))
        said = f"No recommendation is without an action in {held.plan.title}."
        points.insert(0, Point(said, Voice.SCRUTINEER, cited))
    return Draft(tuple(points), as_list=True, by="gaps", signs=signs)


def _untraced(asked: Asked, held: PlanAsked) -> Point:
    """That the report which a plan answers isn't held, so that no gap can be told."""
    plan = held.plan
    said = (
        f"No inspection of {plan.authority} with recommendations from before {plan.title} is held, "
        "so which of them nothing answers can’t be said."
    )
    return Point(said, Voice.SCRUTINEER, tuple(plan_citations(asked, held.told[0])))


def _answering(asked: Asked, row: Traced) -> Iterator[Point]:
    if not row.links:
        yield _recommendation_point(asked, row, "No action surely answers this: ")
    for link in row.links:
        ref = f"{link.story.action.ref}. " if link.story.action.ref else "- "
        text = f"{ref}{link.story.action.text} ({link.why})"
        yield Point(text, Voice.COUNCIL, tuple(plan_citations(asked, link.story)))


def _recommendation_point(asked: Asked, row: Traced, lead: str = "") -> Point:
    item = row.recommendation
    found = (cite(asked.library, row.report, q.page, q.text, item.list_name) for q in item.quotes)
    return Point(f"{lead}{item.n}. {item.text}", Voice.OFSTED, tuple(c for c in found if c))


def _cover(asked: Asked, story: Story, found: Found) -> float:
    return coverage(asked.question.terms, found.weigh, Words.of(_words(story)))


def _words(story: Story) -> str:
    action = story.action
    return f"{action.theme or ''}. {action.text} {action.measure or ''} {action.answers_text or ''}"
