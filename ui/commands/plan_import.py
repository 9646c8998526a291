"""`scrutineer plan import`: a spreadsheet taken in as a plan, with its columns as an officer says."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import LibraryMissing, UsageError
from ui.naming import day_named, officer_named
from ui.plain import many
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import print_json, print_table, say

if TYPE_CHECKING:
    from corpus.settings import Settings
    from ingest.plan_sheet import PlanSheet
    from ingest.registers.plans.columns import Role


def take_sheet(
    sheet: Annotated[Path, typer.Argument(metavar="FILE", help="The workbook (.xlsx) or CSV.")],
    authority: Annotated[
        str | None, typer.Option("--authority", metavar="A", help="Whose plan it is.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="When it was agreed. [default: today]"),
    ] = None,
    title: Annotated[str | None, typer.Option(help="What the plan is called.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="ROLE=HEADING", help="Which column is which; no heading for none."),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who says so. [default: your login name]")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Take it in as shown, without asking.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in a spreadsheet as a plan: shows which column is which and what is odd, and then asks."""
    from ingest.plan_sheet import Importing, look_at, take_in

    if not sheet.is_file():
        raise UsageError(f"there is no file {sheet}")
    settings = settings_for(library)
    seen = look_at(sheet, settings, roles_named(column or []))
    if as_json:
        print_json(sheet_row(seen))
    else:
        _show_sheet(seen)
    if not seen.actions:
        raise UsageError(f"{sheet} gives no action as its columns are: name them by --column")
    if not authority:
        raise UsageError("say whose plan it is: --authority")
    if not yes and not (sys.stdin.isatty() and typer.confirm("Take it in like this?", err=True)):
        raise UsageError("nothing was taken in: change what is wrong by --column, or add --yes")
    facts = Importing(
        _whose(authority, settings), day_named(published) or date.today(), officer_named(by), title
    )
    outcome = take_in(sheet, settings, seen.roles, facts)
    say(f"{outcome.path}: {many(seen.actions, 'action')} taken in as {facts.authority}’s plan")
    if outcome.note:
        say(outcome.note)


def _whose(authority: str, settings: Settings) -> str:
    """The authority of that name; where nothing is held yet, as it is written."""
    from corpus.library import Library
    from ingest.correct import known_authority
    from ingest.describe.authority import usual_place

    try:
        with Library.open(settings) as store:
            return known_authority(authority, store)
    except LibraryMissing:
        return usual_place(authority)


def _show_sheet(seen: PlanSheet) -> None:
    say(f"Which column is which, {seen.origin}:")
    for table in seen.tables:
        roles = {name: role.value for role, name in table.roles.items()}
        rows = [(each.name, roles.get(each.name, ""), each.sample) for each in table.columns]
        print_table(("column", "is the", "such as"), rows)
        say(f"{many(table.rows, 'row')}, {many(table.actions, 'action')}")
        for note in table.notes:
            say(f"- {note}")
    for note in seen.notes:
        say(f"- {note}")


def sheet_row(seen: PlanSheet) -> dict[str, Any]:
    """What a sheet would give, as JSON."""
    return {
        "told": seen.origin,
        "notes": list(seen.notes),
        "tables": [
            {
                "columns": [{"name": each.name, "sample": each.sample} for each in table.columns],
                "roles": {role.value: name for role, name in table.roles.items()},
                "rows": table.rows,
                "actions": table.actions,
                "notes": list(table.notes),
            }
            for table in seen.tables
        ],
    }


def roles_named(given: Sequence[str]) -> dict[Role, str]:
    """ROLE=HEADING, as it is typed. UsageError for a role that there isn't."""
    from ingest.registers.plans.columns import Role

    roles = {}
    for each in given:
        name, sign, heading = each.partition("=")
        try:
            roles[Role(name.strip().lower())] = heading.strip()
        except ValueError:
            sign = ""
        if not sign:
            known = ", ".join(role.value for role in Role)
            raise UsageError(f"--column {each!r}: say ROLE=HEADING, with a role of: {known}")
    return roles
