"""Places in documents, as a person names them: "2", or "plan.pdf p4", or the name alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import UsageError
from corpus.types import Document
from evals.match.documents import same_document

_PAGE = re.compile(r"^(?P<name>.+?),?\s+p(?:age|\.)?\s*(?P<page>\d+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """A page of a document; `page` is None where the document has none."""

    document: str
    page: int | None

    def __str__(self) -> str:
        return self.document if self.page is None else f"{self.document} p{self.page}"


def places_named(
    said: str, numbered: Sequence[Place], held: Sequence[Document]
) -> tuple[Place, ...]:
    """The places in `said`, parted by ; or, where they are only numbers, by commas or blanks.

    Numbers count from 1 in `numbered`. UsageError tells which is no place that is held.
    """
    if re.fullmatch(r"[\d\s,;]+", said):
        return tuple(dict.fromkeys(_numbered(int(n), numbered) for n in re.findall(r"\d+", said)))
    parts = [part.strip() for part in said.split(";") if part.strip()]
    if not parts:
        raise UsageError("no place was named")
    return tuple(
        _numbered(int(part), numbered) if part.isdigit() else _named(part, held) for part in parts
    )


def _numbered(number: int, numbered: Sequence[Place]) -> Place:
    if not 1 <= number <= len(numbered):
        raise UsageError(f"there is no place {number} in the list")
    return numbered[number - 1]


def _named(part: str, held: Sequence[Document]) -> Place:
    found = _PAGE.match(part)
    name, page = (found["name"], int(found["page"])) if found else (part, None)
    document = next((each for each in held if same_document(name, each.path)), None)
    if document is None:
        raise UsageError(f"the library has no document {name}. Run: scrutineer documents")
    if not document.paged:
        return Place(document.path, None)
    if page is None:
        raise UsageError(f"{document.path} has {document.page_count} pages: say which")
    if not 1 <= page <= document.page_count:
        raise UsageError(f"{document.path} has no page {page}; it has {document.page_count}")
    return Place(document.path, page)
