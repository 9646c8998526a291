"""Questions about a plan's actions, answered from the register: owner, deadline, measure, progress.

Also which actions answer a recommendation that is named by its number, which nothing answers, and
which actions stand at a colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.answerers.registers.action_points import (
    plain_text,
    plan_citations,
    plan_point,
    step_point,
)
from assistant.cite import cite, voice_of
from assistant.draft import Asked, Draft, Point, refusal
from assistant.language.terms import Term
from assistant.language.words import stems
from assistant.scope.named_papers import plan_versions
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from assistant.tracking.stories import stories
from assistant.tracking.story import Story
from assistant.tracking.trace import Traced, TraceStatus
from assistant.tracking.versions import plan_day
from assistant.types import Status, Voice
from corpus.plans import Change, StatusWord

_ABOUT_PLANS = re.compile(
    r"\b(?:actions?|plan|deadlines?|due|on track|off track|rag|red|amber|overdue|re-?dated"
    r"|success measure|measure of success|answers?|addresse?s?|withdrawn|superseded|status)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\bwho (?:is|was|are)?\s*(?:responsible|accountable|the (?:lead|owner)|leads?|leading|owns?"
    r"|in charge|answers|has to|must|will)|\b(?:owner|lead officer|responsible officer)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:due|deadline|by when|when (?:is|was|must|should|will|does)|target date|how long)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\b(?:success|measured?|how will (?:we|they|the council) know|target for)\b", re.IGNORECASE
)
_PROGRESS = re.compile(
    r"\b(?:progress|status|rag|rating|rated|on track|off track|stand|happened|become|finished"
    r"|complete[d]?|done|position|update)\b",
    re.IGNORECASE,
)
_REF = re.compile(r"\baction (?P<ref>[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})?[a-z]?)\b", re.IGNORECASE)
_ANSWERING = re.compile(
    r"\b(?:which|what) actions?\b.*\b(?:answer|address|respond|meet|deal with)\w*\b"
    r".*\brecommendation (?:no\.? ?|number )?(?P<n>\d{1,2})\b",
    re.IGNORECASE,
)
_UNANSWERED = re.compile(
    r"\b(?:which|what) recommendations?\b.*\b(?:no action|without an? action|unanswered|nothing"
    r"|not (?:answered|addressed)|missing from)\b",
    re.IGNORECASE,
)
_COLOUR = re.compile(
    r"\b(?:which|what)\b(?:[^?]{0,40}?) actions?\b.*?\b"
    r"(?P<colour>red|amber|green|complete[d]?|not started|superseded|withdrawn)\b",
    re.IGNORECASE,
)
_STRUCTURE = frozenset(
    stems(
        "action plan improvement due deadline owner owns own lead leading responsible accountable "
        "officer status rag rating rated progress track date target measure success measured "
        "council children services work version standing stand position complete done finished "
        "red amber green answer happened become update made first second deal cover concern about"
    )
)
_SOUGHT = re.compile(
    r"\b(?:which|what) action\b.{0,40}\b(?:deals?|covers?|concerns?|about|addresses|on|for)\b"
    r"|\bwho (?:leads?|owns?|is responsible for|is in charge of) the .{3,60}\baction\b",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"\bwhen (?:was|were|did)\b.*\b(?:completed?|finished|done)\b", re.I)
_A_MONTH = 31
_VERSIONS = 2
_COVERED = 0.6
_CLEAR = 0.12
_LEAST_TERMS = 1
_LETTERS = 2
_SHORT_QUOTE = 240


def answer_plan(asked: Asked) -> Draft | None:
    """What the registers of plans and progress say; None where no one action is surely meant."""
    text = asked.question.understood
    if not _ABOUT_PLANS.search(text) and not _OWNER.search(text):
        return None
    if not asked.library.actions(asked.scope.ids):
        return None
    book = PlanBook.of(asked.library)
    told = _in_scope(asked, book)
    if _UNANSWERED.search(text) or _ANSWERING.search(text):
        return _from_trace(asked, book)
    colour = _COLOUR.search(text)
    if colour and not _REF.search(text):
        return _standing_at(asked, told, colour["colour"])
    versions = _by_version(asked, told)
    if versions:
        return versions
    story = _meant(asked, book, _until(asked, book, told))
    return _draft(asked, story) if story else _no_such(asked, told)


def _until(asked: Asked, book: PlanBook, told: Sequence[Story]) -> Sequence[Story]:
    """The stories as they stood at the end of the one day or month that the question names."""
    periods = asked.question.periods
    wanted = _PROGRESS.search(asked.question.understood) and len(periods) == 1
    if not wanted or (periods[0].last - periods[0].first).days > _A_MONTH:
        return told
    last = periods[0].last
    then = stories(asked.library, book.embed, last)
    return [s for s in then if s.plan.id in asked.scope.ids and plan_day(s.plan) <= last] or told


def _by_version(asked: Asked, told: Sequence[Story]) -> Draft | None:
    """An action named by its ref as each of the versions named has it; None for fewer than two."""
    ref = _REF.search(asked.question.understood)
    plans = plan_versions(asked.question.understood, asked.scope.documents) if ref else []
    rows = [
        story
        for plan in plans
        for story in told
        if ref and story.plan.id == plan.id and _is_named(story, ref["ref"])
    ]
    if len(rows) < _VERSIONS:
        return None
    wanted = _wanted(asked)
    measure = bool(_MEASURE.search(asked.question.understood))
    points = [plan_point(asked, story, wanted, measure=measure) for story in rows]
    return Draft(tuple(points), Status.COMPLETE, as_list=True)


def _no_such(asked: Asked, told: Sequence[Story]) -> Draft | None:
    """A refusal where one action is sought by what it is about, and no action held is about that."""
    if not _SOUGHT.search(asked.question.understood) or not told:
        return None
    terms = _subject(asked)
    if not terms or max(_cover(terms, story) for story in told) >= _COVERED:
        return None
    subject = " ".join(term.text for term in terms if not term.text.isdigit())
    return refusal(f"No action of the plans held speaks of {subject}.")


def _subject(asked: Asked) -> list[Term]:
    """The terms that say what an action is about."""
    return [t for t in asked.question.terms if not all(s in _STRUCTURE for s in t.own)]


def _is_named(story: Story, ref: str) -> bool:
    return (story.action.ref or "").lower() == ref.lower()


def _in_scope(asked: Asked, book: PlanBook) -> list[Story]:
    """The actions in the latest plans in scope; those preferred for their year, where there are."""
    told = [story for story in book.stories() if story.plan.id in asked.scope.ids]
    preferred = [story for story in told if story.plan.id in asked.scope.preferred]
    return preferred if preferred and asked.question.periods else told


def _meant(asked: Asked, book: PlanBook, told: Sequence[Story]) -> Story | None:
    """The action meant, by its ref or by most of the question's terms; of versions, the last."""
    ref = _REF.search(asked.question.understood)
    if ref:
        named = [s for s in told if _is_named(s, ref["ref"])]
        return max(named, key=lambda s: plan_day(s.plan), default=None)
    terms = _subject(asked)
    asks = (_OWNER, _DUE, _MEASURE, _PROGRESS)
    if len(terms) < _LEAST_TERMS or not any(p.search(asked.question.understood) for p in asks):
        return None
    covers = np.array([_cover(terms, story) for story in told])
    texts = [f"{s.action.text} {s.action.measure or ''}" for s in told]
    vectors = book.embed([asked.question.understood, *texts])
    scores = covers + 0.5 * (vectors[1:] @ vectors[0])
    order = np.argsort(-scores)
    best = told[int(order[0])]
    if covers[order[0]] < _COVERED:
        return None
    rivals = [
        int(at)
        for at in order[1:]
        if scores[at] > scores[order[0]] - _CLEAR and told[int(at)].action.ref != best.action.ref
    ]
    if rivals:
        return None
    same = [s for s in told if best.action.ref and s.action.ref == best.action.ref]
    return max(same or [best], key=lambda s: plan_day(s.plan))


def _cover(terms: Sequence[Term], story: Story) -> float:
    """The share of the terms, by weight, that the action's own words have."""
    action = story.action
    words = f"{action.text} {action.measure or ''} {action.answers_text or ''}"
    held = f" {' '.join(stems(words))} "
    whole = sum(term.weight for term in terms)
    found = sum(
        term.weight
        for term in terms
        if any(f" {' '.join(wording)} " in held for wording in term.wordings)
    )
    return found / whole if whole else 0.0


def _draft(asked: Asked, story: Story) -> Draft:
    """The answer to what is asked of an action: what the plan said, and what changed since.

    A question for one thing has its latest change first.
    """
    text = asked.question.understood
    wanted = _wanted(asked)
    points = [plan_point(asked, story, wanted, measure=bool(_MEASURE.search(text)))]
    progress = bool(_PROGRESS.search(text)) or not (wanted or _MEASURE.search(text))
    for step in story.history:
        if progress or step.change in wanted or step.change is Change.SUPERSEDED:
            points.append(step_point(asked, step))
    if len(wanted) == 1 and len(points) > 1 and not progress:
        points = [points[-1], *points[:-1]]
    unfinished = _FINISHED.search(text) and story.status is not StatusWord.COMPLETE
    status = Status.NONE if unfinished else Status.COMPLETE
    return Draft(tuple(points), status, as_list=len(points) > 2)


def _wanted(asked: Asked) -> list[Change]:
    """Whether the lead, the deadline or both are asked for."""
    signs = ((Change.OWNER, _OWNER), (Change.DUE, _DUE))
    return [change for change, sign in signs if sign.search(asked.question.understood)]


def _standing_at(asked: Asked, told: Sequence[Story], colour: str) -> Draft | None:
    """The actions of the newest plan in scope that stand at a colour now."""
    newest = max((story.plan for story in told), key=plan_day)
    word = {
        "red": StatusWord.RED,
        "amber": StatusWord.AMBER,
        "green": StatusWord.GREEN,
        "not started": StatusWord.NOT_STARTED,
        "superseded": StatusWord.SUPERSEDED,
        "withdrawn": StatusWord.SUPERSEDED,
    }.get(colour.lower(), StatusWord.COMPLETE)
    standing = [s for s in told if s.plan.id == newest.id and s.status is word]
    points = []
    for story in standing:
        last = next((s for s in reversed(story.history) if s.quotes), None)
        cited = [*plan_citations(asked, story)][:1]
        cited += [c for q in (last.quotes if last else ()) if last
                  and (c := cite(asked.library, last.document, q.page, q.text))]  # fmt: skip
        ref = f"{story.action.ref}. " if story.action.ref else "- "
        points.append(Point(ref + plain_text(story.action), voice_of(story.plan), tuple(cited)))
    return Draft(tuple(points), Status.COMPLETE, as_list=True) if points else None


def _from_trace(asked: Asked, book: PlanBook) -> Draft | None:
    """Which actions answer a recommendation, or which recommendations nothing answers."""
    traces = trace_all(book, None, None).traces
    fitting = [t for t in traces if {t.report.id, t.plan.id} <= asked.scope.ids]
    if not fitting:
        return None
    newest = max(fitting, key=lambda t: plan_day(t.plan))
    number = _ANSWERING.search(asked.question.understood)
    if number:
        wanted = [r for r in newest.rows if str(r.recommendation.n) == number["n"]]
        points = [p for row in wanted for p in _answering(asked, row)]
    else:
        open_ = [row for row in newest.rows if row.status is TraceStatus.UNANSWERED]
        points = [_recommendation_point(asked, row) for row in open_]
    return Draft(tuple(points), Status.COMPLETE, as_list=True) if points else None


def _answering(asked: Asked, row: Traced) -> Iterator[Point]:
    sure = [link for link in row.links if link.sure] or list(row.links)
    if not sure:
        yield _recommendation_point(asked, row, "No action answers this: ")
    for link in sure:
        ref = f"{link.story.action.ref}. " if link.story.action.ref else "- "
        text = f"{ref}{link.story.action.text} ({link.why})"
        yield Point(text, Voice.COUNCIL, tuple(plan_citations(asked, link.story)))


def _recommendation_point(asked: Asked, row: Traced, lead: str = "") -> Point:
    item = row.recommendation
    found = (cite(asked.library, row.report, q.page, q.text, item.list_name) for q in item.quotes)
    return Point(f"{lead}{item.n}. {item.text}", Voice.OFSTED, tuple(c for c in found if c))
