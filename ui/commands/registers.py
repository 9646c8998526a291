"""`scrutineer judgements`, `recommendations`, `next-steps`: what was read once, at ingestion."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.types import Document
from ui.naming import council_named, document_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import give, print_table, say

if TYPE_CHECKING:
    from corpus.library import Library

AuthorityOption = Annotated[
    str | None, typer.Option(metavar="A", help="Only this authority's documents.")
]
DocumentOption = Annotated[
    str | None, typer.Option(metavar="D", help="Only this document: its id or path.")
]
CsvOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Write CSV to this file.")]
XlsxOption = Annotated[
    Path | None, typer.Option("--xlsx", metavar="FILE", help="Write a workbook to this file.")
]
Row = dict[str, object]

_JUDGEMENT_COLUMNS = (
    "id", "document", "authority", "area", "area_text", "grade", "framework",
    "inspected_from", "inspected_to", "published", "page", "quote",
)  # fmt: skip
_RECOMMENDATION_COLUMNS = (
    "id", "document", "authority", "n", "printed_no", "list", "kind", "theme", "whose",
    "text", "pages", "quote",
)  # fmt: skip
_NEXT_COLUMNS = (
    "id", "document", "authority", "kind", "whose", "due", "timing", "pages", "quote",
)  # fmt: skip


def judgements(
    library: LibraryOption = None,
    authority: AuthorityOption = None,
    document: DocumentOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
) -> None:
    """List the grades that inspections gave, with the page of each."""
    settings = settings_for(library)
    from assistant.export.answers import judgement_row
    from corpus.library import Library

    store = Library.open(settings)
    held = chosen(store.documents(), authority, document)
    rows = [
        judgement_row(each, held[each.document_id])
        for each in store.judgements(outcomes=True)
        if each.document_id in held
    ]
    shown = ("authority", "published", "area", "grade", "page", "document")
    _give(rows, _JUDGEMENT_COLUMNS, shown, as_json=as_json, csv=csv)
    if xlsx is not None:
        _write_sheets([("Judgements", _JUDGEMENT_COLUMNS, rows)], store, xlsx)


def recommendations(
    library: LibraryOption = None,
    authority: AuthorityOption = None,
    document: DocumentOption = None,
    strengths: Annotated[
        bool, typer.Option("--strengths", help="What they list as going well instead.")
    ] = False,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
) -> None:
    """List what inspections asked for, whose each item is, and its pages."""
    settings = settings_for(library)
    from assistant.export.answers import next_step_row, recommendation_row
    from assistant.tracking.every_trace import reports_without_recommendations
    from corpus.library import Library

    store = Library.open(settings)
    held = chosen(store.documents(), authority, document)
    scope = frozenset(held)
    asked, well = (
        [recommendation_row(each, held[each.document_id]) for each in found]
        for found in (store.recommendations(scope), store.strengths(scope))
    )
    if not strengths:
        for note in reports_without_recommendations(store, held):
            say(note)
    shown = ("authority", "document", "n", "kind", "whose", "text", "pages")
    columns = _RECOMMENDATION_COLUMNS
    _give(well if strengths else asked, columns, shown, as_json=as_json, csv=csv)
    if xlsx is not None:
        steps = [next_step_row(each, held[each.document_id]) for each in store.next_steps(scope)]
        sheets = [
            ("Recommendations", columns, asked),
            ("Strengths", columns, well),
            ("What comes next", _NEXT_COLUMNS, steps),
        ]
        _write_sheets(sheets, store, xlsx)


def next_steps(
    library: LibraryOption = None,
    authority: AuthorityOption = None,
    document: DocumentOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
) -> None:
    """List what inspections say must be sent, or will happen, after them: by whom, and by when."""
    settings = settings_for(library)
    from assistant.export.answers import next_step_row
    from corpus.library import Library

    store = Library.open(settings)
    held = chosen(store.documents(), authority, document)
    found = store.next_steps(frozenset(held))
    rows = [next_step_row(each, held[each.document_id]) for each in found]
    shown = ("authority", "document", "kind", "whose", "due", "timing", "pages")
    _give(rows, _NEXT_COLUMNS, shown, as_json=as_json, csv=csv)
    if xlsx is not None:
        _write_sheets([("What comes next", _NEXT_COLUMNS, rows)], store, xlsx)


def chosen(
    held: Sequence[Document], authority: str | None, name: str | None
) -> dict[str, Document]:
    """The documents a register is asked of, by id; a filter that fits none is an error."""
    chosen = list(held) if name is None else [document_named(name, held)]
    if authority is not None:
        matched = council_named(authority, held)
        chosen = [each for each in chosen if each.authority == matched]
    return {each.id: each for each in chosen}


def _write_sheets(
    sheets: Sequence[tuple[str, tuple[str, ...], list[Row]]], library: Library, out: Path
) -> None:
    """A sheet each: title, columns, rows; the first stands even where it is empty."""
    from ui.exports.columns import plain_columns
    from ui.exports.workbook import Sheet, papers_of, write_workbook

    wanted = [sheet for at, sheet in enumerate(sheets) if at == 0 or sheet[2]]
    made = [Sheet(title, plain_columns(columns), rows) for title, columns, rows in wanted]
    write_workbook(made, papers_of(library), out)
    say(f"{sum(len(rows) for *_, rows in wanted)} rows written to {out}")


def _give(
    rows: list[Row],
    columns: Sequence[str],
    shown: Sequence[str],
    *,
    as_json: bool,
    csv: Path | None,
) -> None:
    if give(rows, columns, as_json=as_json, csv=csv):
        print_table(shown, [[_cell(row[column]) for column in shown] for row in rows])
        say(f"{len(rows)} rows")


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)
