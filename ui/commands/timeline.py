"""`scrutineer timeline`: how an authority's judgements moved."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.edge import JsonOption, LibraryOption, settings_for
from ui.naming import authority_named
from ui.plain import written
from ui.printing import print_json, print_table, say

_COLUMNS = ("area", "inspected", "framework", "grade", "", "document", "page", "note")


def timeline(
    authority: Annotated[str, typer.Option(metavar="A", help="Whose judgements.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an authority's judgements across inspections and frameworks, area by area."""
    settings = settings_for(library)
    from assistant.plan_rows import timeline_row
    from assistant.timeline import timelines
    from corpus.library import Library

    with Library.open(settings) as store:
        known = sorted({each.authority for each in store.documents() if each.authority})
        found = timelines(store, authority_named(authority, known))
    if as_json:
        print_json([timeline_row(each) for each in found])
        return
    print_table(
        _COLUMNS,
        [
            (
                each.area.value,
                written(point.document.inspected_to or point.document.date),
                point.document.framework.value if point.document.framework else "",
                point.grade.value if point.grade else "no grade",
                point.moved or "",
                point.document.path,
                str(point.page or ""),
                point.note,
            )
            for each in found
            for point in each.points
        ],
    )
    say(f"{len(found)} areas" if found else "No inspection with grades is held of this authority.")
