"""`scrutineer trace`: which actions answer which recommendation, and what nothing answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from ui.commands.officer import ByOption, OnOption, ReasonOption, signed
from ui.commands.registers import CsvOption, XlsxOption
from ui.naming import document_named, link_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.plans import trace_text
from ui.terminal_views.printing import print_json, print_plain, say, write_csv

ReportOption = Annotated[
    str | None, typer.Option(metavar="D", help="Only this inspection report: its id or path.")
]
PlanOption = Annotated[
    str | None, typer.Option(metavar="D", help="Only through this plan: its id or path.")
]
NumberOption = Annotated[
    int | None, typer.Option(metavar="N", help="Only the report's Nth recommendation.")
]
ConfirmOption = Annotated[
    str | None, typer.Option(metavar="ID", help="Keep that the link with this id is right.")
]
RejectOption = Annotated[
    str | None, typer.Option(metavar="ID", help="Keep that the link with this id is wrong.")
]


def trace(
    library: LibraryOption = None,
    report: ReportOption = None,
    plan: PlanOption = None,
    recommendation: NumberOption = None,
    confirm: ConfirmOption = None,
    reject: RejectOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
) -> None:
    """Trace recommendations to the actions that answer them, and those to their progress."""
    settings = settings_for(library)
    from assistant.export.officer import entry_row
    from assistant.export.plans import idle_rows, trace_row
    from assistant.tracking.book import PlanBook
    from assistant.tracking.every_trace import trace_all
    from assistant.tracking.officer.history import history
    from assistant.tracking.officer.saying import on_link
    from corpus.library import Library
    from ui.exports.columns import TRACE
    from ui.exports.plan_sheets import trace_cover, trace_lines, trace_sheets
    from ui.exports.workbook import papers_of, write_workbook

    with Library.open(settings) as store:
        held = store.documents()
        named = [document_named(each, held) if each else None for each in (report, plan)]
        book = PlanBook.of(store)
        found = trace_all(book, *named)
        for name, right in ((confirm, True), (reject, False)):
            if name is not None:
                row, link = link_named(name, found.traces)
                kept = store.say(on_link(row, link, right, signed(by, reason, on)))
                say(f"Link {link.id} is kept as {'confirmed' if right else 'rejected'}: {kept.id}.")
                found = trace_all(book, *named)
        rows: list[Any] = [
            trace_row(row)
            for each in found.traces
            for row in each.rows
            if recommendation in (None, row.recommendation.n)
        ]
        idle: list[Any] = [row for each in found.traces for row in idle_rows(each)]
        for note in found.notes:
            say(note)
        if xlsx is not None:
            told = list({s.action.id: s for each in found.traces for s in each.told}.values())
            said: list[Any] = [entry_row(entry) for entry in history(book, found.traces)]
            sheets = trace_sheets(rows, told, idle, said, date.today())
            cover = trace_cover(rows, told, date.today())
            write_workbook(sheets, papers_of(store), xlsx, cover)
            say(f"{len(rows)} recommendations written to {xlsx}")
    if csv is not None:
        write_csv(trace_lines(rows), TRACE.names, csv)
        say(f"{len(rows)} recommendations written to {csv}")
    if as_json:
        print_json(rows)
    elif csv is None and xlsx is None:
        _show(rows, idle if recommendation is None else [])


def _show(rows: list[Any], idle: list[Any]) -> None:
    shown = None
    for row in rows:
        if (row["report"], row["plan"]) != shown:
            shown = (row["report"], row["plan"])
            print_plain(f"{row['report']}  ->  {row['plan']}\n")
        print_plain(trace_text(row) + "\n")
    for each in idle:
        print_plain(f"{each['ref'] or '-'} answers no recommendation: {each['text']}")
    if not rows:
        say("No recommendation was traced: see above for what was looked for.")
        return
    unanswered = sum(1 for row in rows if row["status"] == "unanswered")
    say(f"{len(rows)} recommendations, {unanswered} of them answered by nothing")
