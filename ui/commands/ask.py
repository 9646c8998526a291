"""`scrutineer ask`: a question, or a batch of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.naming import day_named, kind_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import console, print_json, say, write_lines

if TYPE_CHECKING:
    from assistant import Assistant, Limits
    from assistant.types import Answer
    from ui.batch import QuestionRow


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
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how the answer came about.")
    ] = False,
    no_model: Annotated[
        bool, typer.Option("--no-model", help="Answer without the language model that is set.")
    ] = False,
) -> None:
    """Answer a question from the documents, with the page and the words it stands on."""
    day, wanted = day_named(as_of), kind_named(kind)
    if (batch is None) == (question is None):
        raise UsageError("give one question in quotes, or a file of them with --batch")
    if out is not None and batch is None:
        raise UsageError("--out goes with --batch; for one answer, send stdout to a file")
    from assistant import Limits, clean_question

    limits = Limits(authority=authority, kind=wanted, as_of=day)
    if batch is not None:
        _ask_all(batch, out, library, limits, with_model=not no_model)
        return
    asked = clean_question(question or "")
    if explain:
        _explain(_open(library), asked, tuple(earlier or ()), limits, as_json=as_json)
        return
    answer = _open(library).ask(
        asked, history=tuple(earlier or ()), limits=limits, with_model=not no_model
    )
    _print(answer, as_json=as_json)


def _open(library: str | None) -> Assistant:
    settings = settings_for(library)
    from assistant import Assistant

    return Assistant.open(settings)


def _ask_all(
    batch: Path, out: Path | None, library: str | None, limits: Limits, *, with_model: bool
) -> None:
    from assistant.export.answers import answer_row
    from evals.jsonl.rows import read_rows
    from ui.batch import Outcome, QuestionRow, run_batch

    rows = read_rows(batch, QuestionRow)
    assistant, outcome = _open(library), Outcome()

    def answered(row: QuestionRow) -> dict[str, object]:
        narrowed = replace(
            limits,
            as_of=row.as_of or limits.as_of,
            authority=row.authority or limits.authority,
        )
        answer = assistant.ask(
            row.question, history=row.history, limits=narrowed, with_model=with_model
        )
        return answer_row(answer)

    write_lines(run_batch(rows, answered, outcome), out)
    if outcome.failed:
        say(f"{outcome.failed} of {len(rows)} questions failed; {outcome.first}")
        raise typer.Exit(1)


def _explain(
    assistant: Assistant, asked: str, history: tuple[str, ...], limits: Limits, *, as_json: bool
) -> None:
    from assistant.export.workings import working_row

    row = working_row(assistant.explain(asked, history=history, limits=limits))
    if as_json:
        print_json(row)
        return
    from ui.terminal_views.workings import workings_view

    screen = console()
    for part in workings_view(row):
        screen.print(part)


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        from assistant.export.answers import answer_row

        print_json(answer_row(answer))
        return
    from ui.terminal_views.answer import answer_view

    screen = console()
    for part in answer_view(answer):
        screen.print(part)
