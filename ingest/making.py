"""Files -> entries, a step that many processes share: here, or spread over a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.embed.vectors import Vectors
from corpus.errors import NotADocument, UnreadableDocument
from corpus.given_facts import GivenFacts
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.types import Entry
from ingest.describe.no_document import why_no_document
from ingest.entry import make_entry, notes_on
from ingest.read.blocks import Reading
from ingest.read.pool import read_many


@dataclass(frozen=True)
class Wanted:
    """A file to read, its content's hash known, and what is given of its paper."""

    file: SourceFile
    given: GivenFacts


@dataclass(frozen=True)
class Made:
    """What a file gave: an entry, or why there is none.

    `notes` and `losses` are what its reader should know. `vectors` are those of the entry's
    passages, a row each in their order, where they were worked out along with it.
    """

    file: SourceFile
    entry: Entry | UnreadableDocument
    notes: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    vectors: Vectors | None = None


MakeEntries = Callable[[Sequence[Wanted], Settings], Iterator[Made]]
"""Gives what each file gave, as it is made, in any order."""


def made_here(wanted: Sequence[Wanted], settings: Settings) -> Iterator[Made]:
    """By this machine's reading processes."""
    by_path = {Path(each.file.absolute): each for each in wanted}
    for path, read in read_many(list(by_path), settings):
        yield made_of(by_path[path], read, settings)


def made_of(wanted: Wanted, read: Reading | UnreadableDocument, settings: Settings) -> Made:
    """What a file gave that was read so."""
    if isinstance(read, UnreadableDocument):
        return Made(wanted.file, read)
    why = why_no_document(read)
    if why:
        return Made(wanted.file, NotADocument(wanted.file.path, why))
    entry = make_entry(read, wanted.file, settings, wanted.given)
    return Made(wanted.file, entry, notes_on(read, entry), read.losses)
