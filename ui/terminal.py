"""The `scrutineer` command."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from corpus.errors import ScrutineerError, UnreadableDocument, UsageError
from ui.commands.access import access
from ui.commands.actions import actions
from ui.commands.again import again
from ui.commands.api import api
from ui.commands.ask import ask
from ui.commands.backup import backup, restore
from ui.commands.brief import brief
from ui.commands.compare import compare
from ui.commands.correct import correct
from ui.commands.demo import demo
from ui.commands.doctor import doctor
from ui.commands.documents import documents
from ui.commands.evaluate import evaluate
from ui.commands.export import export
from ui.commands.feedback import feedback
from ui.commands.findings import findings
from ui.commands.ingest import ingest
from ui.commands.mcp import mcp
from ui.commands.model import model
from ui.commands.move import move
from ui.commands.officer import officer
from ui.commands.plan import plan
from ui.commands.record import record
from ui.commands.registers import judgements, next_steps, recommendations
from ui.commands.remove import remove
from ui.commands.search import search
from ui.commands.timeline import timeline
from ui.commands.trace import trace
from ui.commands.ui import ui
from ui.terminal_views.printing import say

app = typer.Typer(
    name="scrutineer",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="Exit codes: 0 done, 1 the job failed, 2 wrong use, 3 some files could not be read.",
)
app.command()(demo)
app.command()(ingest)
app.command()(documents)
app.command()(correct)
app.command()(remove)
app.command()(access)
app.command()(ask)
app.command()(search)
app.command()(judgements)
app.command()(recommendations)
app.command(name="next-steps")(next_steps)
app.command()(actions)
app.command()(trace)
app.command()(timeline)
app.add_typer(officer, name="officer")
app.add_typer(plan, name="plan")
app.command()(findings)
app.command()(brief)
app.command()(again)
app.command()(compare)
app.command()(doctor)
app.command()(feedback)
app.add_typer(record, name="record")
app.command(name="eval")(evaluate)
app.add_typer(model, name="model")
app.command()(ui)
app.command()(api)
app.command()(mcp)
app.command()(export)
app.command()(backup)
app.command()(restore)
app.command()(move)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"scrutineer {version('scrutineer')}")
        raise typer.Exit


@app.callback()
def _scrutineer(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Ask the plans, letters and minutes; get the answer with its page."""


def main() -> None:
    """Run a command. What Scrutineer says went wrong is a line on stderr and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold bytes that are no UTF-8; printing it must not fail.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except ScrutineerError as error:
        say(f"scrutineer: {error}")
        sys.exit(exit_code(error))


def exit_code(error: ScrutineerError) -> int:
    """2 for wrong use, 3 for a file that can't be read, else 1."""
    if isinstance(error, UsageError):
        return 2
    return 3 if isinstance(error, UnreadableDocument) else 1
