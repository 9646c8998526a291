"""One recommendation as the tracker shows it, with the actions that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby

import streamlit as st

from assistant.tracking.due_days import due_words, overdue
from assistant.tracking.officer.saying import on_gap, on_link, taken_back
from assistant.tracking.story import Step, Story
from assistant.tracking.trace import Link, Traced, link_of
from corpus.plans import StatusWord
from corpus.quotes import Quote
from corpus.types import Document, Recommendation
from ui.exports.plan_words import change_words
from ui.plain import one_line, written
from ui.web import safe, session
from ui.web.naming import label
from ui.web.quotes import open_quotes
from ui.web.recommendations import decisions
from ui.web.recommendations.corrections import draw_correcting, draw_said
from ui.web.recommendations.narrow import Narrowing
from ui.web.recommendations.signing import (
    Choice,
    draw_choices,
    draw_form,
    draw_signature,
    signature_words,
)
from ui.web.recommendations.words import row_badge, status_badge, sureness


def draw_asked(report: Document, item: Recommendation, said: str = "") -> None:
    """What a report asks for, with its page; `said` is Markdown to stand beside its number."""
    st.markdown(f"### Recommendation {item.n} {said}", anchors=False)
    st.markdown(safe.text(item.text))
    st.caption(safe.text(" · ".join(filter(None, (item.kind, item.whose and f"for {item.whose}")))))
    if item.quotes:
        _open_button(report, item.quotes, "in the report", f"asked-{item.id}")


def draw_recommendation(row: Traced, narrowing: Narrowing, told: Sequence[Story]) -> None:
    """The recommendation, whether anything answers it, and what does, as far as it was asked for.

    `told` are the plan's actions, from which a link may be added.
    """
    item, day = row.recommendation, narrowing.day
    place = f"recommendation-{item.n}"
    with st.container(border=True, key=place):
        draw_asked(row.report, item, row_badge(row))
        decisions.tell(place)
        for link in narrowing.links(row):
            _draw_link(row, link, day)
        for name, links, shown in (
            ("To check: these may answer it, and are not counted", row.to_check, True),
            ("The nearest actions, which do not answer it", row.nearest, False),
            ("Rejected matches", row.rejected, False),
        ):
            _draw_aside(row, name, links, shown, day)
        _draw_judging(row, told, place)


def _draw_judging(row: Traced, told: Sequence[Story], place: str) -> None:
    """Say that nothing answers it, or add a link from the list of the plan's actions."""
    key = f"gap-{row.recommendation.id}"
    if row.gap:
        st.markdown(f"**Nothing answers it, says** {safe.text(signature_words(row.gap))}")
        back = "What was said of the recommendation is taken back."
        choices = [Choice("Take back", partial(taken_back, row.gap), back, place)]
    elif not row.links:
        kept = "It is kept that nothing answers it."
        choices = [Choice("Confirm that nothing answers it", partial(on_gap, row), kept, place)]
    else:
        choices = []
    draw_choices(key, choices)
    draw_form(key, choices)
    if not session.reader().officer:
        return
    box = st.expander("Add an action that answers it", key=f"add-{key}", type="compact",
                      on_change="rerun")  # fmt: skip
    if not box.open:
        return
    with box:
        answering = {link.story.action.id for link in row.links}
        rest = [story for story in told if story.action.id not in answering]
        chosen = st.selectbox(
            "Action", rest, index=None, key=f"added-{key}", placeholder="Choose an action",
            format_func=lambda s: f"{s.action.ref or ''} {one_line(s.action.text)}".strip(),
        )  # fmt: skip
        if chosen:
            make = partial(on_link, row, link_of(row, chosen), True)
            draw_signature(
                f"add-{key}", Choice("Add this action", make, "The link is kept.", place)
            )


def _draw_aside(row: Traced, name: str, links: Sequence[Link], shown: bool, day: date) -> None:
    """Links that count for nothing, apart from those that do."""
    if not links:
        return
    with st.expander(
        name, key=f"{name[:8]}-{row.recommendation.id}", expanded=shown, type="compact"
    ):
        for link in links:
            _draw_link(row, link, day)


def draw_action(story: Story, day: date, key: str) -> None:
    """An action with who answers for it, by when, and how it stands."""
    with st.container(key=f"action-{key}", gap="xsmall"):
        _draw_action(story, day, key)


def _draw_action(story: Story, day: date, key: str) -> None:
    action = story.action
    ref = f"**{safe.text(f'Action {action.ref}.')}** " if action.ref else ""
    st.markdown(f"{ref}{safe.text(action.text)}")
    st.markdown(" · ".join(_facts(story, day)))
    decisions.tell(f"action-{key}")
    draw_said(story, key)
    if action.measure:
        st.caption(f"Measure of success: {safe.text(action.measure)}")
    if story.history:
        many = len(story.history)
        told = "1 change since the plan" if many == 1 else f"{many} changes since the plan"
        box = st.expander(told, key=f"told-{key}", type="compact", on_change="rerun")
        if box.open:
            with box:
                _draw_steps(story, key)


def _draw_link(row: Traced, link: Link, day: date) -> None:
    key = f"{row.recommendation.n}-{link.id}"
    with st.container(border=True, gap="xsmall", key=f"match-{key}"):
        draw_action(link.story, day, key)
        probability = "" if link.confirmed is not None else f" ({link.probability:.0%})"
        st.caption(f"**{sureness(link)}{probability}:** {safe.text(link.why)}")
        if link.said:
            earlier = " (said of an earlier wording)" if link.said.carried else ""
            st.caption(safe.text(signature_words(link.said.word) + earlier))
        if link.against:
            st.warning(safe.text(f"{link.against}. The officer's word stands until taken back."))
        decisions.tell(f"match-{key}")
        _draw_choices(row, link)


def _draw_choices(row: Traced, link: Link) -> None:
    """See the action in its plan; say that the match is right, or wrong."""
    n, story = row.recommendation.n, link.story
    here = f"match-{n}-{link.id}"
    # What is rejected is put aside, so the recommendation is where to go on.
    whole = f"recommendation-{n}"
    named = f" {story.action.ref}" if story.action.ref else ""
    with st.container(horizontal=True):
        if story.action.quotes:
            _open_button(story.plan, story.action.quotes, "in the plan", here)
        if link.said is None:
            right, wrong = (partial(on_link, row, link, said) for said in (True, False))
            choices = [
                Choice(f"Confirm{named}", right, "The match is kept as confirmed.", whole),
                Choice(f"Reject{named}", wrong, "The match is kept as rejected.", whole),
            ]
        else:
            back = "What was said of the match is taken back."
            make = partial(taken_back, link.said.word)
            choices = [Choice(f"Take back{named}", make, back, whole)]
        draw_choices(here, choices)
    draw_form(here, choices)
    draw_correcting(story, f"{n}-{link.id}")


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


def _draw_steps(story: Story, key: str) -> None:
    """What later papers changed: what one entry says of several things stands together."""
    entries = groupby(story.history, lambda step: (step.document.id, step.day, step.quotes))
    for at, (_, steps) in enumerate(entries):
        _draw_entry(list(steps), f"{key}-{at}")


def _draw_entry(steps: list[Step], key: str) -> None:
    step, name = steps[0], label(steps[0].document)
    day = f"**{written(step.day)}.** " if step.day else ""
    st.markdown(day + safe.text("; ".join(change_words(each) for each in steps)))
    quoted = one_line(" ".join(quote.text for quote in step.quotes))
    said_by = f" ({step.said_by})" if step.said_by and step.said_by not in name else ""
    if quoted:
        st.caption(safe.text(f"“{quoted}”{said_by}. From: {name}."))
    if step.quotes:
        _open_button(step.document, step.quotes, "in that paper", f"step-{key}")


def _open_button(document: Document, quotes: tuple[Quote, ...], where: str, key: str) -> None:
    """A button that opens the pages of the quotes, with their words marked."""
    name = f"See page {quotes[0].page} {where}" if document.paged else f"See it {where}"
    st.button(name, key=f"open-{key}", on_click=open_quotes, args=(document.id, quotes))
