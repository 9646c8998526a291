"""`scrutineer record`: what was asked and answered, where `SCRUTINEER_RECORD` keeps it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.naming import day_named
from ui.settings_option import settings_for
from ui.terminal_views.printing import say, write_lines

if TYPE_CHECKING:
    from assistant.record import Record

record = typer.Typer(
    no_args_is_help=True, help="What was asked and answered, where SCRUTINEER_RECORD keeps it."
)


@record.command(name="export")
def export_record(
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where it goes, not stdout.")
    ] = None,
) -> None:
    """Write all that is kept as JSON lines, the oldest first."""
    write_lines(_record().rows(), out)


@record.command(name="delete")
def delete_record(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Their ids.")] = None,
    before: Annotated[
        str | None, typer.Option(metavar="DATE", help="All that was asked before this day.")
    ] = None,
    asker: Annotated[
        str | None, typer.Option(metavar="NAME", help="All that one person asked.")
    ] = None,
) -> None:
    """Delete some of what is kept, for good; with no choice, what is past its days."""
    kept, day = _record(), day_named(before)
    if not ids and day is None and asker is None:
        gone = kept.forget_old(datetime.now(UTC).date())
        say(f"{gone} days deleted that were older than {kept.days} days")
        return
    gone = kept.delete(
        lambda row: (
            row["id"] in (ids or ())
            or (day is not None and row["time"][:10] < day.isoformat())
            or (asker is not None and row.get("asker") == asker)
        )
    )
    say(f"{gone} deleted")


def _record() -> Record:
    from assistant.record import Record

    kept = Record.of(settings_for(None))
    if kept is None:
        raise UsageError("Nothing is recorded: SCRUTINEER_RECORD names no folder")
    return kept
