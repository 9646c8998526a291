"""Which of the drafts answers, and how surely.

Two sets of fitted trees say what a draft is worth: `rank.npz`, fitted on how much more of the facts each
draft of a labelled question held than its others did, orders them; `answered.npz`, fitted on the share
that each held, of questions that nothing answers none, says whether the best is called complete.
`answerable.npz` says whether the papers answer at all, from what is wanted and what
all the drafts come to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.compose.draft_signs import answerable_signs, rows_of
from assistant.draft import Draft, mention, refusal
from assistant.evidence.found import Found
from assistant.fitted import trees
from assistant.scope.asked import Asked
from assistant.types import SeeAlso, Status
from assistant.understand.wants import (
    FACTS,
    OF_ACTIONS,
    OF_WHOLE_PLANS,
    PlanView,
    Wanted,
)

_SHOWN = 0.11
"""The least chance of the likeliest draft, times that of the question having an answer, for one to be shown."""
_WHOLE, _WHOLE_OF_REGISTER = 0.86, 0.65
"""The least chance of one that is called complete: of sentences, and of a register read whole."""
_HELD = 0.8
"""The least chance that anything answers for sentences to be called complete: a register's row shows it does.

With 0.82 for sentences, of the fitted questions by writers left out one complete answer in thirteen held no
right fact; it was raised when more of the choosing part's did.
"""
_OF_REGISTERS = frozenset(
    {"grades", "inspection", "recommendations", "strengths", "next steps", "list", "places graded"}
) | {view.value for view in OF_WHOLE_PLANS}
_ASKED_BACK = {"unclear council": (0.15, 0.5), "unclear letter": (0.05, 0.4)}
"""The least chance of asking which is meant, and its least share of the likeliest draft's."""
_WANTED = 0.5
"""From which probability something of the tracker is taken to be wanted."""
_MEANT = 0.4
"""The least chance that an action is the one that is asked about, for the tracker to tell of it alone."""
_LIKELY = 0.4
"""The least probability of a view that is told: below it another is likelier to be meant."""
_LITTLE = 0.1
"""The least probability that anything of a plan is asked that is taken for all of it."""
_SETTLED_BY_GRADES = (
    Wanted.GRADE, Wanted.STANDING, Wanted.YES_NO, Wanted.MOVEMENT, Wanted.COMPARISON, Wanted.PLACES,
)  # fmt: skip
_SHORT = (*FACTS, Wanted.GRADE, Wanted.COMPARISON)
"""What a few words answer: an overview of a service holds its grade too, and buries it."""
_A_WORD = 0.0015
"""What each word of a draft takes off its worth where a few answer."""
_ROOM = "assistant.compose"
_NOTHING_MORE = frozenset(
    {"unclear council", "unclear letter", "small talk", "premise", "places none", "no plan"}
)
"""Drafts that answer by saying something else than what was asked for."""


@dataclass(frozen=True)
class Chosen:
    """The draft that stands, and all of them with their probabilities, likeliest first."""

    draft: Draft
    drafts: tuple[Draft, ...]


def choose(asked: Asked, found: Found, drafts: Sequence[Draft]) -> Chosen:
    """The likeliest draft with its status; a refusal with the nearest where none is likely.

    How sure a refusal is, and asking back, is how unlikely it is that a draft answers.
    """
    rows = rows_of(asked, found, drafts)
    values = trees(_ROOM, "rank.npz").sums(rows)
    chances = trees(_ROOM, "answered.npz").probabilities(rows)
    short = asked.question.reading.p(*_SHORT)
    weighed = sorted(
        (
            (worth(value, row, short), replace(draft, probability=float(chance)))
            for value, chance, row, draft in zip(values, chances, rows, drafts, strict=True)
        ),
        key=lambda each: -each[0],
    )
    ordered = tuple(draft for _, draft in weighed)
    instead = _said_instead(asked, ordered) or _tracked(asked, drafts)
    best = instead or next(iter(ordered), None)
    if best is None:
        return Chosen(_refused(asked, found, 1.0), ordered)
    whole = answerable_signs(rows, chances.tolist())
    answerable = float(trees(_ROOM, "answerable.npz").probabilities([whole])[0])
    answered = answerable * max(
        (draft.probability for draft in ordered if draft.points), default=0.0
    )
    if best.status is Status.UNCLEAR:
        best = replace(best, probability=1 - answered)
    if instead or best.by in _NOTHING_MORE:
        return Chosen(best, ordered)
    if answered < _SHOWN:
        return Chosen(_refused(asked, found, 1 - answered), ordered)
    return Chosen(_with_status(asked, best, held=answerable), ordered)


def _said_instead(asked: Asked, ordered: Sequence[Draft]) -> Draft | None:
    """What is said before all else: to small talk, of what asks for nothing else, and where it is unclear whose "we" is.

    Such questions are few among those that the trees were fitted on; so where asking back is near to
    the likeliest draft, it comes first.
    """
    by = {draft.by: draft for draft in ordered}
    if asked.question.wanted is Wanted.SMALL_TALK and "small talk" in by:
        return by["small talk"]
    alone = next((draft for draft in ordered if draft.signs.get("alone")), None)
    if alone:
        return _with_status(asked, alone)
    if "unclear council" in by and asked.question.ours:
        return by["unclear council"]
    likeliest = max((draft.probability for draft in ordered if draft.points), default=0.0)
    for name, (least, share) in _ASKED_BACK.items():
        back = by.get(name)
        if back and back.probability >= max(least, share * likeliest):
            return back
    return None


def _tracked(asked: Asked, drafts: Sequence[Draft]) -> Draft | None:
    """What the tracker says, where that is wanted and it has it; the answerer's first plan first.

    A list over a plan stands in no paper, however near a sentence comes to the words that ask for it;
    so the tracker's drafts aren't set beside quotations. Nor are they of one action where it is likely
    enough which is meant.
    """
    reading = asked.question.reading
    # Who prints an action's own ref asks something of a plan.
    by_ref = any(draft.signs.get("ref") for draft in drafts)
    of_any = max(1 - reading.of_plans(PlanView.NONE), _LITTLE) if by_ref else 1.0
    likely = {view: reading.of_plans(view) / of_any for view in OF_WHOLE_PLANS | OF_ACTIONS}
    sort = max((OF_WHOLE_PLANS, OF_ACTIONS), key=lambda of: sum(likely[view] for view in of))
    if sum(likely[view] for view in sort) < _WANTED:
        return None
    named = {d.by: d for d in reversed(drafts) if d.signs.get("chance", 1.0) >= _MEANT}
    for view in sorted(sort, key=lambda each: -likely[each]):
        if view.value in named and likely[view] >= _LIKELY:
            found = named[view.value]
            sure = reading.of_plans(view) * found.signs.get("chance", 1.0)
            return _with_status(asked, replace(found, probability=sure))
    return None


def worth(value: float, row: Mapping[str, float], short: float) -> float:
    """What drafts are ordered by: their rank, less a little a word as likely as a short answer is wanted."""
    return float(value) - _A_WORD * row["d_words"] * short


def _refused(asked: Asked, found: Found, sure: float) -> Draft:
    return refusal(see_also=_nearest(asked, found), sure=sure)


def _with_status(asked: Asked, draft: Draft, *, held: float = 1.0) -> Draft:
    """Complete where it is likely enough to be; what says something else keeps its own.

    Grades alone are all of an answer only where a grade settles what is wanted.
    """
    if draft.by in _NOTHING_MORE or draft.status is not Status.COMPLETE:
        return draft
    chance = draft.probability
    sure = (
        chance >= _WHOLE_OF_REGISTER
        if draft.by in _OF_REGISTERS
        else chance >= _WHOLE and held >= _HELD
    )
    settled = draft.by != "grades" or asked.question.reading.p(*_SETTLED_BY_GRADES) > 0.5
    return draft if sure and settled else replace(draft, status=Status.PARTIAL)


def _nearest(asked: Asked, found: Found) -> tuple[SeeAlso, ...]:
    """The paper in which the nearest sentence stands, offered as such and never as the answer."""
    best = next(iter(found.sentences), None)
    if best is None:
        return tuple(mention(d, "held instead") for d in asked.scope.nearest)
    evidence = best.sentence.evidence
    pages = evidence.passage.pages
    shown = SeeAlso(
        evidence.document.path,
        evidence.document.title,
        evidence.document.date,
        "the nearest that is said",
        pages[0] if pages and evidence.document.paged else None,
        best.sentence.text,
    )
    return (shown,)


def passed_over(chosen: Chosen) -> Iterator[Draft]:
    """The drafts that were not taken, likeliest first."""
    yield from (draft for draft in chosen.drafts if draft.points != chosen.draft.points)
