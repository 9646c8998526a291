"""Plans, from the tracker: an action's lead, deadline and progress; what answers what; every list.

Every number here is the tracker's own, so that asking and tracking never differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.answerers.action_points import (
    action_item,
    officer_points,
    plan_citations,
    plan_point,
    step_point,
)
from assistant.answerers.plan_lists import PlanAsked, asked_for, counted, plan_lists
from assistant.answerers.plan_match import actions_meant, link_meant, on_topic, plans_meant
from assistant.cite import cite
from assistant.draft import Draft, Point, refusal
from assistant.evidence.found import Found
from assistant.language.periods import spoken
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from assistant.tracking.own_findings import OwnFinding, own_findings
from assistant.tracking.story import Story
from assistant.tracking.trace import Traced, TraceStatus
from assistant.tracking.versions import plan_day
from assistant.tracking.views.plans_shown import of_plans
from assistant.types import Voice
from assistant.understand.wants import OF_WHOLE_PLANS, About, PlanView
from corpus.phrases import joined
from corpus.plans import Change, Decision

_LIKELY = 0.04
_A_MONTH = 31
_SURELY = 0.5
_TO_CHECK = "To be checked, for no action surely answers it: "
_STATES = tuple(OF_WHOLE_PLANS - {PlanView.DUE, PlanView.CHANGES})
"""What is wanted of a plan as it stood on a day."""
_OF_A_PLAN_ALONE = tuple(OF_WHOLE_PLANS - {PlanView.CHANGES})
"""What no other paper tells; what changed may be asked of a council, too."""
_NO_DOUBT = 0.95
_ON_PLANS = (About.ACTION, About.PROGRESS, About.DECISION)


def answer_plan(asked: Asked, found: Found) -> Iterator[Draft]:
    """What the registers of plans and progress say that may be asked for."""
    reading = asked.question.reading
    likely = max(reading.p(*_ON_PLANS), 1 - reading.p(PlanView.NONE))
    if likely < _LIKELY and not asked.question.refs:
        return
    if not asked.library.actions(asked.scope.ids):
        yield from _no_plan(asked)
        return
    book = PlanBook.of(asked.library)
    day = _day(asked)
    every = book.stories_until(day) if day < date.today() else book.stories()
    told = [s for s in every if s.plan.id in asked.scope.ids and plan_day(s.plan) <= day]
    told = told or [s for s in every if s.plan.id in asked.scope.ids]
    plans = plans_meant(asked, found, told)
    one_place = len({plan.authority for plan in plans}) == 1
    base = {"fit": likely, "one_place": float(one_place), "plans": float(len(plans))}
    yield from _actions(asked, found, told, base)
    yield from _on_topic(asked, found, told, base)
    yield from _then(asked, found, book, told, base)
    for plan in plans[:2]:
        rows = [row for trace in trace_all(book, None, plan).traces for row in trace.rows]
        of_it = of_plans(told, [plan])
        findings = () if rows else own_findings(asked.library, plan, of_it, book.embed)
        held = PlanAsked(plan, of_it, day, rows, findings)
        of_plan = {**base, "time_fit": time_fit(plan, asked.question.periods)}
        yield from plan_lists(asked, found, held, of_plan)
        yield from _links(asked, found, held, of_plan)
        fit = likely + reading.p(About.RECOMMENDATION)
        yield _gaps(asked, held, {**of_plan, "fit": fit, **asked_for(asked, found, "gaps")})


def _no_plan(asked: Asked) -> Iterator[Draft]:
    """That no plan is held, where what is surely asked for is told by a plan alone."""
    sure = asked.question.reading.of_plans(*_OF_A_PLAN_ALONE)
    if sure >= _NO_DOUBT:
        names = joined(asked.question.authorities)
        said = f"No plan with actions{f' of {names}' if names else ''} is held."
        yield replace(refusal(said, sure=sure), by="no plan", signs={"alone": 1.0})


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


def _actions(
    asked: Asked, found: Found, told: Sequence[Story], base: dict[str, float]
) -> Iterator[Draft]:
    """The actions that a question may mean, each told in the ways that may be wanted."""
    for story, signs in actions_meant(asked, found, told):
        yield from _tellings(asked, story, {**base, **signs})


def _on_topic(
    asked: Asked, found: Found, told: Sequence[Story], base: dict[str, float]
) -> Iterator[Draft]:
    """What was promised on what the question speaks of: actions, and what meetings resolved."""
    promised = on_topic(asked, found, told)
    if promised:
        points = tuple(
            action_item(asked, each) if isinstance(each, Story) else _resolved(asked, each)
            for _, each in promised
        )
        yield Draft(points, as_list=True, by="promised", signs={**base, "cover": promised[0][0]})


def _resolved(asked: Asked, decision: Decision) -> Point:
    """What a meeting resolved, and when."""
    paper = asked.library.document(decision.document_id)
    found = (cite(asked.library, paper, q.page, q.text, decision.item) for q in decision.quotes)
    when = f"{spoken(decision.decided_on)}: " if decision.decided_on else ""
    return Point(f"- {when}{decision.text}", Voice.COMMITTEE, tuple(c for c in found if c))


def _then(
    asked: Asked, found: Found, book: PlanBook, told: Sequence[Story], base: dict[str, float]
) -> Iterator[Draft]:
    """The likeliest action as it stood at the end of the one day or month that is named."""
    periods = asked.question.periods
    if len(periods) != 1 or (periods[0].last - periods[0].first).days > _A_MONTH:
        return
    last, ids = periods[0].last, {story.action.id for story in told}
    held = book.stories_until(last)
    then = [s for s in held if s.action.id in ids and plan_day(s.plan) <= last]
    for draft in _actions(asked, found, then, base):
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


def _links(asked: Asked, found: Found, held: PlanAsked, base: dict[str, float]) -> Iterator[Draft]:
    """Which actions answer the recommendations that are named, or the one that is spoken of; or what
    the action that is spoken of answers.
    """
    named = [finding for finding in held.findings if _is_named(asked, finding)]
    for finding in named:
        yield Draft(
            tuple(_answering_own(asked, held, finding)), as_list=True, by="links", signs=base
        )
    wanted = asked.question.reading.of_plans(PlanView.LINKS) > _SURELY
    if wanted and not named and not asked.question.numbers:
        meant = link_meant(asked, found, [*held.rows, *held.findings], held.told)
        if isinstance(meant, Story):
            told = _answered(asked, held, meant)
        elif isinstance(meant, OwnFinding):
            told = _answering_own(asked, held, meant)
        else:
            told = _answering(asked, meant)
        yield Draft(tuple(told), as_list=True, by="links", signs=base)
    for number in asked.question.numbers:
        rows = [row for row in held.rows if row.recommendation.n == number]
        points = [p for row in rows for p in _answering(asked, row)]
        if points:
            yield Draft(tuple(points), as_list=True, by="links", signs=base)


def _is_named(asked: Asked, finding: OwnFinding) -> bool:
    """Whether a finding is named as the plan numbers it."""
    refs = {ref.upper() for ref in asked.question.refs}
    return finding.name in refs or finding.code[1] in asked.question.numbers


def _answering_own(asked: Asked, held: PlanAsked, finding: OwnFinding) -> Iterator[Point]:
    """A finding that the plan numbers, and the actions that are said to answer it."""
    point = _own_point(asked, held, finding)
    if not finding.answered_by:
        point = replace(point, text=f"No action is said to answer {point.text.removeprefix('- ')}")
    yield point
    yield from (action_item(asked, story) for story in finding.answered_by)


def _answered(asked: Asked, held: PlanAsked, story: Story) -> Iterator[Point]:
    """An action and what it answers; where no report is held that could say, the plan's other actions
    for the same point of the inspectors, as the plan prints it.
    """
    point = story.action.answers_text
    numbered = [finding for finding in held.findings if story in finding.answered_by]
    if numbered:
        yield plan_point(asked, story, (), measure=False)
        for finding in numbered:
            yield from _answering_own(asked, held, finding)
        return
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
        return Draft(tuple(_untraced(asked, held)), as_list=True, by="gaps", signs=signs)
    points = [_recommendation_point(asked, row) for row in gaps]
    points += [_recommendation_point(asked, row, _TO_CHECK) for row in doubtful]
    if not gaps:
        cited = tuple(plan_citations(asked, held.told[0]))
        said = f"No recommendation is without an action in {held.plan.title}."
        points.insert(0, Point(said, Voice.SCRUTINEER, cited))
    return Draft(tuple(points), as_list=True, by="gaps", signs=signs)


def _untraced(asked: Asked, held: PlanAsked) -> Iterator[Point]:
    """What nothing answers by the plan's own numbers, where the report that it answers isn't held; that
    no gap can be told where it has none.
    """
    plan, cited = held.plan, tuple(plan_citations(asked, held.told[0]))
    report = f"No inspection of {plan.authority} with recommendations from before this plan is held"
    if not held.findings:
        said = f"{report}, so which of them nothing answers can’t be said."
        yield Point(said, Voice.SCRUTINEER, cited)
        return
    gaps = [finding for finding in held.findings if not finding.answered_by]
    verb = "is" if len(gaps) == 1 else "are"
    many = f"{len(gaps) or 'none'} of the {len(held.findings)} findings that it numbers {verb}"
    said = f"By {plan.title} itself, {many} answered by no action. {report}."
    yield Point(said, Voice.SCRUTINEER, cited[:1])
    yield from (_own_point(asked, held, finding) for finding in gaps)


def _own_point(asked: Asked, held: PlanAsked, finding: OwnFinding) -> Point:
    found = cite(asked.library, held.plan, finding.page, finding.quote)
    return Point(f"- {finding.name}. {finding.text}", Voice.COUNCIL, (found,) if found else ())


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
