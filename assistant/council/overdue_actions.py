"""The actions of a council's plans that are overdue on a day."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.council.council_papers import (
    CouncilPapers,
    day_words,
    first_upper,
    not_listed,
    paper_name,
)
from assistant.council.lines import About, Line, Section, cited, tidy
from assistant.council.topic_match import Subject, on_subject
from assistant.tracking.book import PlanBook
from assistant.tracking.due_days import due_words, last_day, overdue
from assistant.tracking.stories import stories
from assistant.tracking.story import Story
from assistant.tracking.versions import plan_day
from corpus.plans import StatusWord
from corpus.types import Document, Kind

_MOST = 5


def own_stories(papers: CouncilPapers, book: PlanBook) -> tuple[Story, ...]:
    """The stories of the council's actions as they stood on the day; none where no plan is held."""
    if not papers.library.actions(papers.ids):
        return ()
    newest = max((d.date for d in papers.library.documents() if d.date), default=papers.as_of)
    if papers.as_of >= newest:
        told = book.stories()
    else:
        told = stories(papers.library, book.embed, papers.as_of)
    return tuple(story for story in told if story.plan.id in papers.ids)


def in_force(told: Sequence[Story]) -> list[Story]:
    """The actions of the newest plan of each kind, as far as they weren't dropped."""
    newest: dict[Kind, Document] = {}
    for story in told:
        held = newest.setdefault(story.plan.kind, story.plan)
        if plan_day(story.plan) > plan_day(held):
            newest[story.plan.kind] = story.plan
    ids = {plan.id for plan in newest.values()}
    return [story for story in told if story.plan.id in ids and not story.superseded]


def overdue_stories(
    papers: CouncilPapers, told: Sequence[Story], subject: Subject | None, book: PlanBook
) -> list[Story]:
    """Those in force that are late on the day, the longest overdue first."""
    late = [story for story in in_force(told) if overdue(story, papers.as_of)]
    if subject and late:
        kept = on_subject(book, [f"{s.action.theme or ''}. {s.action.text}" for s in late], subject)
        late = [story for story, is_on in zip(late, kept, strict=True) if is_on]
    return sorted(late, key=lambda story: last_day(story.due) or papers.as_of)


def what_is_overdue(papers: CouncilPapers, told: Sequence[Story], late: Sequence[Story]) -> Section:
    """The late actions, with who answers for them and how they were last rated."""
    lines = [line for story in late[:_MOST] if (line := overdue_line(papers, story))]
    day = day_words(papers.as_of)
    if not told:
        note = f"No plan of {papers.authority} is held whose actions could be read."
    elif not late:
        note = f"No action was overdue on {day}, as far as the papers held say."
    else:
        last = max((d for d in papers.documents if d.date), key=lambda d: str(d.date))
        more = not_listed(len(late) - len(lines))
        note = (
            f"{more} As far as the papers held say: the newest is the {paper_name(last)}, and what "
            "was finished since isn't known."
        )
    return Section(About.OVERDUE, f"Overdue on {day}", tuple(lines), note.strip())


def overdue_line(papers: CouncilPapers, story: Story) -> Line | None:
    """A late action; None where its words can't be found on their page."""
    action = story.action
    found = cited(papers.library, story.plan, action.quotes, action.section)
    steps = [step for step in story.history if step.quotes]
    later = cited(papers.library, steps[-1].document, steps[-1].quotes) if steps else ()
    if not found:
        return None
    rated = "" if story.rag is StatusWord.NONE else f"last rated {_RATED[story.rag]}"
    facts = [f"due {due_words(story)}", f"owner {story.owner}" if story.owner else "", rated]
    name = f"{first_upper(paper_name(story.plan))}"
    name += f", action {action.ref}:" if action.ref else ":"
    after = f"({'; '.join(each for each in facts if each)})."
    return Line(name, (*found, *later), quote=tidy(action.text), after=after)


_RATED = {word: word.value.lower() for word in StatusWord} | {StatusWord.NOT_STARTED: "not started"}
