"""What readers said of answers, as evaluation cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.types import Status
from corpus.feedback import Fault, Feedback

if TYPE_CHECKING:
    from evals.cases.case import Case

_KIND = "feedback"


def cases_of(said: Iterable[Feedback]) -> tuple[list[Case], list[Feedback]]:
    """The cases that the feedback makes, and the feedback that makes none.

    An answer that was right is what is wanted again. One that was wrong makes a case only where
    the reader said what is right: the words wanted, or that the documents don't say. A case
    knows no filter but the day, so a question narrowed otherwise makes none.
    """
    cases, left = [], []
    for each in said:
        case = case_of(each)
        if case is None:
            left.append(each)
        else:
            cases.append(case)
    return cases, left


def case_of(said: Feedback) -> Case | None:
    """The case that one reader's word makes, if it makes one."""
    from evals.cases.case import Case

    facts = _facts(said)
    answerable = bool(facts)
    refused_rightly = said.helpful and said.status == Status.NONE.value
    if not answerable and not refused_rightly and said.fault is not Fault.NOT_SAID:
        return None
    if said.authority or said.kind or said.published_from or said.published_to:
        return None
    pages = tuple(dict.fromkeys((c.document, c.page) for c in said.cited if c.page is not None))
    return Case(
        id=f"feedback-{said.id[:12]}",
        kind=_KIND,
        question=said.question,
        history=said.history,
        as_of=said.as_of,
        answerable=answerable,
        facts=facts,
        documents=tuple(dict.fromkeys(c.document for c in said.cited)) if said.helpful else (),
        page_refs=pages if said.helpful and answerable else (),
        note=_note(said),
    )


def _facts(said: Feedback) -> tuple[tuple[str, ...], ...]:
    """What a right answer says: each line of one that was right, or what the reader wrote."""
    if said.helpful and said.status != Status.NONE.value:
        lines = (line.removeprefix("- ").strip() for line in said.answer.split("\n"))
        return tuple((line,) for line in lines if line)
    if not said.helpful and said.expected and said.fault is not Fault.NOT_SAID:
        return ((said.expected,),)
    return ()


def _note(said: Feedback) -> str:
    verdict = "right" if said.helpful else f"not right: {said.fault or 'no reason given'}"
    return f"A reader found the answer {verdict} ({said.given.isoformat()})."
