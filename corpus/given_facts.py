"""Facts of a document that somebody gave, which win over what its text was read to say."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from corpus.quotes import content_id
from corpus.types import Access, Document, Kind

_SAID_SO = "the manifest beside it says so"
_NO_FIELDS = ("access", "columns")
"""What is given that is no field of a document to be put in its place."""


@dataclass(frozen=True)
class GivenFacts:
    """What a manifest or an officer says of one document; None where they say nothing."""

    title: str | None = None
    authority: str | None = None
    kind: Kind | None = None
    published: date | None = None
    meeting_date: date | None = None
    inspected_from: date | None = None
    inspected_to: date | None = None
    lead_inspector: str | None = None
    source_url: str | None = None
    licence: str | None = None
    access: Access | None = None
    columns: str | None = None
    """Which column of a plan's sheet is which, as `ingest/registers/plans/given_columns.py` writes it."""

    def __bool__(self) -> bool:
        return bool(self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that are given."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) is not None)

    @property
    def digest(self) -> str:
        """Changes when what is given does; "" where nothing is."""
        given = [f"{name}={getattr(self, name)}" for name in self.names]
        return content_id(*given) if given else ""

    def over(self, other: GivenFacts) -> GivenFacts:
        """These facts, and the other's where these have none."""
        return replace(other, **{name: getattr(self, name) for name in self.names})

    def onto(self, document: Document) -> Document:
        """The document with these facts. What its marking withholds is never made public."""
        given = {name: getattr(self, name) for name in self.names if name not in _NO_FIELDS}
        if self.access is Access.EXEMPT and document.access is Access.PUBLIC:
            given |= {"access": Access.EXEMPT, "exempt_pages": (), "access_why": _SAID_SO}
            given["access_sure"] = True
        return replace(document, **given)


NOTHING = GivenFacts()
