"""What officers decide of who may see a paper, over what its text was read to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import UsageError
from corpus.types import Access, Document

WHOLE = 0
"""The page of a ruling on the paper as a whole."""


@dataclass(frozen=True)
class Ruling:
    """An officer's word on one page of a document, from 1, or on all of it (`WHOLE`).

    `sure` is False where it was made of an earlier version and stands until somebody looks. `by`
    and `given` are who decided and when, as far as that is known.
    """

    document_id: str
    page: int
    access: Access
    sure: bool = True
    by: str = ""
    given: date | None = None

    @property
    def told(self) -> str:
        """Who decided, and when, in words."""
        day = f" on {self.given.day} {self.given:%B %Y}" if self.given else ""
        earlier = "" if self.sure else " of an earlier version"
        return f"{self.by or 'an officer'} decided so{day}{earlier}"


def ruled(document: Document, rulings: Iterable[Ruling]) -> Document:
    """The document with the officers' word above the text's; doing it again changes nothing."""
    by_page = {ruling.page: ruling for ruling in rulings}
    if not by_page:
        return document
    whole = by_page.pop(WHOLE, None)
    access = whole.access if whole else document.access
    every = set(range(1, document.page_count + 1))
    exempt = every if access is Access.EXEMPT else set() if whole else set(document.exempt_pages)
    exempt = {*exempt, *(page for page in by_page if by_page[page].access is Access.EXEMPT)}
    exempt -= {page for page in by_page if by_page[page].access is Access.PUBLIC}
    given = [ruling for ruling in (whole, *by_page.values()) if ruling]
    left = exempt if whole is None else set()
    return replace(
        document,
        access=Access.EXEMPT if exempt == every else Access.PUBLIC,
        exempt_pages=() if exempt == every else tuple(sorted(exempt & every)),
        access_why=_why(document, given, left - set(by_page)) if exempt else None,
        access_sure=_sure(document, given, left - set(by_page)),
    )


def carried(rulings: Iterable[Ruling], document_id: str) -> tuple[Ruling, ...]:
    """What of the rulings on an earlier version holds for the next: what was withheld stays so."""
    return tuple(
        replace(ruling, document_id=document_id, sure=False)
        for ruling in rulings
        if ruling.access is Access.EXEMPT
    )


def withheld(document: Document) -> str:
    """What of a paper is withheld, in words: "all of it", "pages 4-6, 9"; "" for nothing."""
    if document.access is Access.EXEMPT:
        return "all of it"
    pages = document.exempt_pages
    return f"page{'s' if len(pages) > 1 else ''} {_ranges(pages)}" if pages else ""


def check_pages(document: Document, pages: Sequence[int]) -> None:
    """UsageError where a document has no such page."""
    if pages and not document.paged:
        raise UsageError(f"{document.path} has no pages: decide of all of it, without --pages.")
    for page in pages:
        if not 1 <= page <= document.page_count:
            raise UsageError(f"{document.path} has no page {page}; it has {document.page_count}.")


def _ranges(pages: tuple[int, ...]) -> str:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _why(document: Document, given: list[Ruling], left: set[int]) -> str:
    before = document.access_why if left else None
    told = dict.fromkeys(ruling.told for ruling in given)
    return "; ".join(filter(None, (before, *(each for each in told if each not in (before or "")))))


def _sure(document: Document, given: list[Ruling], left: set[int]) -> bool:
    return all(ruling.sure for ruling in given) and (document.access_sure or not left)
