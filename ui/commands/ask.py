"""`scrutineer ask`: a question, or a batch of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.edge import JsonOption, LibraryOption, settings_for
from ui.naming import day_named, kind_named
from ui.printing import console, print_json, say, write_lines

if TYPE_CHECKING:
    from datetime import date

    from assistant import Assistant
    from assistant.types import Answer
    from corpus.types import Kind
    from ui.batch import QuestionRow

LONGEST_QUESTION = 500  # words: beyond it a text isn't a question


@dataclass(frozen=True)
class Limits:
    """What the options say may answer; a row of a batch may say otherwise for itself."""

    as_of: date | None
    authority: str | None
    kind: Kind | None


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.")] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Answer from what was published by this day."),
    ] = None,
    authority: Annotated[
        str | None, typer.Option(metavar="A", help="Only documents of this authority.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="K", help="Only this kind, such as minutes.")
    ] = None,
    earlier: Annotated[
        list[str] | None,
        typer.Option("--after", metavar="QUESTION", help="An earlier question this one follows."),
    ] = None,
    batch: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON lines with id and question.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where a batch's answers go, not stdout.")
    ] = None,
) -> None:
    """Answer a question from the documents, with the page and the words it stands on."""
    limits = Limits(day_named(as_of), authority, kind_named(kind))
    if (batch is None) == (question is None):
        raise UsageError("give one question in quotes, or a file of them with --batch")
    if out is not None and batch is None:
        raise UsageError("--out goes with --batch; for one answer, send stdout to a file")
    if batch is not None:
        _ask_all(batch, out, library, limits)
        return
    asked = sensible(question or "")
    answer = _open(library).ask(
        asked,
        history=tuple(earlier or ()),
        as_of=limits.as_of,
        authority=limits.authority,
        kind=limits.kind,
    )
    _print(answer, as_json=as_json)


def sensible(question: str) -> str:
    """The question, or UsageError where it is empty or far too long to be one."""
    words = len(question.split())
    if not any(character.isalnum() for character in question):
        raise UsageError("the question is empty; ask something, in quotes")
    if words > LONGEST_QUESTION:
        raise UsageError(
            f"the question has {words:,} words; ask in at most {LONGEST_QUESTION}, "
            "and read long texts in with: scrutineer ingest"
        )
    return question


def _open(library: Path | None) -> Assistant:
    settings = settings_for(library)
    from assistant import Assistant

    return Assistant.open(settings)


def _ask_all(batch: Path, out: Path | None, library: Path | None, limits: Limits) -> None:
    from assistant.as_json import answer_row
    from evals.rows import read_rows
    from ui.batch import Outcome, QuestionRow, run_batch

    rows = read_rows(batch, QuestionRow)
    assistant, outcome = _open(library), Outcome()

    def answered(row: QuestionRow) -> dict[str, object]:
        answer = assistant.ask(
            sensible(row.question),
            history=row.history,
            as_of=row.as_of or limits.as_of,
            authority=row.authority or limits.authority,
            kind=limits.kind,
            id=str(row.id),
        )
        return answer_row(answer)

    write_lines(run_batch(rows, answered, outcome), out)
    if outcome.failed:
        say(f"{outcome.failed} of {len(rows)} questions failed; {outcome.first}")
        raise typer.Exit(1)


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        from assistant.as_json import answer_row

        print_json(answer_row(answer))
        return
    from ui.answer_view import answer_view

    screen = console()
    for part in answer_view(answer):
        screen.print(part)
