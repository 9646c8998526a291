"""Passages and papers made by hand, for tests of what needs no stores."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.types import Evidence
from corpus.types import Document, Framework, Kind, PageText, Part, Passage, PassageKind
from tests.answers import document


def letter(year: int, authority: str = "Wexcombe", **changes) -> Document:
    """An inspection letter of March of a year."""
    given = {
        "id": f"{authority}-{year}",
        "path": f"{authority.lower()}-{year}.pdf",
        "authority": authority,
        "published": date(year, 3, 10),
        "inspected_from": date(year, 1, 16),
        "inspected_to": date(year, 1, 27),
        "framework": Framework.ILACS_STANDARD,
    }
    return document(**{**given, **changes})


def paper(kind: Kind, day: date | None, **changes) -> Document:
    """A paper that is no letter."""
    given = {
        "id": f"{kind}-{day}",
        "path": f"{kind}-{day}.pdf",
        "title": f"{kind} paper",
        "kind": kind,
        "authority": "Wexcombe",
        "published": day,
        "inspected_from": None,
        "inspected_to": None,
    }
    return document(**{**given, **changes})


class Shelf:
    """Pages and documents in memory: what citing asks of a library."""

    def __init__(self, pages: dict[str, Sequence[str]], documents: Sequence[Document] = ()) -> None:
        self._pages = pages
        self._documents = tuple(documents)

    def documents(self) -> tuple[Document, ...]:
        return self._documents

    def document(self, document_id: str) -> Document:
        return next(d for d in self._documents if d.id == document_id)

    def page(self, document_id: str, number: int) -> PageText:
        return PageText(number, self._pages[document_id][number - 1])

    def pages(self, document_id: str) -> tuple[PageText, ...]:
        return tuple(PageText(n, text) for n, text in enumerate(self._pages[document_id], 1))


def passage(
    *pieces: tuple[int, str],
    document_id: str = "d1",
    heading: tuple[str, ...] = ("Findings",),
    kind: PassageKind = PassageKind.PROSE,
    joined: str = " ",
) -> Passage:
    """A passage of pieces, each the words that stand on one page."""
    text = joined.join(words for _, words in pieces)
    parts, at = [], 0
    for page, words in pieces:
        parts.append(Part(page, 0, len(words), at, len(words)))
        at += len(words) + len(joined)
    return Passage(document_id, 0, heading, text, tuple(parts), kind)


def evidence(text: str, **changes) -> Evidence:
    """A one-page passage, found."""
    return Evidence(passage((1, text), **changes), document(), 1.0)
