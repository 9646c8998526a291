"""Questions that a member could ask tomorrow, each made of one thing in the papers and quoting it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest

from assistant.council.asked_for import Ask, line_of
from assistant.council.council_papers import CouncilPapers, dated_paper
from assistant.council.findings import Finding, finding_line
from assistant.council.lines import About, Line, Section, tidy
from assistant.council.overdue_actions import overdue_line
from assistant.tracking.due_days import due_words
from assistant.tracking.story import Story

_MOST = 6


def questions(
    papers: CouncilPapers,
    asks: Sequence[Ask],
    gaps: Sequence[Ask],
    late: Sequence[Story],
    again: Sequence[Line],
    weak: Sequence[Finding],
) -> Section:
    """Some of each sort in turn: asked for again, gaps, overdue, weak findings, asks."""
    asked_once = [ask for ask in asks if ask.item.id not in {gap.item.id for gap in gaps}]
    sorts = (
        list(again),
        list(_of_gaps(papers, gaps)),
        list(_of_overdue(papers, late)),
        list(_of_weak(papers, weak)),
        list(_of_asks(papers, asked_once)),
    )
    mixed = (line for line in chain.from_iterable(zip_longest(*sorts)) if line)
    lines = tuple(islice(_apart(mixed), _MOST))
    note = "" if lines else "The papers held give nothing to make a question of."
    return Section(About.QUESTIONS, "Questions to ask", lines, note)


def _apart(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines that quote different words."""
    seen: set[str] = set()
    for line in lines:
        if line.quote not in seen:
            seen.add(line.quote)
            yield line


def _of_gaps(papers: CouncilPapers, gaps: Sequence[Ask]) -> Iterator[Line]:
    for ask in gaps:
        if line := line_of(papers, ask):
            yield _as_question(
                line,
                f"The {dated_paper(ask.document)} asked:",
                "No action of the plan answers it: who will see to it, and by when?",
            )


def _of_overdue(papers: CouncilPapers, late: Sequence[Story]) -> Iterator[Line]:
    for story in late:
        if line := overdue_line(papers, story):
            owner = f" {story.owner} answers for it." if story.owner else ""
            yield _as_question(
                line,
                f"The plan was to have done by {due_words(story)}:",
                f"{owner} Is it done, and if not, what holds it up?".strip(),
            )


def _of_weak(papers: CouncilPapers, weak: Sequence[Finding]) -> Iterator[Line]:
    for each in weak:
        if line := finding_line(papers, each):
            yield _as_question(
                line,
                f"The {dated_paper(each.document)} says:",
                "What is different now, and how do you know?",
            )


def _of_asks(papers: CouncilPapers, asks: Sequence[Ask]) -> Iterator[Line]:
    for ask in asks:
        if line := line_of(papers, ask):
            yield _as_question(
                line,
                f"The {dated_paper(ask.document)} asked:",
                "What has been done since, and what shows that it works for children?",
            )


def _as_question(line: Line, lead: str, question: str) -> Line:
    return Line(lead, line.citations, quote=tidy(line.quote), after=question)
