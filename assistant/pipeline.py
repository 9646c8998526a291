"""The stages of an answer, in their order: the one file that knows them all.

words -> Question        understand/   read once, into typed fields
Question -> Asked        scope/        which papers may answer
Asked -> Found           evidence/     passages and sentences in one ranked list
Found -> drafts          answerers/    each way of answering offers what it has
drafts -> one            compose/      the likeliest, how surely, and what is missing
one -> written           write/        a language model's words, where there is one; checked
-> Answer                compose/      citations gathered, what came later named
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answerers.graded_sides import with_grades
from assistant.answerers.registry import ANSWERERS
from assistant.compose.choose import Chosen, choose
from assistant.compose.finish import finish
from assistant.draft import Draft, Outcome, Point, mention, refusal
from assistant.evidence.found import Found
from assistant.evidence.rank import find
from assistant.scope.asked import Asked, asked_of, part_asked
from assistant.types import Answer, Evidence, Said, Status
from assistant.understand.parts import nothing_on, parts_of
from assistant.understand.question import Limits
from corpus.library import Library

if TYPE_CHECKING:
    from assistant.write.writer import Writer

Reword = Callable[[str, Sequence[str], str, Sequence[str]], str]

_AS_LIKELY = 0.7
"""How likely the parts' answers must be, of the whole's, where that leaves something of a part out."""


@dataclass(frozen=True, eq=False)
class Working:
    """How an answer came about: the question as read, what was found, what was drafted."""

    asked: Asked
    found: Found
    drafts: tuple[Draft, ...]
    draft: Draft


@dataclass(frozen=True, eq=False)
class Ended:
    """The end of a question: what was asked, and what stands."""

    asked: Asked
    outcome: Outcome


def ask(
    library: Library,
    text: str,
    history: Sequence[str],
    limits: Limits,
    *,
    choose: Callable[[], Writer | None] | None = None,
) -> Iterator[Said | Ended]:
    """What a model says as soon as it holds, then the end; without `choose`, the end alone."""
    if choose is None:
        working = work(library, text, history, limits)
        yield Ended(working.asked, Outcome(working.draft))
        return
    from assistant.write.composition import written
    from assistant.write.turn import Turn

    turn = Turn(choose)
    working = work(library, text, history, limits, reword=turn.reworded if history else None)
    for event in written(working.asked, working.found, working.draft, turn.writer):
        if isinstance(event, Point):
            yield Said(event.text, event.voice, event.citations)
        else:
            yield Ended(working.asked, event)


def finished(ended: Ended, seconds: float, id: str | None) -> Answer:  # noqa: A002
    """The end as an Answer."""
    return finish(ended.asked, ended.outcome, seconds, id)


def search(library: Library, query: str, limits: Limits) -> list[Evidence]:
    """The passages that bear on a query, likeliest first."""
    found = find(asked_of(library, query, (), limits))
    return [ranked.evidence for ranked in found.passages]


def work(
    library: Library,
    text: str,
    history: Sequence[str],
    limits: Limits,
    *,
    reword: Reword | None = None,
) -> Working:
    """The draft that answers without a language model, and how it came about."""
    asked = asked_of(library, text, history, limits)
    if reword and asked.question.understood != asked.question.text:
        held = asked.scope.councils
        said = reword(asked.question.text, history, asked.question.understood, held)
        if said != asked.question.understood:
            asked = asked_of(library, text, history, limits, understood=said)
    return answer(asked)


def answer(asked: Asked) -> Working:
    """The same for a question that is read already."""
    found = find(asked)
    if asked.scope.refusal:
        nearest = [mention(d, "held instead") for d in asked.scope.nearest]
        return Working(asked, found, (), refusal(asked.scope.refusal, nearest))
    chosen = choose(asked, found, drafts_of(asked, found))
    draft = with_grades(asked, _in_parts(asked, chosen))
    return Working(asked, found, chosen.drafts, draft)


def drafts_of(asked: Asked, found: Found) -> list[Draft]:
    """What every answerer offers, a draft that cites nothing left out unless it says so itself."""
    return [draft for answerer in ANSWERERS for draft in answerer(asked, found) if _holds(draft)]


def _holds(draft: Draft) -> bool:
    return not draft.points or any(point.citations for point in draft.points)


def _in_parts(asked: Asked, whole: Chosen) -> Draft:
    """A question in parts: the parts' answers together, where they are likelier than the whole's.

    What is told of the whole is all of an answer only where it holds something of each part's; where
    it doesn't, the parts needn't be as likely.
    """
    parts = parts_of(asked.question.understood)
    if len(parts) < 2 or whole.draft.status is Status.UNCLEAR:
        return whole.draft
    told = []
    for part in parts:
        apart = part_asked(asked, part)
        if apart.scope.refusal:
            told.append(refusal(apart.scope.refusal))
            continue
        found = find(apart, with_cross=False)
        told.append(choose(apart, found, drafts_of(apart, found)).draft)
    answered = [draft for draft in told if draft.points]
    if not answered:
        return whole.draft
    likely = sum(draft.probability for draft in answered) / len(parts)
    all_told = all(_shares_a_quote(whole.draft, draft) for draft in told)
    needed = whole.draft.probability * (1 if all_told else _AS_LIKELY)
    if likely <= needed and whole.draft.points:
        less = not all_told and whole.draft.status is Status.COMPLETE
        return replace(whole.draft, status=Status.PARTIAL) if less else whole.draft
    missing = [nothing_on(p) for p, d in zip(parts, told, strict=True) if not d.points]
    sure = not missing and all(draft.status is Status.COMPLETE for draft in answered)
    return replace(
        answered[0],
        points=tuple(dict.fromkeys(point for draft in answered for point in draft.points)),
        status=Status.COMPLETE if sure else Status.PARTIAL,
        missing=tuple(dict.fromkeys((*missing, *(m for d in answered for m in d.missing)))),
        as_list=any(draft.as_list for draft in answered),
        by="parts",
        probability=likely,
    )


def _shares_a_quote(one: Draft, other: Draft) -> bool:
    """Whether two drafts cite words that overlap."""
    cited = [citation for point in one.points for citation in point.citations]
    return any(
        c.overlaps(held) for point in other.points for c in point.citations for held in cited
    )
