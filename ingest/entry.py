"""One file as read -> the Entry the library takes: document, pages, passages, registers."""

from __future__ import annotations

from corpus.given_facts import NOTHING, GivenFacts
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.types import Entry
from ingest.describe import describe
from ingest.outline.sections import split_sections
from ingest.passages import split_passages
from ingest.read.blocks import Reading
from ingest.registers.inspections.judgements import read_judgements
from ingest.registers.inspections.next_steps import read_next_steps
from ingest.registers.inspections.recommendations import read_recommendations
from ingest.registers.minutes.decisions import read_decisions
from ingest.registers.minutes.progress import read_progress
from ingest.registers.plans.actions import read_actions, tables_not_understood
from ingest.sameness import words_digest

READER_VERSION = "12"
"""Changed whenever the same bytes would be read otherwise, so that files are read anew."""


def make_entry(
    reading: Reading, file: SourceFile, settings: Settings, given: GivenFacts = NOTHING
) -> Entry:
    """Everything one file gives, and what is given of it.

    The document's id is its content's, so equal files are one.
    """
    document = describe(reading, path=file.path, document_id=document_id_of(file), given=given)
    sections = split_sections(reading)
    return Entry(
        document=document,
        pages=reading.pages,
        passages=split_passages(document, sections, most_tokens=settings.passage_tokens),
        judgements=read_judgements(reading, document, sections),
        recommendations=read_recommendations(reading, document, sections),
        actions=read_actions(reading, document, sections, given.columns),
        progress=read_progress(reading, document, sections),
        decisions=read_decisions(reading, document, sections),
        next_steps=read_next_steps(reading, document, sections),
        words_digest=words_digest(reading),
    )


def document_id_of(file: SourceFile) -> str:
    """The id of the document that a file of this content is."""
    return file.content_hash[:16]


def reader_version(given: GivenFacts) -> str:
    """The version that a file is read under: another where what is given of it is another."""
    return f"{READER_VERSION}+{given.digest}" if given else READER_VERSION


def notes_on(reading: Reading, entry: Entry) -> tuple[str, ...]:
    """What its reader should know: what was odd about the file, and tables that told nothing.

    What is lost of a damaged file is told apart, in `reading.losses`.
    """
    sections = split_sections(reading)
    odd = (each for each in reading.warnings if each not in reading.losses)
    return (*odd, *tables_not_understood(reading, entry.document, sections))
