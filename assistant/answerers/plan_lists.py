"""What plans come to, as lists and counts: overdue, due, changed, by status, by owner, on the whole.

Every list and number is the tracker's own, so that asking and tracking never differ. Each draft has as
signs how near the question is to what the list answers.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answerers.action_points import (
    action_item,
    plain_status,
    plain_text,
    plan_citations,
    step_point,
)
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.language.coverage import Words, coverage
from assistant.language.periods import narrowest, spoken
from assistant.scope.asked import Asked
from assistant.tracking.book import PlanBook
from assistant.tracking.own_findings import OwnFinding
from assistant.tracking.story import Story
from assistant.tracking.trace import Traced, TraceStatus
from assistant.tracking.versions import plan_day
from assistant.tracking.views.changes import changes_since, last_meeting
from assistant.tracking.views.groups import by_owner, counts_of
from assistant.tracking.views.lateness import due_between, overdue_actions
from assistant.tracking.views.themes import theme_named, under_theme
from assistant.types import Voice
from assistant.understand.wants import Order, PlanView
from corpus.plans import StatusWord
from corpus.types import Document

_LATEST = 4
"""How many changes a summary tells, the latest first."""
_OWNS = 0.5
"""The least share of an owner's name or post that the question has, for the owner to be meant."""
_OF = {
    "overdue": "Which actions are overdue, late, past their deadline or outstanding?",
    "due list": "Which actions are due next, in the next weeks or next month, or by a date?",
    "changes": "What has changed, moved or been reported of the actions since the last meeting?",
    "owner list": "Which actions does somebody own, lead or answer for?",
    "plan summary": "How is the plan going? What progress has been made on its actions?",
    "status list": "Which actions are complete, green, amber, red or not started?",
    "gaps": "Which recommendations has nothing been done about? What does no action answer?",
}
"""What each list answers, as an officer would ask it."""
_STANDS = {
    StatusWord.COMPLETE: "Which actions are complete, finished and closed?",
    StatusWord.GREEN: "Which actions are green, on track and going to plan?",
    StatusWord.AMBER: "Which actions are amber, at risk and slipping?",
    StatusWord.RED: "Which actions are red, off track and in serious trouble?",
    StatusWord.NOT_STARTED: "Which actions have not been started yet?",
    StatusWord.SUPERSEDED: "Which actions were dropped, withdrawn, taken out or replaced?",
}
"""What asks for the actions at each status."""
_SURELY = 0.5
_CLEARLY = 0.1
"""How much nearer a status must be than any other: of eleven questions by blind writers that name none,
the two that were so clear were read rightly, and most others wrongly ("stuck" as green).
"""


@dataclass(frozen=True)
class PlanAsked:
    """A plan that may be meant: its actions as they stood on the day, and its trace's rows.

    `findings` are those that the plan itself numbers, where it has no such rows. `theme` is the part of
    the plan that alone is asked of; "" for the whole.
    """

    plan: Document
    told: Sequence[Story]
    day: date
    rows: Sequence[Traced]
    findings: Sequence[OwnFinding] = ()
    theme: str = ""

    @property
    def name(self) -> str:
        """The plan's title, with the theme where one is meant."""
        return f"{self.plan.title}{self.under}"

    @property
    def under(self) -> str:
        """What tells the theme; nothing for the whole plan."""
        return f", under “{self.theme}”" if self.theme else ""


def plan_lists(
    asked: Asked, found: Found, held: PlanAsked, base: dict[str, float]
) -> Iterator[Draft]:
    """Every list of a plan that may be asked for."""
    for draft in _drafts(asked, found, held, base):
        yield replace(
            draft, as_list=True, signs={**draft.signs, **asked_for(asked, found, draft.by)}
        )


def asked_for(asked: Asked, found: Found, by: str) -> dict[str, float]:
    """How near a question is to what a list answers: in meaning, and in its terms."""
    embed = PlanBook.of(asked.library).embed
    question, answered = embed([asked.question.understood, _OF[by]])
    view = coverage(asked.question.terms, found.weigh, Words.of(_OF[by]))
    return {"near": float(question @ answered), "view": view}


def counted(asked: Asked, told: Sequence[Story], what: str) -> Point:
    """How many actions something is so of, as the line above their list."""
    cited = tuple(plan_citations(asked, told[0]))[:1]
    noun = "action is" if len(told) == 1 else "actions are"
    return Point(f"{len(told)} {noun} {what}:", Voice.SCRUTINEER, cited)


def _drafts(asked: Asked, found: Found, held: PlanAsked, base: dict[str, float]) -> Iterator[Draft]:
    theme = theme_named(held.told, asked.question.understood)
    within = replace(held, told=under_theme(held.told, theme), theme=theme) if theme else held
    yield from _standing(asked, within, base)
    yield from _overdue(asked, within, base)
    yield from _due(asked, within, base)
    yield from _changes(asked, within, base)
    yield from _owners(asked, found, held, base)
    yield _summary(asked, within, base)


def _standing(asked: Asked, held: PlanAsked, base: dict[str, float]) -> Iterator[Draft]:
    """The actions that stand at a status that is named."""
    points: list[Point] = []
    every = 0
    for word in asked.question.statuses or _status_meant(asked):
        standing = [s for s in held.told if s.status is word]
        every += len(standing)
        points += [
            _count_of(asked, held, word, standing),
            *(action_item(asked, s) for s in standing),
        ]
    if points:
        yield Draft(tuple(points), by="status list", signs={**base, "standing": float(every)})


def _status_meant(asked: Asked) -> tuple[StatusWord, ...]:
    """The status that is surely asked of and named in words of the asker's own: the nearest in meaning,
    where no other is nearly as near.
    """
    if asked.question.reading.of_plans(PlanView.STATUS) <= _SURELY:
        return ()
    embed = PlanBook.of(asked.library).embed
    vectors = embed([asked.question.understood, *_STANDS.values()])
    near = vectors[1:] @ vectors[0]
    second, first = sorted(near)[-2:]
    return (list(_STANDS)[int(near.argmax())],) if first - second >= _CLEARLY else ()


def _count_of(asked: Asked, held: PlanAsked, word: StatusWord, standing: Sequence[Story]) -> Point:
    """How many actions stand at a status, and how many the plan itself gave it."""
    by_plan = sum(story.action.rag is word for story in held.told)
    noun = "action is" if len(standing) == 1 else "actions are"
    said = f"{len(standing) or 'No'} {noun} {plain_status(word)} in {held.name}"
    if by_plan != len(standing):
        said += f" ({by_plan or 'none'} when the plan was agreed)"
    cited = tuple(plan_citations(asked, (standing or held.told)[0]))[:1]
    return Point(f"{said}{':' if standing else '.'}", Voice.SCRUTINEER, cited)


def _overdue(asked: Asked, held: PlanAsked, base: dict[str, float]) -> Iterator[Draft]:
    """The actions past their day and not done; that there are none is an answer, too."""
    day = max((period.last for period in asked.question.until), default=held.day)
    late = overdue_actions(held.told, day)
    signs = {**base, "late": float(len(late))}
    if not late:
        said = f"No action of {held.name} is overdue on {spoken(day)}."
        yield Draft((_of_plan(asked, held, said),), by="overdue", signs=signs)
        return
    lead = counted(asked, [each.story for each in late], f"overdue on {spoken(day)}{held.under}")
    yield Draft((lead, *(action_item(asked, d.story) for d in late)), by="overdue", signs=signs)


def _due(asked: Asked, held: PlanAsked, base: dict[str, float]) -> Iterator[Draft]:
    """What falls due in the time named; else in the rest of this month and the next."""
    first, last = _days_asked(asked, held)
    due = due_between(held.told, first, last)
    when = f"from {spoken(first)} to {spoken(last)}"
    signs = {**base, "due": float(len(due))}
    if not due:
        late = len(overdue_actions(held.told, held.day))
        over = f" {late} are overdue." if late > 1 else " 1 is overdue." if late else ""
        said = f"No action of {held.name} falls due {when}.{over}"
        yield Draft((_of_plan(asked, held, said),), by="due list", signs=signs)
        return
    lead = counted(asked, [each.story for each in due], f"due {when}{held.under}")
    yield Draft((lead, *(action_item(asked, d.story) for d in due)), by="due list", signs=signs)


def _days_asked(asked: Asked, held: PlanAsked) -> tuple[date, date]:
    """The days named; by a day that is past, from the plan's own on; a month without a year is the
    next; else to the end of next month.
    """
    day = held.day
    until, periods = asked.question.until, asked.question.periods
    if until:
        last = max(period.last for period in until)
        agreed = plan_day(held.plan)
        since = agreed if date.min < agreed <= last < day else until[0].first
        return min(day, since), last
    if periods:
        named = narrowest(periods)
        return min(p.first for p in named), max(p.last for p in named)
    if asked.question.months:
        months = asked.question.months
        last = months[-1].coming(day)[1]
        return day if asked.question.months_until else max(day, months[0].before(last)), last
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return day, date(year, month, monthrange(year, month)[1])


def _changes(asked: Asked, held: PlanAsked, base: dict[str, float]) -> Iterator[Draft]:
    """What papers changed since the time named, or at the last meeting and since."""
    since, until = _between(asked, held)
    moved = changes_since(held.told, since) if since else []
    moved = [each for each in moved if not until or (each.step.day and each.step.day <= until)]
    if not since or not moved:
        return
    cited = tuple(plan_citations(asked, moved[0].story))[:1]
    many = f"{len(moved)} change" if len(moved) == 1 else f"{len(moved)} changes"
    when = f"from {spoken(since)} to {spoken(until)}" if until else f"on {spoken(since)} or later"
    lead = Point(f"{many} {when}{held.under}:", Voice.SCRUTINEER, cited)
    points = (_named(each.story, step_point(asked, each.step)) for each in moved)
    signs = {**base, "changes": float(len(moved))}
    yield Draft((lead, *points), by="changes", signs=signs)


def _between(asked: Asked, held: PlanAsked) -> tuple[date | None, date | None]:
    """The days that changes are asked of: since one named, within those named, or since the last
    meeting; None for no end.
    """
    question = asked.question
    if question.after:
        ends = [period.last for period in question.until]
        return question.after[0].first, max(ends, default=None)
    if question.periods:
        named = narrowest(question.periods)
        since = min(p.first for p in named)
        open_ended = len(named) == 1 and question.reading.p(Order.SINCE) > _SURELY
        return since, None if open_ended else max(p.last for p in named)
    return last_meeting(asked.library, [held.plan.authority], held.day), None


def _owners(asked: Asked, found: Found, held: PlanAsked, base: dict[str, float]) -> Iterator[Draft]:
    """The actions of the owner whose name or post the question names most wholly."""
    said = Words.of(asked.question.understood)
    groups = [
        (*_named_in(group.name, said), group)
        for group in by_owner(held.told, held.day)
        if group.name
    ]
    share, _, group = max(groups, key=lambda each: each[:2], default=(0.0, 0, None))
    if group is None or share < _OWNS:
        return
    cover = coverage(asked.question.terms, found.weigh, Words.of(group.name))
    late = f", {group.overdue} of them overdue on {spoken(held.day)}" if group.overdue else ""
    lead = counted(asked, group.actions, f"{group.name}’s{late}")
    points = (lead, *(action_item(asked, story) for story in group.actions))
    yield Draft(points, by="owner list", signs={**base, "owner": cover})


def _named_in(owner: str, said: Words) -> tuple[float, int]:
    """The largest share of an owner's name, or of the post beside it, that a question has, and how many
    words that is: a "fostering service manager" is more than any "service manager".
    """
    parts = [Words.of(part).each for part in re.split(r"[,;(]", owner)]
    shared = [(len(part & said.each), len(part)) for part in parts if part]
    return max(((many / of, many) for many, of in shared), default=(0.0, 0))


def _summary(asked: Asked, held: PlanAsked, base: dict[str, float]) -> Draft:
    """How many actions stand how, what is overdue, what nothing answers, what was reported last."""
    parts = [f"{many} {plain_status(word)}" for word, many in counts_of(held.told)]
    late = len(overdue_actions(held.told, held.day))
    said = f"{held.name}: {len(held.told)} actions, {', '.join(parts)}; "
    said += f"{late or 'none'} overdue on {spoken(held.day)}."
    points = [_of_plan(asked, held, said)]
    gaps = [str(r.recommendation.n) for r in held.rows if r.status is TraceStatus.UNANSWERED]
    if held.rows and not held.theme:
        whole = f"{sum(r.status is TraceStatus.ANSWERED for r in held.rows)} of {len(held.rows)}"
        none = f"; nothing answers number {', '.join(gaps)}" if gaps else ""
        points.append(_of_plan(asked, held, f"- It answers {whole} recommendations{none}."))
    latest = [c for c in changes_since(held.told, date.min) if c.step.day][:_LATEST]
    points += [_named(each.story, step_point(asked, each.step)) for each in latest]
    return Draft(tuple(points), by="plan summary", signs=base)


def _of_plan(asked: Asked, held: PlanAsked, said: str) -> Point:
    cited = tuple(c for story in held.told[:2] for c in plan_citations(asked, story))[:4]
    return Point(said, Voice.SCRUTINEER, cited)


def _named(story: Story, point: Point) -> Point:
    """A change after the name of its action."""
    name = f"Action {story.action.ref}" if story.action.ref else plain_text(story.action)
    return Point(f"- {name}. {point.text}", point.voice, point.citations)
