"""What is odd in a plan's sheet, a line each, with its rows by their numbers in the sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.registers.owners import names_someone, owner_of
from ingest.registers.plans.action_rows import PlanRow, PlanTable
from ingest.registers.plans.columns import Columns, Role
from ingest.registers.plans.date_forms import DateForm, date_form

LEAST_WORDS = 3
"""Fewer than so many words of what is to be done are no action."""


def names_of(table: PlanTable) -> list[str]:
    """The headings of a table's columns; for those without one, their places."""
    width = max((len(row) for row in [table.header, *table.body]), default=0)
    heads = [
        " ".join(table.header[at].split()) if at < len(table.header) else "" for at in range(width)
    ]
    return [head or f"column {at}" for at, head in enumerate(heads, 1)]


def key_of(name: str) -> str:
    """A heading without case and spaces, to tell whether two are the same."""
    return " ".join(name.split()).casefold()


def notes_on(table: PlanTable, columns: Columns, names: Sequence[str]) -> Iterator[str]:
    """What is odd in a table, a line each, with its rows by their numbers in the sheet."""
    if not any(table.header):
        yield "No row names the columns: which is which was told by what stands in them. Check it."
    twice = [name for name, many in Counter(map(key_of, names)).items() if many > 1]
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
    yield from _owners(table, columns)
    unused = [name for at, name in enumerate(names) if at not in columns.values()]
    if unused:
        yield f"Kept as text, and used for nothing: {', '.join(unused)}."


def _without_action(table: PlanTable, columns: Columns) -> Iterator[str]:
    bare = [r for r in table.rows if len(cell_of(r, columns, Role.ACTION).split()) < LEAST_WORDS]
    if bare:
        yield f"No action is read from {_rows(bare)}: fewer than three words say what is to be done."


def _repeated(table: PlanTable, columns: Columns) -> Iterator[str]:
    by_ref: dict[str, list[PlanRow]] = {}
    for row in table.rows:
        if ref := cell_of(row, columns, Role.REF):
            by_ref.setdefault(ref, []).append(row)
    for ref, rows in by_ref.items():
        if len(rows) > 1:
            yield f"Reference {ref} stands in {_rows(rows)}: each is kept as an action of its own."


def _merged(table: PlanTable, names: Sequence[str]) -> Iterator[str]:
    for at, name in enumerate(names):
        under = [row for row in table.rows if at in row.merged]
        if under:
            yield f"“{name}” is merged downwards: {_rows(under)} is given what stands above it."


def _owners(table: PlanTable, columns: Columns) -> Iterator[str]:
    """Rows without an owner; those that name nobody, or say more of somebody, as that they left."""
    cells = [(row, cell_of(row, columns, Role.OWNER)) for row in table.rows]
    cells = cells if Role.OWNER in columns else []
    empty = [row for row, cell in cells if not cell]
    if empty:
        yield f"No owner stands in {_rows(empty)}."
    for row, cell in cells:
        if cell and not names_someone(cell):
            yield f"“{cell}” in {_rows([row])} names no person or post: kept as the owner."
        elif "(" in cell:
            yield (
                f"“{cell}” in {_rows([row])} says more than who the owner is: read as "
                f"“{owner_of(cell)}”. Correct it once the plan is held, if somebody else has it now."
            )


def _dates(table: PlanTable, columns: Columns) -> Iterator[str]:
    """In which forms the deadlines are written, where in several; which may be read two ways; which give none."""
    cells = [(row, cell_of(row, columns, Role.DUE)) for row in table.rows if Role.DUE in columns]
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


def in_two_tables(tables: Sequence[PlanTable], refs: Sequence[str | None]) -> Iterator[str]:
    """References that two tables of a workbook both have; `refs` are their columns of references."""
    where: dict[str, set[int]] = {}
    for number, (name, table) in enumerate(zip(refs, tables, strict=True), 1):
        if name:
            at = names_of(table).index(name)
            for row in table.rows:
                if at < len(row.cells) and row.cells[at]:
                    where.setdefault(row.cells[at], set()).add(number)
    both = [ref for ref, numbers in where.items() if len(numbers) > 1]
    if both:
        yield f"References that stand in two tables: {', '.join(both)}. Each is kept."


def cell_of(row: PlanRow, columns: Columns, role: Role) -> str:
    """What stands in a row's cell of a role; "" where nothing does."""
    at = columns.get(role)
    return row.cells[at].strip() if at is not None and at < len(row.cells) else ""


def _rows(rows: Sequence[PlanRow]) -> str:
    numbers = [str(row.blocks[0].row) for row in rows if row.blocks]
    return (
        f"row {numbers[0]}"
        if len(numbers) == 1
        else f"rows {', '.join(numbers[:-1])} and {numbers[-1]}"
    )
