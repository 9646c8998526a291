"""`scrutineer judgements` and `recommendations`: what was read once, at ingestion."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.types import Document
from ui.naming import authority_named, document_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import print_json, print_table, say, write_csv

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
    "id", "document", "authority", "n", "printed_no", "list", "kind", "theme", "text",
    "pages", "quote",
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
        _write_sheet("Judgements", rows, _JUDGEMENT_COLUMNS, store, xlsx)


def recommendations(
    library: LibraryOption = None,
    authority: AuthorityOption = None,
    document: DocumentOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
) -> None:
    """List what inspections asked for, with the pages of each."""
    settings = settings_for(library)
    from assistant.export.answers import recommendation_row
    from assistant.tracking.every_trace import reports_without_recommendations
    from corpus.library import Library

    store = Library.open(settings)
    held = chosen(store.documents(), authority, document)
    rows = [
        recommendation_row(each, held[each.document_id])
        for each in store.recommendations()
        if each.document_id in held
    ]
    for note in reports_without_recommendations(store, held):
        say(note)
    shown = ("authority", "document", "n", "text", "pages")
    _give(rows, _RECOMMENDATION_COLUMNS, shown, as_json=as_json, csv=csv)
    if xlsx is not None:
        _write_sheet("Recommendations", rows, _RECOMMENDATION_COLUMNS, store, xlsx)


def chosen(
    held: Sequence[Document], authority: str | None, name: str | None
) -> dict[str, Document]:
    """The documents a register is asked of, by id; a filter that fits none is an error."""
    chosen = list(held) if name is None else [document_named(name, held)]
    if authority is not None:
        known = sorted({each.authority for each in held if each.authority})
        matched = authority_named(authority, known)
        chosen = [each for each in chosen if each.authority == matched]
    return {each.id: each for each in chosen}


def _write_sheet(
    title: str, rows: list[Row], columns: tuple[str, ...], library: Library, out: Path
) -> None:
    from ui.exports.columns import plain_columns
    from ui.exports.workbook import Sheet, papers_of, write_workbook

    write_workbook([Sheet(title, plain_columns(columns), rows)], papers_of(library), out)
    say(f"{len(rows)} rows written to {out}")


def _give(
    rows: list[Row],
    columns: Sequence[str],
    shown: Sequence[str],
    *,
    as_json: bool,
    csv: Path | None,
) -> None:
    if csv is not None:
        write_csv(rows, columns, csv)
        say(f"{len(rows)} rows written to {csv}")
    if as_json:
        print_json(rows)
    elif csv is None:
        print_table(shown, [[_cell(row[column]) for column in shown] for row in rows])
        say(f"{len(rows)} rows")


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)
