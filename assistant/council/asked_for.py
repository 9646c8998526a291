"""What inspectors asked a council for, what the plan does about it, and what nothing answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.council.council_papers import CouncilPapers, first_upper, paper_name
from assistant.council.lines import About, Line, Section, cited, tidy
from assistant.council.topic_match import Subject, on_subject
from assistant.tracking.book import PlanBook
from assistant.tracking.officer.on_reports import plans_answering
from assistant.tracking.trace import TraceStatus, trace
from corpus.asks import asks_among
from corpus.officer import standing
from corpus.phrases import joined
from corpus.types import Document, Recommendation

_MOST = 7
_OF_ONE = 4
_OTHERS = ("police", "health", "probation", "LSCB")
"""Whose an item may be that isn't the council's to do."""


@dataclass(frozen=True)
class Ask:
    """One thing asked for, and by which letter."""

    document: Document
    item: Recommendation

    @property
    def text(self) -> str:
        """Its words, as they stand within a sentence."""
        return tidy(self.item.text)


def asks_of(
    papers: CouncilPapers, letters: Sequence[Document], subject: Subject | None, book: PlanBook
) -> list[Ask]:
    """What these letters ask of the council and its partners, newest letter first, in their order."""
    items = papers.library.recommendations(frozenset(d.id for d in letters))
    ours = [item for item in asks_among(items) if item.whose not in _OTHERS]
    found = [Ask(d, i) for d in letters for i in ours if i.document_id == d.id]
    if subject is None or not found:
        return found
    kept = on_subject(book, [ask.item.text for ask in found], subject)
    return [ask for ask, is_on in zip(found, kept, strict=True) if is_on]


def line_of(papers: CouncilPapers, ask: Ask, *, after: str = "") -> Line | None:
    """The ask in its own words; None where they can't be found on their page."""
    found = cited(papers.library, ask.document, ask.item.quotes, ask.item.list_name)
    name = f"{first_upper(paper_name(ask.document))}:"
    return Line(name, found, quote=ask.text, after=after) if found else None


def what_was_asked(
    papers: CouncilPapers, asks: Sequence[Ask], earlier: Sequence[Ask], subject: Subject | None
) -> Section:
    """The newest asks, some of each letter, and how many more there are; else the `earlier` ones."""
    lines: list[Line] = []
    more: list[str] = []
    for letter in dict.fromkeys(ask.document for ask in asks or earlier):
        of_letter = [ask for ask in asks or earlier if ask.document is letter]
        room = max(0, min(_OF_ONE, _MOST - len(lines)))
        told = [line for ask in of_letter[:room] if (line := line_of(papers, ask))]
        lines += told
        if len(told) < len(of_letter):
            more.append(f"{len(of_letter) - len(told)} in the {paper_name(letter)}")
    note = f"More that isn't listed here: {joined(more)}." if more else ""
    if not asks:
        note = f"{_nothing_asked(papers, subject)}{' What is listed is older.' if lines else ''}"
    return Section(About.ASKED, "What inspectors asked for", tuple(lines), note)


def _nothing_asked(papers: CouncilPapers, subject: Subject | None) -> str:
    if not papers.letters:
        return f"No inspection of {papers.authority} is held."
    on = f" on {subject.name}" if subject else ""
    return f"The letters since the last graded inspection ask for nothing{on} that could be read."


def what_nothing_answers(
    papers: CouncilPapers, asks: Sequence[Ask], book: PlanBook
) -> tuple[Section, list[Ask]]:
    """The asks that no action of the plan that came after them answers; and those asks."""
    title = "What nothing answers"
    if not asks:
        return Section(About.UNANSWERED, title, (), ""), []
    if not papers.library.actions(papers.ids):
        note = (
            f"No plan of {papers.authority} is held whose actions could be read, so this page can't "
            "tell what is being done about these."
        )
        return Section(About.UNANSWERED, title, (), note), []
    gaps: list[Ask] = []
    lines: list[Line] = []
    silent: list[str] = []
    for letter in dict.fromkeys(ask.document for ask in asks):
        plan = plan_after(papers, letter)
        if plan is None:
            silent.append(paper_name(letter))
            continue
        rows = trace(book, letter, plan).rows
        open_ = {r.recommendation.id for r in rows if r.status is TraceStatus.UNANSWERED}
        for ask in (a for a in asks if a.document is letter and a.item.id in open_):
            line = line_of(papers, ask, after=f"No action of the {paper_name(plan)} answers it.")
            if line:
                gaps.append(ask)
                lines.append(line)
    note = f"No plan held is later than the {joined(silent)}." if silent else ""
    if not lines and not silent:
        note = "Every one of them is answered by an action of the plan."
    return Section(About.UNANSWERED, title, tuple(lines), note), gaps


def plan_after(papers: CouncilPapers, letter: Document) -> Document | None:
    """The newest plan that answers a letter; None where none is held."""
    asking = [d for d in papers.letters if papers.library.recommendations(frozenset({d.id}))]
    acting = {action.document_id for action in papers.library.actions(papers.ids)}
    plans = [plan for plan in papers.plans if plan.id in acting]
    words = standing(papers.library.officer_words())
    answering = plans_answering(letter, plans, asking, words)
    return answering[-1] if answering else None
