"""The draft that stands -> the Answer: citations gathered, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.compose.later_papers import what_followed
from assistant.draft import NOT_FOUND, Draft, Outcome
from assistant.scope.asked import Asked
from assistant.types import Answer, Citation, Statement, Status


def finish(asked: Asked, outcome: Outcome, seconds: float, id: str | None = None) -> Answer:  # noqa: A002
    """The outcome's draft as an Answer. A point without a citation is left out."""
    draft = outcome.draft
    cited = [citation for point in draft.points for citation in point.citations]
    draft = replace(draft, see_also=(*draft.see_also, *what_followed(asked, cited)))
    answer = _answer(asked, draft, seconds, id)
    return replace(answer, written=outcome.written, note=outcome.note)


def _answer(asked: Asked, draft: Draft, seconds: float, id: str | None) -> Answer:  # noqa: A002
    citations: dict[Citation, int] = {}
    statements: list[Statement] = []
    text = ""
    for point in draft.points:
        if not point.citations:
            continue
        between = "\n" if draft.as_list or point.opens else " "
        text += f"{between}{point.text}" if statements else point.text
        places = tuple(citations.setdefault(c, len(citations)) for c in point.citations)
        statements.append(Statement(point.text, point.voice, places))
    missing = tuple(
        dict.fromkeys((*draft.missing, *asked.scope.missing, *_unspoken(asked, citations)))
    )
    status = draft.status
    if not statements and status is not Status.UNCLEAR:
        status = Status.NONE
    if status is Status.COMPLETE and missing:
        status = Status.PARTIAL
    if not statements:
        text = _without_statements(draft, missing)
    return Answer(
        question=asked.question.text,
        understood=asked.question.understood,
        status=status,
        answer=text,
        statements=tuple(statements),
        citations=tuple(citations),
        searched=asked.scope.searched,
        missing=missing,
        see_also=draft.see_also,
        seconds=round(seconds, 4),
        id=id,
        choices=draft.choices,
        probability=round(draft.probability, 3),
    )


def _unspoken(asked: Asked, cited: Iterable[Citation]) -> Iterator[str]:
    """That nothing is quoted of a council that is asked of beside others."""
    named = asked.question.authorities
    papers = (asked.papers.get(citation.document_id) for citation in cited)
    told = {paper.authority for paper in papers if paper}
    if len(named) > 1 and told:
        yield from (f"Nothing is quoted here of {name}." for name in named if name not in told)


def _without_statements(draft: Draft, missing: tuple[str, ...]) -> str:
    """What is said where nothing is quoted: the one wording of a refusal, or what is asked back."""
    if draft.status is Status.UNCLEAR or draft.by == "small talk":
        return " ".join(missing)
    return " ".join((NOT_FOUND, *missing))
