"""A briefing on a council for a meeting: one or two pages from its papers, without a language model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.council.asked_again import AskedAgain, again_lines, asked_again
from assistant.council.asked_for import (
    Ask,
    asks_of,
    plan_after,
    what_nothing_answers,
    what_was_asked,
)
from assistant.council.council_papers import (
    CouncilPapers,
    day_words,
    graded_letters,
    not_listed,
    paper_name,
)
from assistant.council.findings import findings, findings_section, strongest, weakest
from assistant.council.lines import About, Line, Section
from assistant.council.overdue_actions import overdue_stories, own_stories, what_is_overdue
from assistant.council.questions import questions
from assistant.council.recent_changes import what_changed
from assistant.council.standing import where_it_stands
from assistant.council.topic_match import Subject
from assistant.tracking.book import PlanBook
from corpus.library import Library
from corpus.types import Document


@dataclass(frozen=True)
class Briefing:
    """What the papers held say of a council as of a day.

    `summary` are the sentences to begin with, `sections` the rest in order; `papers` all that it
    rests on, newest first.
    """

    authority: str
    subject: Subject | None
    as_of: date
    since: date
    summary: tuple[Line, ...]
    sections: tuple[Section, ...]
    papers: tuple[Document, ...]

    def section(self, about: About) -> Section:
        """One of the sections."""
        return next(each for each in self.sections if each.about is about)


def brief(
    library: Library,
    authority: str,
    subject: Subject | None = None,
    as_of: date | None = None,
    since: date | None = None,
) -> Briefing:
    """Put a briefing together. `since` is the day that changes are told from.

    By default that is the publication of the graded inspection before the last, else of the first
    letter held, or a year before `as_of` where none is.
    """
    day = as_of or date.today()
    book = PlanBook.of(library)
    papers = CouncilPapers.of(library, authority, day)
    asks = asks_of(papers, papers.since_graded, subject, book)
    earlier = asks_of(papers, papers.letters, subject, book) if subject and not asks else []
    told = own_stories(papers, book)
    late = overdue_stories(papers, told, subject, book)
    unanswered, gaps = what_nothing_answers(papers, asks, book)
    found = findings(papers, subject, book)
    weak, strong = weakest(found), strongest(found)
    again = asked_again(papers, subject, book)
    start = since or _default_since(papers)
    sections = (
        where_it_stands(papers, book),
        questions(papers, asks or earlier, gaps, late, [each.question for each in again], weak),
        what_was_asked(papers, asks, earlier, subject),
        unanswered,
        _again(papers, again),
        what_is_overdue(papers, told, late),
        findings_section(papers, weak, About.WEAK),
        findings_section(papers, strong, About.STRONG),
        what_changed(papers, told, start, subject, book),
    )
    return Briefing(
        authority, subject, day, start, _summary(papers, sections, asks, (len(again), len(late), len(gaps))),
        sections, papers.documents,
    )  # fmt: skip


def _default_since(papers: CouncilPapers) -> date:
    graded = graded_letters(papers)
    for document in (*graded[1:2], *papers.letters[::-1][:1]):
        if document.date:
            return document.date
    return papers.as_of.replace(year=papers.as_of.year - 1, day=min(papers.as_of.day, 28))


def _again(papers: CouncilPapers, again: tuple[AskedAgain, ...]) -> Section:
    title = "Asked for again"
    if len(papers.letters) < 2:
        return Section(About.AGAIN, title, (), "Fewer than two inspections are held.")
    if not again:
        note = f"Nothing was found that {papers.authority} was asked for twice."
        return Section(About.AGAIN, title, (), note)
    lines = again_lines(again)
    more = not_listed(len(again) - len(lines))
    return Section(About.AGAIN, title, lines, f"Matched by meaning: read both. {more}".strip())


def _summary(
    papers: CouncilPapers,
    sections: tuple[Section, ...],
    asks: list[Ask],
    counts: tuple[int, int, int],
) -> tuple[Line, ...]:
    """Three or four sentences: the grade, what was asked, what is open, how new the papers are.

    `counts` are how many asks were asked before, how many actions are late, how many asks are open.
    """
    again, late, gaps = counts
    by = {section.about: section for section in sections}
    lines = list(by[About.STANDING].lines[:1]) if papers.last_graded else []
    if asks:
        letters = len({ask.document.id for ask in asks})
        where = "1 letter" if letters == 1 else f"{letters} letters"
        when = (
            "In and since the last graded inspection"
            if papers.last_graded
            else "In the papers held"
        )
        before = f", {again} of which they seem to have asked for before" if again else ""
        lines.append(Line(f"{when}, inspectors asked for {_things(asks)} in {where}{before}.", ()))
    answered = [
        d for d in {a.document.id: a.document for a in asks}.values() if plan_after(papers, d)
    ]
    if answered:
        lines.append(Line(f"The plan held leaves {gaps or 'none'} of them unanswered.", ()))
    elif asks and papers.plans:
        lines.append(Line("No plan held is later than what was asked for last.", ()))
    if late:
        many = "1 action of a plan is" if late == 1 else f"{late} actions of plans are"
        lines.append(Line(f"{many} overdue, as far as the papers held say.", ()))
    dated = [d for d in papers.documents if d.date]
    if dated:
        lines.append(Line(f"The newest paper held is the {paper_name(dated[0])}.", ()))
    return tuple(lines)


def _things(asks: list[Ask]) -> str:
    return "1 thing" if len(asks) == 1 else f"{len(asks)} things"


def lines_of(briefing: Briefing) -> tuple[Line, ...]:
    """Every line of it, the summary's first."""
    told = tuple(line for section in briefing.sections for line in section.lines)
    return (*briefing.summary, *told)


def title_of(briefing: Briefing) -> str:
    """What the paper is called: "Bristol: children's services, missing children"."""
    on = f", {briefing.subject.name}" if briefing.subject else ""
    return f"{briefing.authority}: children’s services{on}"


def made_of(briefing: Briefing) -> str:
    """What it is made of, and that it can be wrong."""
    return (
        f"As of {day_words(briefing.as_of)}, made by Scrutineer from {len(briefing.papers)} papers "
        "held, without a language model. Words in quotation marks are the papers' own. It can miss "
        "things and match them wrongly: check the page before you rely on a line."
    )
