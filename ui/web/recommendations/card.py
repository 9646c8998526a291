"""One recommendation as the tracker shows it, with the actions that answer it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from assistant.story import Step, Story
from assistant.trace import Link, Traced, TraceStatus
from corpus.plans import StatusWord
from corpus.quotes import Quote
from corpus.types import Document, Recommendation
from ui.plain import one_line, written
from ui.web import safe
from ui.web.naming import label
from ui.web.quotes import open_quotes
from ui.web.recommendations.dues import due_words, overdue
from ui.web.recommendations.words import change_words, status_badge, sureness

Decide = Callable[[str, bool | None], None]
"""Keeps what an officer says of the link with an id: right, wrong, or (None) nothing more."""


def draw_asked(report: Document, item: Recommendation, said: str = "") -> None:
    """What a report asks for, with its page; `said` is Markdown to stand beside its number."""
    st.markdown(f"### Recommendation {item.n} {said}", anchors=False)
    st.markdown(safe.text(item.text))
    if item.quotes:
        _open_button(report, item.quotes, "in the report", f"asked-{item.id}")


def draw_recommendation(row: Traced, day: date, decide: Decide) -> None:
    """The recommendation, whether anything answers it, and what does."""
    item, gap = row.recommendation, row.status is TraceStatus.UNANSWERED
    with st.container(border=True):
        said = ":red-badge[Nothing answers this]" if gap else f":gray-badge[{_count(row)}]"
        draw_asked(row.report, item, said)
        for link in row.links:
            _draw_link(item.n, link, day, decide)
        aside = [link for link in row.nearest if gap or link.confirmed is False]
        if aside:
            name = "The nearest actions, which do not answer it" if gap else "Rejected matches"
            with st.expander(name, key=f"aside-{item.id}", type="compact"):
                for link in aside:
                    _draw_link(item.n, link, day, decide)


def draw_action(story: Story, day: date, key: str) -> None:
    """An action with who answers for it, by when, and how it stands."""
    action = story.action
    ref = f"**{safe.text(f'Action {action.ref}.')}** " if action.ref else ""
    st.markdown(f"{ref}{safe.text(action.text)}")
    st.markdown(" · ".join(_facts(story, day)))
    if action.measure:
        st.caption(f"Measure of success: {safe.text(action.measure)}")
    if story.history:
        many = len(story.history)
        told = "1 change since the plan" if many == 1 else f"{many} changes since the plan"
        box = st.expander(told, key=f"told-{key}", type="compact", on_change="rerun")
        if box.open:
            with box:
                for at, step in enumerate(story.history):
                    _draw_step(step, f"{key}-{at}")


def _draw_link(n: int, link: Link, day: date, decide: Decide) -> None:
    with st.container(border=True, gap="xsmall"):
        draw_action(link.story, day, f"{n}-{link.id}")
        probability = "" if link.confirmed is not None else f" ({link.probability:.0%})"
        st.caption(f"**{sureness(link)}{probability}:** {safe.text(link.why)}")
        _draw_choices(f"{n}-{link.id}", link, decide)


def _draw_choices(key: str, link: Link, decide: Decide) -> None:
    """See the action in its plan; say that the match is right, or wrong."""
    story = link.story
    named = f" {story.action.ref}" if story.action.ref else ""
    with st.container(horizontal=True):
        if story.action.quotes:
            _open_button(story.plan, story.action.quotes, "in the plan", key)
        if link.confirmed is not None:
            _decide_button(f"Take back what was said of{named or ' it'}", key, decide, link, None)
            return
        _decide_button(f"Confirm{named}", key, decide, link, True)
        _decide_button(f"Reject{named}", key, decide, link, False)


def _facts(story: Story, day: date) -> list[str]:
    facts = [status_badge(story.status)]
    if overdue(story, day):
        facts[0] += " :red-badge[Overdue]"
    facts.append(f"**Owner:** {safe.text(story.owner or 'none named')}")
    facts.append(f"**Due:** {safe.text(due_words(story) or 'no date given')}")
    printed = story.action.status_text
    if printed and story.action.rag is StatusWord.NONE:
        facts.append(f"**The plan says:** {safe.text(printed)}")
    return facts


def _draw_step(step: Step, key: str) -> None:
    day = f"**{written(step.day)}.** " if step.day else ""
    st.markdown(f"{day}{safe.text(change_words(step))}")
    quoted = one_line(" ".join(quote.text for quote in step.quotes))
    said_by = f" ({step.said_by})" if step.said_by else ""
    if quoted:
        st.caption(safe.text(f"“{quoted}”{said_by}. From: {label(step.document)}."))
    if step.quotes:
        _open_button(step.document, step.quotes, "in that paper", f"step-{key}")


def _open_button(document: Document, quotes: tuple[Quote, ...], where: str, key: str) -> None:
    """A button that opens the pages of the quotes, with their words marked."""
    name = f"See page {quotes[0].page} {where}" if document.paged else f"See it {where}"
    st.button(name, key=f"open-{key}", on_click=open_quotes, args=(document.id, quotes))


def _decide_button(name: str, key: str, decide: Decide, link: Link, right: bool | None) -> None:
    st.button(safe.text(name), key=f"decide-{key}-{right}", on_click=decide, args=(link.id, right))


def _count(row: Traced) -> str:
    many = len(row.links)
    return "1 action" if many == 1 else f"{many} actions"
