"""One file as read -> the Entry the library takes: document, pages, passages, registers."""

from __future__ import annotations

from dataclasses import replace

from corpus.given_facts import NOTHING, GivenFacts
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.types import Document, Entry, Kind
from ingest.describe import describe
from ingest.outline.sections import Section, split_sections
from ingest.passages import split_passages
from ingest.read.blocks import Reading
from ingest.registers.inspections.judgements import read_judgements
from ingest.registers.inspections.next_steps import read_next_steps
from ingest.registers.inspections.recommendations import read_recommendations
from ingest.registers.minutes.decisions import read_decisions
from ingest.registers.minutes.progress import read_progress
from ingest.registers.plans.actions import make_a_plan, read_actions, tables_not_understood
from ingest.sameness import words_digest

READER_VERSION = "13"
"""Changed whenever the same bytes would be read otherwise, so that files are read anew."""

_MAY_BE_A_PLAN = (Kind.OTHER, Kind.STRATEGY, Kind.INSPECTION_LETTER)
"""Kinds that words alone may give to a plan: it speaks of an inspection, and of what it wants."""


def make_entry(
    reading: Reading, file: SourceFile, settings: Settings, given: GivenFacts = NOTHING
) -> Entry:
    """Everything one file gives, and what is given of it.

    The document's id is its content's, so equal files are one.
    """
    sections = split_sections(reading)
    document = _described(reading, file, sections, given)
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


def _described(
    reading: Reading, file: SourceFile, sections: tuple[Section, ...], given: GivenFacts
) -> Document:
    """The document, as a plan where its words leave that open and its actions say so."""
    id_ = document_id_of(file)
    document = describe(reading, path=file.path, document_id=id_, given=given)
    if document.kind not in _MAY_BE_A_PLAN or given.kind:
        return document
    within = read_actions(reading, replace(document, kind=Kind.OTHER), sections, given.columns)
    if not make_a_plan(within):
        return document
    plan = Kind.IMPROVEMENT_PLAN
    return describe(reading, path=file.path, document_id=id_, given=given, kind=plan)


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
