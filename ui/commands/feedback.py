"""`scrutineer feedback`: what readers said of answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.plain import written
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import print_json, print_table, say, write_lines

if TYPE_CHECKING:
    from corpus.feedback import Feedback


def feedback(
    library: LibraryOption = None,
    as_json: JsonOption = False,
    export: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what makes evaluation cases, as JSON lines."),
    ] = None,
) -> None:
    """List what readers said of answers, or make evaluation cases of it."""
    settings = settings_for(library)
    from corpus.library import Library

    said = Library.open(settings).feedback()
    if export is not None:
        _export(said, export)
    elif as_json:
        print_json([_row(each) for each in said])
    else:
        _list(said)


def _row(said: Feedback) -> dict[str, object]:
    values = asdict(said).items()
    return {name: v.isoformat() if isinstance(v, date) else v for name, v in values}


def _export(said: Sequence[Feedback], out: Path) -> None:
    from ui.feedback_cases import cases_of

    cases, left = cases_of(said)
    write_lines([case.model_dump(mode="json", exclude_defaults=True) for case in cases], out)
    say(f"{len(cases)} cases written to {out}")
    if left:
        say(f"{len(left)} make none: they don't say what is right, or were narrowed by a filter")


def _list(said: Sequence[Feedback]) -> None:
    columns = ("given", "right", "question", "what was wrong", "what it should have said")
    rows = [
        (
            written(each.given),
            "yes" if each.helpful else "no",
            each.question,
            each.fault.value if each.fault else "",
            each.expected,
        )
        for each in said
    ]
    print_table(columns, rows)
    say(f"{len(said)} answers judged, {sum(each.helpful for each in said)} of them right")
