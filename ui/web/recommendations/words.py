"""The words and colours that the tracker has for what the registers hold."""

from __future__ import annotations

from assistant.tracking.trace import Link, Traced, TraceStatus
from corpus.plans import StatusWord
from ui.exports.plan_words import STATUS_WORDS

_BADGES = {
    StatusWord.RED: "red",
    StatusWord.AMBER: "orange",
    StatusWord.GREEN: "green",
    StatusWord.COMPLETE: "blue",
    StatusWord.SUPERSEDED: "violet",
}


def status_badge(status: StatusWord) -> str:
    """The status as Markdown: its word on its colour."""
    return f":{_BADGES.get(status, 'gray')}-badge[{STATUS_WORDS[status]}]"


def sureness(link: Link) -> str:
    """How far the match can be relied on, and who says so."""
    if link.confirmed is not None:
        return "Confirmed by an officer" if link.confirmed else "Rejected by an officer"
    if link.sure:
        return "Sure match"
    return "To check"


def row_badge(row: Traced) -> str:
    """Whether a recommendation is answered, as Markdown: in words on a colour."""
    if row.status is TraceStatus.UNANSWERED:
        return ":red-badge[Nothing answers this]"
    if row.status is TraceStatus.TO_CHECK:
        return ":orange-badge[To check]"
    many = len(row.links)
    return f":gray-badge[{'1 action' if many == 1 else f'{many} actions'}]"
