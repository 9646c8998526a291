"""`scrutineer search`: the passages nearest to a query, or to each of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.plain import one_line
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import console, print_json, say, write_lines

if TYPE_CHECKING:
    from assistant.types import Evidence
    from ui.batch import SearchRow


def search(
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    library: LibraryOption = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")] = 10,
    as_json: JsonOption = False,
    batch: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="JSON lines with id and query (or question)."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where a batch's passages go, not stdout.")
    ] = None,
) -> None:
    """Find passages, best first."""
    if (batch is None) == (query is None):
        raise UsageError("give one query in quotes, or a file of them with --batch")
    if out is not None and batch is None:
        raise UsageError("--out goes with --batch; for one search, send stdout to a file")
    if batch is not None:
        _search_all(batch, out, library, k)
        return
    settings = settings_for(library)
    from assistant import Assistant, clean_question

    asked = clean_question(query or "")
    found = Assistant.open(settings).search(asked, k)
    if as_json:
        from assistant.export.answers import passage_row

        print_json([passage_row(evidence) for evidence in found])
    else:
        _print(found)


def _search_all(batch: Path, out: Path | None, library: str | None, k: int) -> None:
    from evals.jsonl.rows import read_rows
    from ui.batch import Outcome, SearchRow, run_batch

    rows = read_rows(batch, SearchRow)
    settings = settings_for(library)
    from assistant import Assistant
    from assistant.export.answers import passage_row

    assistant, outcome = Assistant.open(settings), Outcome()

    def passages(row: SearchRow) -> dict[str, object]:
        found = assistant.search(row.query, k)
        return {"id": row.id, "passages": [passage_row(evidence) for evidence in found]}

    write_lines(run_batch(rows, passages, outcome), out)
    if outcome.failed:
        say(f"{outcome.failed} of {len(rows)} searches failed; {outcome.first}")
        raise typer.Exit(1)


def _print(found: Sequence[Evidence]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    screen = console()
    if not found:
        screen.print(Text("Nothing found."))
    for n, evidence in enumerate(found, start=1):
        document, passage = evidence.document, evidence.passage
        head = Text(f"{n:>2}. ", style="bold cyan").append(one_line(document.title), style="bold")
        pages = ", ".join(str(page) for page in passage.pages) if document.paged else ""
        where = (f"page {pages}" if pages else "", " > ".join(passage.heading))
        screen.print(head)
        screen.print(Padding(Text(one_line(" · ".join(filter(None, where))), style="dim"), (0, 4)))
        screen.print(Padding(Text(one_line(passage.text)), (0, 4, 1, 4)))
