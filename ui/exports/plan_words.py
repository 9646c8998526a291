"""How plans' statuses and changes are put in words, on pages and in papers alike."""

from __future__ import annotations

from datetime import date

from assistant.tracking.story import Step
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

_CHANGES = {
    Change.RAG: "Rating",
    Change.DUE: "Deadline",
    Change.OWNER: "Owner",
    Change.COMPLETED: "Reported complete",
    Change.SUPERSEDED: "Taken out of the plan",
    Change.REOPENED: "Opened again",
}


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
