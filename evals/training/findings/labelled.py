"""A labelled sentence: where it stands, which way it leans, on which topics it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import Field

from corpus.library import Library
from corpus.types import Document
from evals.jsonl.rows import read_rows
from evals.training.labels import is_of
from evals.training.rows import Span

HERE = Path(__file__).parent
FIT, SEALED = HERE / "fit.jsonl", HERE / "sealed.jsonl"


class Labelled(Span):
    """`leaning` is strength, weakness, mixed or neither; `topics` are names of `corpus.topics`."""

    leaning: str
    topics: tuple[str, ...] = ()
    whom: str = ""
    writer: str = Field(default="")


def labelled(path: Path) -> list[Labelled]:
    """The rows of a file."""
    return read_rows(path, Labelled)


def texts_of(library: Library, rows: Sequence[Span]) -> list[str]:
    """The words of each row; LookupError where the library doesn't hold its document."""
    documents = library.documents()

    @cache
    def page(path: str, number: int) -> str:
        found: Document | None = next((d for d in documents if is_of(d, path)), None)
        if found is None:
            raise LookupError(f"{library.settings.library} doesn't hold {path}")
        return library.page(found.id, number).text

    return [" ".join(page(r.document, r.page)[r.start : r.end].split()) for r in rows]
