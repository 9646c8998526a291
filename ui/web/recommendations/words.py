"""The words and colours that the tracker has for what the registers hold."""

from __future__ import annotations

from datetime import date

from assistant.tracking.story import Step
from assistant.tracking.trace import Link, Traced, TraceStatus
from corpus.plans import Change, StatusWord
from ui.plain import one_line, written

STATUS_WORDS = {
    StatusWord.RED: "Red",
    StatusWord.AMBER: "Amber",
    StatusWord.NOT_STARTED: "Not started",
    StatusWord.GREEN: "Green",
    StatusWord.COMPLETE: "Complete",
    StatusWord.SUPERSEDED: "Superseded",
    StatusWord.NONE: "No rating",
}
"""What each status is called, what needs looking at first."""

_BADGES = {
    StatusWord.RED: "red",
    StatusWord.AMBER: "orange",
    StatusWord.GREEN: "green",
    StatusWord.COMPLETE: "blue",
    StatusWord.SUPERSEDED: "violet",
}
_CHANGES = {
    Change.RAG: "Rating",
    Change.DUE: "Deadline",
    Change.OWNER: "Owner",
    Change.COMPLETED: "Reported complete",
    Change.SUPERSEDED: "Taken out of the plan",
    Change.REOPENED: "Opened again",
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


def change_words(step: Step) -> str:
    """What a later paper changed: "Rating: Amber, then Green"."""
    name = _CHANGES[step.change]
    before, after = _value(step.before), _value(step.after)
    if step.change in (Change.RAG, Change.DUE, Change.OWNER):
        return f"{name}: {before or 'none'}, then {after or 'none'}"
    return f"{name}: {after}" if after else name


def _value(said: str | None) -> str:
    """A status word, a day or a name as it is written in English."""
    if said in STATUS_WORDS:
        return STATUS_WORDS[StatusWord(said)]
    try:
        return written(date.fromisoformat(said or ""))
    except ValueError:
        return one_line(said or "")
