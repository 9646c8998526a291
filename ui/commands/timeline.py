"""`scrutineer timeline`: how an authority's judgements moved."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.commands.registers import CsvOption, XlsxOption
from ui.naming import council_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import give, print_table, say

_SHOWN = ("area", "inspected", "framework", "grade", "moved", "document", "page", "note")


def timeline(
    authority: Annotated[str, typer.Option(metavar="A", help="Whose judgements.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
) -> None:
    """Show an authority's judgements across inspections and frameworks, area by area."""
    settings = settings_for(library)
    from assistant.export.plans import timeline_row
    from assistant.tracking.timeline import timelines
    from corpus.library import Library
    from ui.exports.timeline_sheet import (
        TIMELINE_COLUMNS,
        point_shown,
        timeline_lines,
        timeline_sheet,
    )
    from ui.exports.workbook import papers_of, write_workbook

    with Library.open(settings) as store:
        found = timelines(store, council_named(authority, store.documents()))
        rows = [timeline_row(each) for each in found]
        lines = timeline_lines(rows)
        if xlsx is not None:
            write_workbook([timeline_sheet(lines)], papers_of(store), xlsx)
            say(f"{len(lines)} rows written to {xlsx}")
    for_people = (
        give(rows, TIMELINE_COLUMNS, as_json=as_json, csv=csv, lines=lines) and xlsx is None
    )
    if for_people:
        points = [point for each in found for point in each.points]
        print_table(_SHOWN, [point_shown(point) for point in points])
    if not found:
        say("No inspection with grades is held of this authority.")
    elif for_people:
        say(f"{len(found)} areas")
