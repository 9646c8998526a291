"""The words and letters that plans rate their actions by, as one set."""

from __future__ import annotations

from corpus.plans import StatusWord

_WORDS = {
    StatusWord.COMPLETE: ("B", "C", "Blue", "Done", "Complete", "Completed"),
    StatusWord.GREEN: ("G", "Green", "On track"),
    StatusWord.AMBER: ("A", "Amber", "At risk"),
    StatusWord.RED: ("R", "Red", "Off track"),
    StatusWord.NOT_STARTED: ("N", "Not started", "NotStarted"),
    StatusWord.NONE: ("None", ""),
}
_BY_WORD = {word.lower(): status.value for status, words in _WORDS.items() for word in words}


def status_word(printed: str | None) -> str:
    """A rating's normal name; as it is where it isn't known."""
    return _BY_WORD.get((printed or "").strip().lower(), printed or "")
