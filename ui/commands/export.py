"""`scrutineer export`: all registers as data for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say


def export(
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="The folder to write into.")],
    library: LibraryOption = None,
) -> None:
    """Write all registers as CSV, Parquet and SQLite, described by a data package."""
    settings = settings_for(library)
    from corpus.library import Library
    from ui.exports.data_package import write_package
    from ui.exports.registers import register_tables

    with Library.open(settings) as held:
        tables = register_tables(held)
        made = write_package(tables, out, held.signature())
    rows = ", ".join(f"{len(table.rows)} {table.name.replace('_', ' ')}" for table in tables)
    say(f"{len(made)} files written to {out}: {rows}")
