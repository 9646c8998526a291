"""What documents are called where a reader picks one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus.types import Document, Kind
from ui.plain import one_line, written

_LONGEST = 70
_SHORT = {
    Kind.INSPECTION_LETTER: "inspection",
    Kind.IMPROVEMENT_PLAN: "improvement plan",
    Kind.PROGRESS_PLAN: "accelerated progress plan",
}


def label(document: Document) -> str:
    """Short and in plain words: whose, what, of when; by its title where it isn't one of those."""
    day = document.published or document.date
    if document.kind in _SHORT and document.authority and day:
        return f"{document.authority}, {_SHORT[document.kind]}, {written(day)}"
    name = _clipped(one_line(document.title) or document.path)
    return f"{name}, {written(day)}" if day and written(day) not in name else name


def labels(documents: Iterable[Document]) -> dict[str, str]:
    """A label for each document, by its id; those that would share one name their file, too."""
    held = list(documents)
    times = Counter(label(document) for document in held)
    return {
        document.id: label(document)
        if times[label(document)] == 1
        else f"{label(document)} ({one_line(document.path)})"
        for document in held
    }


def _clipped(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rsplit(' ', 1)[0]}…"
