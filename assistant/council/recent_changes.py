"""What the papers say has changed for a council since a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.cite import cite
from assistant.council.council_papers import (
    CouncilPapers,
    day_words,
    first_upper,
    not_listed,
    paper_name,
)
from assistant.council.lines import About, Line, Section, cited, tidy
from assistant.council.standing import AREA_WORDS, held_timelines, joint_first, when_inspected
from assistant.council.topic_match import Subject, on_subject
from assistant.tracking.book import PlanBook
from assistant.tracking.story import Step, Story
from assistant.types import Citation
from corpus.plans import Change, StatusWord
from corpus.types import Document

_MOST = 5
Dated = tuple[date, Line]


def what_changed(
    papers: CouncilPapers,
    told: Sequence[Story],
    since: date,
    subject: Subject | None,
    book: PlanBook,
) -> Section:
    """Grades, plan actions and decisions of after that day, newest first.

    With a subject, the actions and decisions that are on it, and every grade.
    """
    found = [*_actions(papers, told, since), *_decisions(papers, since)]
    if subject and found:
        kept = on_subject(book, [line.words for _, line in found], subject)
        found = [each for each, is_on in zip(found, kept, strict=True) if is_on]
    found += _grades(papers, since)
    found.sort(key=lambda pair: pair[0], reverse=True)
    lines = tuple(line for _, line in found)
    later = [d for d in papers.documents if d.date and d.date > since]
    day = day_words(since)
    if not later:
        note = f"No paper held is later than {day}."
    elif not lines:
        names = ", ".join(paper_name(d) for d in later[:4])
        note = f"Held from after {day}: {names}. They report no changed grade, action or decision."
    elif len(lines) > _MOST:
        note = not_listed(len(lines) - _MOST)
    else:
        note = ""
    return Section(About.CHANGES, f"What changed since {day}", lines[:_MOST], note)


def _grades(papers: CouncilPapers, since: date) -> Iterator[Dated]:
    """A line for each inspection of after the day that moved a grade."""
    moved: dict[str, list[str]] = {}
    places: dict[str, list[Citation]] = {}
    papers_of: dict[str, Document] = {}
    for timeline in joint_first(held_timelines(papers)):
        for point in timeline.points:
            day = point.document.date
            if not (day and day > since and point.moved in ("better", "worse")):
                continue
            found = cite(papers.library, point.document, point.page or 1, point.quote)
            # A joint grade stands in the timelines of both, too: it is told once.
            if found and found not in places.get(point.document.id, ()):
                name = AREA_WORDS[timeline.area].lower()
                key = point.document.id
                moved.setdefault(key, []).append(f"{name} {point.moved}, now {point.grade}")
                places.setdefault(key, []).append(found)
                papers_of[key] = point.document
    for key, document in papers_of.items():
        assert document.date
        text = f"{first_upper(paper_name(document))} ({when_inspected(document)}): "
        yield (
            document.date,
            Line(f"{text}{'; '.join(moved[key])}.", tuple(dict.fromkeys(places[key]))),
        )


def _actions(papers: CouncilPapers, told: Sequence[Story], since: date) -> Iterator[Dated]:
    """A line for each entry of a paper of after the day that reports changes of an action."""
    entries: dict[tuple[str, str], tuple[Story, list[Step]]] = {}
    for story in reversed(told):  # a newer version's action speaks for what it was before
        mine: dict[tuple[str, str], list[Step]] = {}
        for step in story.history:
            if step.day and since < step.day <= papers.as_of and step.quotes:
                mine.setdefault((step.document.id, step.quotes[0].text), []).append(step)
        for key, steps in mine.items():
            entries.setdefault(key, (story, steps))
    for story, steps in entries.values():
        found = cited(papers.library, steps[0].document, steps[0].quotes)
        if found and steps[0].day:
            yield steps[0].day, _action_line(story, steps, found)


def _action_line(story: Story, steps: Sequence[Step], found: tuple[Citation, ...]) -> Line:
    named = (
        f"action {story.action.ref} of the plan" if story.action.ref else "an action of the plan"
    )
    name = f"{first_upper(paper_name(steps[0].document))}, on {named}"
    changes = "; ".join(dict.fromkeys(told for step in steps if (told := _told(step))))
    words = " ".join(tidy(quote.text) for quote in steps[0].quotes)
    if len(words.split()) > _LONGEST:
        return Line(f"{name} (“{_clipped(story.action.text)}”): {changes}.", found)
    return Line(f"{name}, {changes}:" if changes else f"{name}:", found, quote=words)


_LONGEST = 45


def _clipped(text: str) -> str:
    words = tidy(text).split()
    return " ".join(words[:14]) + ("…" if len(words) > 14 else "")


def _told(step: Step) -> str:
    """What changed, in words."""
    if step.change is Change.DUE:
        return f"due date {_from(step.before)}{_day(step.after)}"
    if step.change is Change.OWNER:
        return f"owner now {step.after}" if step.after else "owner changed"
    if step.change is Change.RAG and step.after:
        was = step.before if step.before and step.before != StatusWord.NONE.value else None
        return f"rating {_from(was and was.lower())}{step.after.lower()}"
    if step.change is Change.COMPLETED:
        return ""  # the rating that it moves to says so
    return str(step.change.value)


def _from(before: str | None) -> str:
    return f"from {_day(before)} to " if before else "now "


def _day(text: str | None) -> str:
    """An ISO day or month in words; other words as they are."""
    if text is None:
        return "none"
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return f"{date.fromisoformat(f'{text}-01'):%B %Y}"
    except ValueError:
        return text


def _decisions(papers: CouncilPapers, since: date) -> Iterator[Dated]:
    for decision in papers.library.decisions(papers.ids):
        document = papers.document(decision.document_id)
        day = decision.decided_on or document.date
        found = cited(papers.library, document, decision.quotes, decision.item)
        if day and since < day <= papers.as_of and found:
            who = f"{decision.decided_by} " if decision.decided_by else ""
            name = f"{first_upper(paper_name(document))}: {who}decided".replace("  ", " ")
            yield day, Line(f"{name}", found, quote=tidy(decision.text))
