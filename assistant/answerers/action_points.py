"""What is said of an action: its lead, deadline, measure and rating, and each change since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.cite import cite, voice_of
from assistant.draft import Point
from assistant.language.periods import spoken
from assistant.scope.asked import Asked
from assistant.tracking.due_days import due_words
from assistant.tracking.officer.history import contradiction
from assistant.tracking.story import Step, Story
from assistant.types import Citation, Voice
from corpus.phrases import joined
from corpus.plans import Action, Change, StatusWord

_LETTERS = 2
_PLAIN = {StatusWord.NOT_STARTED: "not started", StatusWord.NONE: "without a status"}
_SHORT_QUOTE = 240


def plan_point(asked: Asked, story: Story, wanted: Sequence[Change], *, measure: bool) -> Point:
    """What the plan says of an action: what is wanted of it, else its lead, deadline and rating."""
    action, plan = story.action, story.plan
    name = f"Action {action.ref}" if action.ref else "The action"
    parts = []
    if Change.OWNER in wanted or not (wanted or measure):
        parts.append(f"is led by {action.owner}" if action.owner else "names nobody to lead it")
    if Change.DUE in wanted or not (wanted or measure):
        parts.append(f"is due {action.due_text}" if action.due_text else "gives no deadline")
    if measure:
        parts.append(f"is measured by: {action.measure}" if action.measure else "gives no measure")
    if not wanted and not measure:
        parts.append(f"is rated {_rating(story)}")
    text = f"{name} (“{plain_text(action)}”) {joined(parts)}, by the plan{_of(plan.date)}."
    return Point(text, voice_of(plan), tuple(plan_citations(asked, story)))


def plan_citations(asked: Asked, story: Story) -> Iterator[Citation]:
    """The words of the plan that an action, its lead, deadline and measure stand on."""
    action, plan = story.action, story.plan
    for quote in action.quotes:
        found = cite(asked.library, plan, quote.page, quote.text, action.section)
        if found:
            yield found
    page = action.quotes[0].page if action.quotes else 1
    for words in (action.owner, action.due_text, action.measure):
        found = cite(asked.library, plan, page, words, action.section) if words else None
        if found:
            yield found


def step_point(asked: Asked, step: Step) -> Point:
    """What a later paper says became of an action, and when."""
    when = f"On {spoken(step.day)}" if step.day else "Later"
    before = f" from {_value(step.before)}" if step.before else ""
    said = {
        Change.RAG: f"the rating moved{before} to {_value(step.after)}",
        Change.DUE: f"the deadline moved{before} to {_value(step.after)}",
        Change.OWNER: f"the lead passed{before} to {step.after}",
        Change.COMPLETED: "it was reported complete"
        + (f", on {_value(step.after)}" if step.after else ""),
        Change.SUPERSEDED: "it was taken out of the plan"
        + (f"; in its place: {step.after}" if step.after else ""),
        Change.REOPENED: "it was re-opened",
    }[step.change]
    found = (cite(asked.library, step.document, q.page, q.text) for q in step.quotes)
    quoted = " ".join(" ".join(quote.text for quote in step.quotes).split())
    words = f" (“{quoted}”)" if 0 < len(quoted) <= _SHORT_QUOTE else ""
    return Point(
        f"{when}: {said}{words}.",
        voice_of(step.document),
        tuple(each for each in found if each),
    )


def officer_points(asked: Asked, story: Story) -> Iterator[Point]:
    """What officers say of an action, by whom and when, and what papers have come to say since."""
    for said in story.said:
        word = said.word
        when = f", {spoken(word.said_on)}" if word.said_on else ""
        where = f"{word.paper}, page {word.page}" if word.page else word.paper
        text = f"An officer ({word.name}{when}): {word.sort.value} {_value(word.value) if word.value else where}."
        against = contradiction(said)
        text += f" {against[:1].upper()}{against[1:]}." if against else ""
        yield Point(text, Voice.SCRUTINEER, tuple(plan_citations(asked, story))[:1])


def action_item(asked: Asked, story: Story) -> Point:
    """An action in a line: its words, whose it is, by when, and the last word on it."""
    last = next((s for s in reversed(story.history) if s.quotes), None)
    cited = list(plan_citations(asked, story))
    for quote in last.quotes if last else ():
        found = cite(asked.library, last.document, quote.page, quote.text) if last else None
        cited += [found] if found else []
    ref = f"{story.action.ref}. " if story.action.ref else "- "
    due = due_words(story)
    tail = ", ".join(filter(None, (story.owner, f"due {due}" if due else "")))
    text = f"{ref}{plain_text(story.action)}{f' ({tail})' if tail else ''}"
    return Point(text, voice_of(story.plan), tuple(cited))


def plain_status(word: StatusWord) -> str:
    """A status within a sentence."""
    return _PLAIN.get(word, word.value.lower())


def _rating(story: Story) -> str:
    """The plan's own word for its rating; a letter spelt out."""
    action = story.action
    if action.status_text and len(action.status_text) > _LETTERS:
        return action.status_text
    return "nothing" if action.rag is StatusWord.NONE else action.rag.value


def _value(text: str | None) -> str:
    """A day as it is written in English; anything else as it is."""
    if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return spoken(date.fromisoformat(text))
    if text and re.fullmatch(r"\d{4}-\d\d", text):
        return f"{date.fromisoformat(text + '-01'):%B %Y}"
    return text or "nothing"


def _of(day: date | None) -> str:
    return f" of {spoken(day)}" if day else ""


def plain_text(action: Action) -> str:
    """An action's text without a plan's mark that it is new."""
    return re.sub(r"^NEW[.:]?\s+", "", action.text)
