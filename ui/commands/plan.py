"""`scrutineer plan`: what is overdue, due soon, changed or unproven, by owner; two versions compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import UsageError
from ui.commands.plan_import import take_sheet
from ui.commands.registers import AuthorityOption, CsvOption
from ui.naming import council_named, day_named, document_named
from ui.plain import many, written
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import give, print_json, print_plain, print_table, say, write_file

if TYPE_CHECKING:
    from assistant.tracking.story import Story
    from corpus.library import Library

plan = typer.Typer(no_args_is_help=True, help="How plans stand: lists that officers keep.")
plan.command(name="import")(take_sheet)

PlanOption = Annotated[
    str | None,
    typer.Option("--plan", metavar="D", help="Only this plan. [default: each in its last version]"),
]
DayOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="As of this day. [default: today]")
]
_MARKS = {(True, True): ("", ""), (True, False): ("[-", "-]"), (False, True): ("{+", "+}")}


@dataclass(frozen=True)
class _Out:
    """Where a list goes."""

    as_json: bool
    csv: Path | None


@plan.command()
def overdue(
    authority: AuthorityOption = None,
    document: PlanOption = None,
    on: DayOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
) -> None:
    """List the actions that are overdue: by owner, with days late and the last word on each."""
    from assistant.export.plan_views import due_row
    from assistant.tracking.views.lateness import overdue_actions
    from ui.exports.columns import OVERDUE

    day = day_named(on) or date.today()
    with _told(library, authority, document) as (_, told):
        rows = [due_row(each) for each in overdue_actions(told, day)]
    shown = ("owner", "ref", "action", "due_text", "days_late", "status", "last_title", "last_page")
    _write(rows, OVERDUE.names, shown, _Out(as_json, csv))
    say(f"{many(len(rows), 'action')} overdue on {written(day)}")


@plan.command()
def due(
    weeks: Annotated[int, typer.Option(min=1, max=520, help="How many weeks ahead.")] = 4,
    authority: AuthorityOption = None,
    document: PlanOption = None,
    on: DayOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
) -> None:
    """List what is not done and falls due in the weeks ahead."""
    from assistant.export.plan_views import due_row
    from assistant.tracking.views.lateness import due_between
    from ui.exports.columns import DUE

    day = day_named(on) or date.today()
    last = day + timedelta(weeks=weeks)
    with _told(library, authority, document) as (_, told):
        rows = [due_row(each) for each in due_between(told, day, last)]
    _write(rows, DUE.names, ("due_to", "ref", "action", "owner", "status"), _Out(as_json, csv))
    say(f"{many(len(rows), 'action')} due from {written(day)} to {written(last)}")


@plan.command()
def changed(
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Since this day. [default: the last meeting's]"),
    ] = None,
    authority: AuthorityOption = None,
    document: PlanOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
) -> None:
    """List what papers changed at the last meeting or since: by which paper, on which page."""
    from assistant.export.plan_views import change_row
    from assistant.tracking.views.changes import changes_since, last_meeting
    from ui.exports.columns import CHANGES

    with _told(library, authority, document) as (store, told):
        councils = sorted({s.plan.authority or "" for s in told})
        day = day_named(since) or last_meeting(store, councils, date.today()) or date.min
        rows = [change_row(each) for each in changes_since(told, day)]
    shown = ("date", "ref", "action", "change", "from", "to", "title", "page")
    _write(rows, CHANGES.names, shown, _Out(as_json, csv))
    when = f" since {written(day)}" if day > date.min else ": no minutes are held"
    say(f"{many(len(rows), 'change')}{when}")


@plan.command()
def unproven(
    authority: AuthorityOption = None,
    document: PlanOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
) -> None:
    """List what turned green or complete, and no later paper or officer bears out."""
    from assistant.export.plan_views import unproven_row
    from assistant.tracking.views.unproven import unproven_turns
    from ui.exports.columns import CHANGES

    with _told(library, authority, document) as (_, told):
        rows = [unproven_row(each) for each in unproven_turns(told)]
    shown = ("ref", "action", "owner", "status", "date", "title", "page")
    _write(rows, CHANGES.names, shown, _Out(as_json, csv))
    say(f"{many(len(rows), 'action')} green or complete by one paper's word alone")


@plan.command()
def owners(
    themes: Annotated[bool, typer.Option("--themes", help="By theme instead.")] = False,
    boards: Annotated[
        bool, typer.Option("--boards", help="By the board that oversees them instead.")
    ] = False,
    authority: AuthorityOption = None,
    document: PlanOption = None,
    on: DayOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
) -> None:
    """Count each owner's actions, or each theme's or board's: how they stand, how many are overdue."""
    from assistant.export.plan_views import group_row
    from assistant.tracking.views.groups import by_board, by_owner, by_theme
    from ui.exports.columns import OWNERS

    day = day_named(on) or date.today()
    with _told(library, authority, document) as (_, told):
        grouped = by_board if boards else by_theme if themes else by_owner
        rows = [group_row(each) for each in grouped(told, day)]
    _write(rows, OWNERS.names, OWNERS.names[:-1], _Out(as_json, csv))


@plan.command()
def compare(
    older: Annotated[str, typer.Argument(metavar="OLDER", help="The older version: id or path.")],
    newer: Annotated[str, typer.Argument(metavar="NEWER", help="The newer version: id or path.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put two versions of a plan side by side, with the words marked where they were reworded."""
    from assistant.export.plan_views import beside_row
    from assistant.tracking.views.side_by_side import side_by_side
    from corpus.library import Library

    with Library.open(settings_for(library)) as store:
        named = [document_named(each, store.documents()) for each in (older, newer)]
        sides = [store.actions(frozenset({each.id})) for each in named]
        rows: list[Any] = [beside_row(each) for each in side_by_side(*sides)]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        refs = " -> ".join(
            dict.fromkeys(str(row[key] or "-") for key in ("older_ref", "newer_ref"))
        )
        print_plain(f"{refs}  ({row['fate']})  {_marked(row['words'])}")
        for each in row["changes"]:
            print_plain(f"    {each['field']}: {each['from'] or 'none'} -> {each['to'] or 'none'}")


@plan.command()
def report(
    out: Annotated[Path, typer.Argument(metavar="FILE.docx", help="The Word file to write.")],
    document: Annotated[str, typer.Option("--plan", metavar="D", help="The plan: id or path.")],
    on: DayOption = None,
    library: LibraryOption = None,
) -> None:
    """Write a highlight report on a plan: two pages for a board."""
    from assistant.tracking.book import PlanBook
    from assistant.tracking.every_trace import trace_all
    from assistant.tracking.views.changes import changes_since, last_meeting
    from ui.exports.highlight_report import Highlights, highlight_report

    day = day_named(on) or date.today()
    with _told(library, None, document) as (store, told):
        held = document_named(document, store.documents())
        if not told:
            raise UsageError(f"{held.path} gave no actions: see scrutineer actions")
        rows = [r for t in trace_all(PlanBook.of(store), None, held).traces for r in t.rows]
        since = last_meeting(store, [held.authority], day)
        changed = changes_since(told, since) if since else []
        made = highlight_report(Highlights(held, told, rows, changed, since, day))
    write_file(out, made)
    say(f"Written to {out}")


@plan.command()
def schema() -> None:
    """Print what the columns of every list mean, as JSON Schema."""
    from ui.exports.schema import tracker_schema

    print_json(tracker_schema())


@contextmanager
def _told(
    library: str | None, authority: str | None, document: str | None
) -> Iterator[tuple[Library, Sequence[Story]]]:
    """The actions of the plan named, or of each plan in its last version."""
    from assistant.tracking.book import PlanBook
    from assistant.tracking.views.plans_shown import last_versions, of_plans
    from corpus.library import Library

    with Library.open(settings_for(library)) as store:
        every = PlanBook.of(store).stories()
        plans = last_versions(every)
        if document:
            plans = [document_named(document, store.documents())]
        if authority:
            council = council_named(authority, store.documents())
            plans = [each for each in plans if each.authority == council]
        yield store, of_plans(every, plans)


def _write(rows: Sequence[Any], columns: Sequence[str], shown: Sequence[str], out: _Out) -> None:
    if give(rows, columns, as_json=out.as_json, csv=out.csv):
        print_table(shown, [["" if r[n] is None else str(r[n]) for n in shown] for r in rows])


def _marked(words: Sequence[dict[str, Any]]) -> str:
    """Words as word-diff has them: [-gone-] and {+new+}."""
    parts = []
    for each in words:
        before, after = _MARKS[bool(each["in_older"]), bool(each["in_newer"])]
        parts.append(f"{before}{each['text']}{after}")
    return " ".join(parts)
