"""A spreadsheet as a plan: what it gives, what is odd in it, and taking it in as an officer says.

A look at a sheet changes nothing. What it shows of each table is what reading it in would do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.corrections import corrections_of
from corpus.errors import LibraryMissing, UnreadableDocument, UsageError
from corpus.given_facts import GivenFacts
from corpus.library import Library
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.types import Kind
from ingest.entry import document_id_of
from ingest.outline.sections import split_sections
from ingest.pipeline import FileOutcome, IngestReport
from ingest.pipeline import ingest as read_in
from ingest.plan_sheet_notes import (
    LEAST_WORDS,
    cell_of,
    in_two_tables,
    key_of,
    names_of,
    notes_on,
)
from ingest.read.blocks import Reading
from ingest.read.files import read_here
from ingest.read.limits import Limits
from ingest.read.sniff import Media
from ingest.registers.plans.action_rows import PlanTable, plan_tables
from ingest.registers.plans.columns import Role, columns_of_table
from ingest.registers.plans.given_columns import (
    Said,
    columns_with,
    fits,
    roles_read,
    roles_written,
)
from ingest.uploads import keep_original

_SAMPLE = 60


@dataclass(frozen=True)
class SheetColumn:
    """A column of a sheet's table: its heading, or its place where it has none, and its first words."""

    name: str
    sample: str


@dataclass(frozen=True)
class SheetTable:
    """A table of a sheet: its columns, which is which, how many rows, and what is odd, a line each.

    `actions` is how many of the rows give an action.
    """

    columns: tuple[SheetColumn, ...]
    roles: Mapping[Role, str]
    rows: int
    actions: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class PlanSheet:
    """What a spreadsheet would give as a plan. `origin` says where the roles are from, in words."""

    tables: tuple[SheetTable, ...]
    notes: tuple[str, ...]
    origin: str

    @property
    def roles(self) -> dict[Role, str]:
        """The role of each column, of all tables: the first table's where they differ."""
        found: dict[Role, str] = {}
        for table in self.tables:
            for role, name in table.roles.items():
                found.setdefault(role, name)
        return found

    @property
    def actions(self) -> int:
        """How many actions it gives."""
        return sum(table.actions for table in self.tables)


def look_at(path: Path, settings: Settings, said: Said | None = None) -> PlanSheet:
    """What a workbook or CSV would give as a plan, with its columns as `said` or, for those that
    aren't, as they were for the last sheet with these headings, else as its words tell.

    UsageError where it is no sheet, has no table, or a column that is named isn't there.
    """
    reading = _read(path, settings)
    tables = plan_tables(split_sections(reading))
    if not tables:
        raise UsageError(f"{path} has no table: a row an action, with three columns or more")
    kept, where = _remembered(settings, tables)
    _check_named(path, tables, said or {})
    origin = (
        "as an officer says"
        if said
        else where or "told by their headings and what stands under them"
    )
    seen = tuple(_seen(table, {**kept, **(said or {})}) for table in tables)
    refs = [table.roles.get(Role.REF) for table in seen]
    return PlanSheet(seen, (*reading.warnings, *in_two_tables(tables, refs)), origin)


@dataclass(frozen=True)
class Importing:
    """What an officer says of a sheet that is taken in: whose plan, of when, by whom."""

    authority: str
    published: date
    by: str
    title: str | None = None


def take_in(
    path: Path, settings: Settings, roles: Said, facts: Importing, *, name: str = ""
) -> FileOutcome:
    """Keep the sheet with the library and read it in as a plan, its columns as they are named.

    What is said of it is kept as an officer's, so that it outlasts later readings and holds for the
    next sheet with these headings. UsageError where it can't be read, or a server keeps the library.
    """
    data, folder = path.read_bytes(), settings.folder
    with Library.create_or_open(settings):
        pass
    place = keep_original(folder, name or path.name, data)
    digest = hashlib.sha256(data).hexdigest()
    file = SourceFile(str(place), place.name, len(data), place.stat().st_mtime_ns, digest)
    given = GivenFacts(
        title=facts.title,
        authority=facts.authority,
        kind=Kind.IMPROVEMENT_PLAN,
        published=facts.published,
        columns=roles_written(roles),
    )
    with Library.open(settings) as library, library.writing():
        library.keep_corrections(
            corrections_of(document_id_of(file), given, facts.by, date.today())
        )
    return _outcome(path, read_in([place], settings))


def _outcome(path: Path, report: IngestReport) -> FileOutcome:
    if report.failed:
        raise UsageError(f"{path} {report.failed[0].why}")
    return (*report.read, *report.unchanged)[0]


def _read(path: Path, settings: Settings) -> Reading:
    try:
        reading = read_here(path, Limits.of(settings))
    except UnreadableDocument as error:
        raise UsageError(f"{path} {error.why}") from error
    if reading.media not in (Media.XLSX.value, Media.CSV.value):
        raise UsageError(f"{path} is no workbook (.xlsx) or CSV: read it in by scrutineer ingest")
    return reading


def _remembered(settings: Settings, tables: Sequence[PlanTable]) -> tuple[Said, str]:
    """The roles that were last said of a sheet with these headings, and where that is from."""
    try:
        library = Library.open(settings)
    except LibraryMissing:
        return {}, ""
    with library:
        paths = {each.id: each.path for each in library.documents()}
        said = [
            (each.given, document_id, roles_read(each.value))
            for document_id, corrections in library.corrections().items()
            for each in corrections
            if each.fact == "columns"
        ]
    for given, document_id, roles in sorted(said, key=lambda each: each[0], reverse=True):
        if any(fits(roles, table.header) for table in tables):
            return (
                roles,
                f"as for {paths.get(document_id, 'an earlier sheet')} on {given.isoformat()}",
            )
    return {}, ""


def _check_named(path: Path, tables: Sequence[PlanTable], said: Said) -> None:
    names = {key_of(name) for table in tables for name in names_of(table)}
    for role, name in said.items():
        if name and key_of(name) not in names:
            held = ", ".join(dict.fromkeys(n for table in tables for n in names_of(table)))
            raise UsageError(f"{path} has no column “{name}” for {role.value}. It has: {held}")


def _seen(table: PlanTable, said: Said) -> SheetTable:
    names = names_of(table)
    columns = columns_with(said, table.header, columns_of_table(table.header, table.body))
    samples = [
        next((r.cells[at] for r in table.rows if at < len(r.cells) and r.cells[at]), "")
        for at in range(len(names))
    ]
    shown = tuple(SheetColumn(n, s[:_SAMPLE]) for n, s in zip(names, samples, strict=True))
    roles = {role: names[at] for role, at in sorted(columns.items(), key=lambda each: each[1])}
    actions = [
        row for row in table.rows if len(cell_of(row, columns, Role.ACTION).split()) >= LEAST_WORDS
    ]
    usable = Role.ACTION in columns
    return SheetTable(
        shown,
        roles,
        len(table.rows),
        len(actions) if usable else 0,
        tuple(notes_on(table, columns, names)),
    )
