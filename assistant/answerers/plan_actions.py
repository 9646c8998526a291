"""Plans, from the tracker: an action's lead, deadline and progress; what stands how; what is overdue.

Every number here is the tracker's own, so that asking and tracking never differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from assistant.answerers.action_points import (
    plain_text,
    plan_citations,
    plan_point,
    step_point,
)
from assistant.cite import cite, voice_of
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.language.coverage import Words, coverage
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.tracking.book import PlanBook
from assistant.tracking.due_days import overdue
from assistant.tracking.every_trace import trace_all
from assistant.tracking.stories import stories
from assistant.tracking.story import Story
from assistant.tracking.trace import Traced, TraceStatus
from assistant.tracking.versions import plan_day
from assistant.types import Voice
from assistant.understand.wants import About
from corpus.plans import Change, StatusWord
from corpus.types import Document

_LIKELY = 0.04
_TRIED = 3
"""How many actions that a question may mean are drafted, likeliest first."""
_A_MONTH = 31
_ON_PLANS = (About.ACTION, About.PROGRESS, About.DECISION)


def answer_plan(asked: Asked, found: Found) -> Iterator[Draft]:
    """What the registers of plans and progress say that may be asked for."""
    reading = asked.question.reading
    likely = reading.p(*_ON_PLANS)
    if likely < _LIKELY and not asked.question.refs:
        return
    if not asked.library.actions(asked.scope.ids):
        return
    book = PlanBook.of(asked.library)
    told = [story for story in book.stories() if story.plan.id in asked.scope.ids]
    plans = _plans(asked, told)
    one_place = len({plan.authority for plan in plans}) == 1
    base = {"fit": likely, "one_place": float(one_place), "plans": float(len(plans))}
    yield from _actions(asked, book, told, found, base)
    yield from _then(asked, book, found, base)
    for plan in plans[:2]:
        mine = [story for story in told if story.plan.id == plan.id]
        of_plan = {**base, "time_fit": time_fit(plan, asked.question.periods)}
        yield from _standing(asked, mine, of_plan)
        yield from _overdue(asked, mine, of_plan)
        yield from _summary(asked, mine, of_plan)
    yield from _links(asked, book, base)


def _plans(asked: Asked, told: Sequence[Story]) -> list[Document]:
    """The plans that may be meant: those of a time named first, then the newest."""
    plans = {story.plan.id: story.plan for story in told}
    periods = asked.question.periods
    return sorted(plans.values(), key=lambda p: (time_fit(p, periods), plan_day(p)), reverse=True)


def _actions(
    asked: Asked, book: PlanBook, told: Sequence[Story], found: Found, base: dict[str, float]
) -> Iterator[Draft]:
    """The actions that a question may mean, each told in the ways that may be wanted."""
    refs = {ref.lower() for ref in asked.question.refs}
    named = [s for s in told if (s.action.ref or "").lower() in refs]
    pool = named or list(told)
    if not pool:
        return
    covers = [_cover(asked, story, found) for story in pool]
    vectors = book.embed([asked.question.understood, *(_words(s) for s in pool)])
    near = vectors[1:] @ vectors[0]
    times = np.array([time_fit(s.plan, asked.question.periods) for s in pool])
    newest = max(plan_day(s.plan) for s in pool)
    fresh = np.array([plan_day(s.plan) == newest for s in pool], float)
    scores = np.array(covers) + near + 0.3 * times + 0.2 * fresh
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
        }
        yield from _tellings(asked, story, signs)


def _then(asked: Asked, book: PlanBook, found: Found, base: dict[str, float]) -> Iterator[Draft]:
    """The likeliest action as it stood at the end of the one day or month that is named."""
    periods = asked.question.periods
    if len(periods) != 1 or (periods[0].last - periods[0].first).days > _A_MONTH:
        return
    last = periods[0].last
    then = [
        story
        for story in stories(asked.library, book.embed, last)
        if story.plan.id in asked.scope.ids and plan_day(story.plan) <= last
    ]
    for draft in _actions(asked, book, then, found, base):
        if draft.by == "action":
            yield replace(draft, by="action then")


def _tellings(asked: Asked, story: Story, signs: dict[str, float]) -> Iterator[Draft]:
    """An action's whole story, its lead, its deadline, and how it is measured."""
    steps = [step_point(asked, step) for step in story.history]
    whole = (plan_point(asked, story, (), measure=False), *steps)
    yield Draft(whole, as_list=len(whole) > 2, by="action", signs=signs)
    for change, by in ((Change.OWNER, "action owner"), (Change.DUE, "action due")):
        moved = [step_point(asked, s) for s in story.history if s.change is change]
        points = (*reversed(moved), plan_point(asked, story, (change,), measure=False))
        yield Draft(points, by=by, signs=signs)
    if story.action.measure:
        point = plan_point(asked, story, (), measure=True)
        yield Draft((point,), by="action measure", signs=signs)


def _standing(asked: Asked, told: Sequence[Story], base: dict[str, float]) -> Iterator[Draft]:
    """The actions of a plan that stand at a status that is named."""
    for word in asked.question.statuses:
        standing = [s for s in told if s.status is word]
        signs = {**base, "standing": float(len(standing))}
        if standing:
            lead = _counted(asked, standing, f"{_plain(word)} in {standing[0].plan.title}")
            points = (lead, *(_action_item(asked, s) for s in standing))
            yield Draft(points, as_list=True, by="status list", signs=signs)


def _overdue(asked: Asked, told: Sequence[Story], base: dict[str, float]) -> Iterator[Draft]:
    """The actions past their day and not reported complete, on the day asked of or today."""
    day = asked.question.limits.as_of or date.today()
    if asked.question.until:
        day = max(period.last for period in asked.question.until)
    late = [story for story in told if overdue(story, day)]
    if late:
        lead = _counted(asked, late, f"overdue on {day:%-d %B %Y}")
        points = (lead, *(_action_item(asked, story) for story in late))
        signs = {**base, "late": float(len(late))}
        yield Draft(points, as_list=True, by="overdue", signs=signs)


def _summary(asked: Asked, told: Sequence[Story], base: dict[str, float]) -> Iterator[Draft]:
    """How many actions of a plan stand how, and what was reported last."""
    if not told:
        return
    counts = {word: [s for s in told if s.status is word] for word in StatusWord}
    parts = [f"{len(of)} {_plain(word)}" for word, of in counts.items() if of]
    cited = tuple(c for s in told[:2] for c in plan_citations(asked, s))[:4]
    title = told[0].plan.title
    lead = Point(f"{title}: {len(told)} actions, {', '.join(parts)}.", Voice.SCRUTINEER, cited)
    steps = [(step, story) for story in told for step in story.history if step.day]
    steps.sort(key=lambda pair: pair[0].day or date.min, reverse=True)
    latest = []
    for step, story in steps[:4]:
        point = step_point(asked, step)
        name = f"Action {story.action.ref}" if story.action.ref else plain_text(story.action)
        latest.append(Point(f"- {name}. {point.text}", point.voice, point.citations))
    yield Draft((lead, *latest), as_list=True, by="plan summary", signs=base)


def _links(asked: Asked, book: PlanBook, base: dict[str, float]) -> Iterator[Draft]:
    """Which actions answer recommendations that are named, and which recommendations none does."""
    traces = trace_all(book, None, None).traces
    fitting = [t for t in traces if {t.report.id, t.plan.id} <= asked.scope.ids]
    for traced in sorted(fitting, key=lambda t: plan_day(t.plan), reverse=True)[:2]:
        for number in asked.question.numbers:
            rows = [r for r in traced.rows if r.recommendation.n == number]
            points = [p for row in rows for p in _answering(asked, row)]
            if points:
                yield Draft(tuple(points), as_list=True, by="links", signs=base)
        gaps = [row for row in traced.rows if row.status is TraceStatus.UNANSWERED]
        if gaps:
            points = [_recommendation_point(asked, row) for row in gaps]
            signs = {**base, "gaps": float(len(gaps))}
            yield Draft(tuple(points), as_list=True, by="gaps", signs=signs)


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


def _action_item(asked: Asked, story: Story) -> Point:
    """An action in a line: its words, whose it is, by when, and the last word on it."""
    last = next((s for s in reversed(story.history) if s.quotes), None)
    cited = list(plan_citations(asked, story))
    for quote in last.quotes if last else ():
        found = cite(asked.library, last.document, quote.page, quote.text) if last else None
        cited += [found] if found else []
    ref = f"{story.action.ref}. " if story.action.ref else "- "
    tail = ", ".join(filter(None, (story.owner, f"due {story.due}" if story.due else "")))
    text = f"{ref}{plain_text(story.action)}{f' ({tail})' if tail else ''}"
    return Point(text, voice_of(story.plan), tuple(cited))


def _counted(asked: Asked, told: Sequence[Story], what: str) -> Point:
    cited = tuple(plan_citations(asked, told[0]))[:1]
    noun = "action is" if len(told) == 1 else "actions are"
    return Point(f"{len(told)} {noun} {what}:", Voice.SCRUTINEER, cited)


def _plain(word: StatusWord) -> str:
    return {StatusWord.NOT_STARTED: "not started", StatusWord.NONE: "without a status"}.get(
        word, word.value.lower()
    )


def _cover(asked: Asked, story: Story, found: Found) -> float:
    return coverage(asked.question.terms, found.weigh, Words.of(_words(story)))


def _words(story: Story) -> str:
    action = story.action
    return f"{action.theme or ''}. {action.text} {action.measure or ''} {action.answers_text or ''}"
