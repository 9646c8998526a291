"""What documents are called where a reader picks one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus.types import Document, Kind
from ui.plain import one_line, written

_LONGEST = 70


def label(document: Document) -> str:
    """Short and in plain words: whose, what, of when."""
    if document.kind is Kind.INSPECTION_LETTER and document.authority:
        name = f"{document.authority}, inspection"
    else:
        name = _clipped(one_line(document.title) or document.path)
    day = document.published or document.date
    return f"{name}, {written(day)}" if day else name


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


def page_words(document: Document, page: int | None) -> str:
    """Where a quote stands, as a button says it: "Page 3", or "The text" where there are no pages."""
    return f"Page {page}" if document.paged and page else "The text"


def _clipped(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rsplit(' ', 1)[0]}…"
