"""A spreadsheet as a plan: what it gives, what is odd in it, and taking it in as an officer says.

A look at a sheet changes nothing. What it shows of each table is what reading it in would do.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from ingest.read.blocks import Reading
from ingest.read.files import read_here
from ingest.read.limits import Limits
from ingest.read.sniff import Media
from ingest.registers.plans.action_rows import PlanRow, PlanTable, plan_tables
from ingest.registers.plans.columns import Columns, Role, columns_of_table
from ingest.registers.plans.date_forms import DateForm, date_form
from ingest.registers.plans.given_columns import (
    Said,
    columns_with,
    fits,
    roles_read,
    roles_written,
)
from ingest.uploads import keep_original

_LEAST_WORDS = 3
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
    return PlanSheet(seen, (*reading.warnings, *_twice(seen, tables)), origin)


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
    names = {_key(name) for table in tables for name in _names(table)}
    for role, name in said.items():
        if name and _key(name) not in names:
            held = ", ".join(dict.fromkeys(n for table in tables for n in _names(table)))
            raise UsageError(f"{path} has no column “{name}” for {role.value}. It has: {held}")


def _seen(table: PlanTable, said: Said) -> SheetTable:
    names = _names(table)
    columns = columns_with(said, table.header, columns_of_table(table.header, table.body))
    samples = [
        next((r.cells[at] for r in table.rows if at < len(r.cells) and r.cells[at]), "")
        for at in range(len(names))
    ]
    shown = tuple(SheetColumn(n, s[:_SAMPLE]) for n, s in zip(names, samples, strict=True))
    roles = {role: names[at] for role, at in sorted(columns.items(), key=lambda each: each[1])}
    actions = [
        row for row in table.rows if len(_cell(row, columns, Role.ACTION).split()) >= _LEAST_WORDS
    ]
    usable = Role.ACTION in columns
    return SheetTable(
        shown,
        roles,
        len(table.rows),
        len(actions) if usable else 0,
        tuple(_notes(table, columns, names)),
    )


def _names(table: PlanTable) -> list[str]:
    """The headings of a table's columns; for those without one, their places."""
    width = max((len(row) for row in [table.header, *table.body]), default=0)
    heads = [
        " ".join(table.header[at].split()) if at < len(table.header) else "" for at in range(width)
    ]
    return [head or f"column {at}" for at, head in enumerate(heads, 1)]


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _notes(table: PlanTable, columns: Columns, names: Sequence[str]) -> Iterator[str]:
    """What is odd in a table, a line each, with its rows by their numbers in the sheet."""
    if not any(table.header):
        yield "No row names the columns: which is which was told by what stands in them. Check it."
    twice = [name for name, many in Counter(map(_key, names)).items() if many > 1]
    for name in twice:
        yield f"Two columns are headed “{name}”: the first is taken."
    if Role.ACTION not in columns:
        yield "No column is for the action’s words, so no action is read. Name it."
        return
    for role in (Role.OWNER, Role.DUE):
        if role not in columns:
            yield f"No column is for the {role.value}: the actions are read without."
    yield from _without_action(table, columns)
    yield from _repeated(table, columns)
    yield from _merged(table, names)
    yield from _dates(table, columns)
    empty = [
        row for row in table.rows if Role.OWNER in columns and not _cell(row, columns, Role.OWNER)
    ]
    if empty:
        yield f"No owner stands in {_rows(empty)}."
    unused = [name for at, name in enumerate(names) if at not in columns.values()]
    if unused:
        yield f"Kept as text, and used for nothing: {', '.join(unused)}."


def _without_action(table: PlanTable, columns: Columns) -> Iterator[str]:
    bare = [r for r in table.rows if len(_cell(r, columns, Role.ACTION).split()) < _LEAST_WORDS]
    if bare:
        yield f"No action is read from {_rows(bare)}: fewer than three words say what is to be done."


def _repeated(table: PlanTable, columns: Columns) -> Iterator[str]:
    by_ref: dict[str, list[PlanRow]] = {}
    for row in table.rows:
        if ref := _cell(row, columns, Role.REF):
            by_ref.setdefault(ref, []).append(row)
    for ref, rows in by_ref.items():
        if len(rows) > 1:
            yield f"Reference {ref} stands in {_rows(rows)}: each is kept as an action of its own."


def _merged(table: PlanTable, names: Sequence[str]) -> Iterator[str]:
    for at, name in enumerate(names):
        under = [row for row in table.rows if at in row.merged]
        if under:
            yield f"“{name}” is merged downwards: {_rows(under)} is given what stands above it."


def _dates(table: PlanTable, columns: Columns) -> Iterator[str]:
    """In which forms the deadlines are written, where in several; which may be read two ways; which give none."""
    cells = [(row, _cell(row, columns, Role.DUE)) for row in table.rows if Role.DUE in columns]
    forms = [(row, date_form(cell)) for row, cell in cells if cell]
    plain = (DateForm.DAY_FIRST if form is DateForm.EITHER else form for _, form in forms)
    counts = Counter(form for form in plain if form not in (DateForm.NONE, DateForm.STRETCH))
    if len(counts) > 1:
        told = ", ".join(f"{many} as {form.value}" for form, many in counts.most_common())
        yield f"Deadlines are written in {len(counts)} forms: {told}. Each is read as it is written."
    figures = [row for row, form in forms if form is DateForm.EITHER]
    if figures:
        yield f"The deadlines of {_rows(figures)} may be day or month first: they are read day first."
    none = [row for row, form in forms if form is DateForm.NONE]
    if none:
        yield f"No day could be read from the deadlines of {_rows(none)}: their words are kept."
    empty = [row for row, cell in cells if not cell]
    if empty:
        yield f"No deadline stands in {_rows(empty)}."


def _twice(seen: Sequence[SheetTable], tables: Sequence[PlanTable]) -> Iterator[str]:
    """References that two tables of a workbook both have."""
    where: dict[str, set[int]] = {}
    for number, (shown, table) in enumerate(zip(seen, tables, strict=True), 1):
        if name := shown.roles.get(Role.REF):
            at = [each.name for each in shown.columns].index(name)
            for row in table.rows:
                if at < len(row.cells) and row.cells[at]:
                    where.setdefault(row.cells[at], set()).add(number)
    both = [ref for ref, numbers in where.items() if len(numbers) > 1]
    if both:
        yield f"References that stand in two tables: {', '.join(both)}. Each is kept."


def _cell(row: PlanRow, columns: Columns, role: Role) -> str:
    at = columns.get(role)
    return row.cells[at].strip() if at is not None and at < len(row.cells) else ""


def _rows(rows: Sequence[PlanRow]) -> str:
    numbers = [str(row.blocks[0].row) for row in rows if row.blocks]
    return (
        f"row {numbers[0]}"
        if len(numbers) == 1
        else f"rows {', '.join(numbers[:-1])} and {numbers[-1]}"
    )
