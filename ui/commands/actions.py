"""`scrutineer actions`: what plans promise, and how each action stands now."""

from __future__ import annotations

from datetime import date

from ui.commands.registers import (
    AuthorityOption,
    CsvOption,
    DocumentOption,
    XlsxOption,
    chosen,
)
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import give, print_table, say

_SHOWN = ("ref", "text", "owner", "due", "now", "now_due", "document", "page")


def actions(
    library: LibraryOption = None,
    authority: AuthorityOption = None,
    document: DocumentOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
) -> None:
    """List what plans promise: owner, deadline, measure, status, and what changed since."""
    settings = settings_for(library)
    from assistant.export.plans import action_row
    from assistant.tracking.book import PlanBook
    from assistant.tracking.every_trace import plans_without_actions
    from corpus.library import Library
    from ui.exports.columns import ACTIONS
    from ui.exports.plan_sheets import action_line, action_sheets, actions_cover
    from ui.exports.workbook import papers_of, write_workbook

    with Library.open(settings) as store:
        held = chosen(store.documents(), authority, document)
        told = [story for story in PlanBook.of(store).stories() if story.plan.id in held]
        rows = [action_row(story) for story in told]
        for note in plans_without_actions(store, held):
            say(note)
        if xlsx is not None:
            day = date.today()
            write_workbook(
                action_sheets(told, day), papers_of(store), xlsx, actions_cover(told, day)
            )
            say(f"{len(rows)} actions written to {xlsx}")
    lines = [action_line(row) for row in rows]
    if give(rows, ACTIONS.names, as_json=as_json, csv=csv, lines=lines) and xlsx is None:
        print_table(_SHOWN, [[str(line[name] or "") for name in _SHOWN] for line in lines])
        say(f"{len(rows)} rows")
