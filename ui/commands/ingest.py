"""`scrutineer ingest`: files and folders into the library."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.address import ServerAddress
from corpus.errors import UsageError
from ui.plain import one_line
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import console, print_json, print_table, say
from ui.withheld import COLUMNS, TO_DECIDE, withheld_cells, withheld_row

if TYPE_CHECKING:
    from corpus.settings import Settings
    from ingest.making import MakeEntries
    from ingest.pipeline import FileOutcome, IngestReport, Progress

_ROWS_SHOWN = 40
_NOTED_UNREAD = 3  # the exit code that says: some files could not be read, or only in part


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders to read.")],
    library: LibraryOption = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove documents whose files are no longer there.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Prune without being asked, however much is gone.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Reading processes. [default: one a core]"),
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option(
            "--ray", metavar="ADDRESS", help="Read by a Ray cluster; auto starts one here."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read documents into the library; what hasn't changed is not read again."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"there is no file or folder {path}")
    settings = settings_for(library, jobs=jobs)
    from ingest.pipeline import ingest as read_in
    from ingest.pipeline import prune as drop_gone

    with entries_by(ray, settings) as make, progress_bar() as on_progress:
        report = read_in(paths, settings, prune=prune, bulk=yes, on_progress=on_progress, make=make)
    if report.unpruned and _agreed(report):
        removed = drop_gone(paths, settings)
        report = replace(report, removed=removed, unpruned=())
    if as_json:
        print_json(report_row(report))
    else:
        _print(report, settings.library)
    if report.unpruned:
        raise typer.Exit(1)
    if report.failed or report.partly:
        raise typer.Exit(_NOTED_UNREAD)


@contextmanager
def entries_by(ray: str | None, settings: Settings) -> Iterator[MakeEntries]:
    """Who reads: this machine's processes, or those of a Ray cluster."""
    if ray is None:
        from ingest.making import made_here

        yield made_here
        return
    from ingest import ray_cluster

    with ray_cluster.entries_by(ray, settings) as make:
        yield make


def _agreed(report: IngestReport) -> bool:
    """Whether a person at the terminal agrees to drop so much; where there is none, nobody does."""
    gone = report.unpruned
    say(f"{len(gone)} files that were read before are no longer there, such as {gone[0].path}.")
    if sys.stdin.isatty():
        return typer.confirm("Remove their documents from the library?", err=True)
    say("Nothing was pruned: that may be a folder not mounted. To prune all the same, add --yes.")
    return False


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A bar on stderr, with the file last done."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    text = TextColumn("{task.description}", markup=False)
    name = TextColumn("{task.fields[path]}", markup=False)
    columns = (text, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), name)
    with Bars(*columns, console=console(stderr=True)) as bars:
        task = bars.add_task("Reading", total=None, path="")

        def on_progress(progress: Progress) -> None:
            done = progress.done >= progress.total
            # All read: what is left is embedding the last passages and building the index.
            stage = "Indexing" if done else progress.stage.capitalize()
            path = "" if done else one_line(Path(progress.path).name)[:40]
            bars.update(
                task, description=stage, completed=progress.done, total=progress.total, path=path
            )

        yield on_progress


def report_row(report: IngestReport) -> dict[str, object]:
    """What an ingest did, as JSON."""
    groups = ("read", "unchanged", "failed", "removed", "unpruned")
    return {
        **{group: [_file_row(each) for each in getattr(report, group)] for group in groups},
        "seconds": round(report.seconds, 3),
    }


def _file_row(outcome: FileOutcome) -> dict[str, object]:
    return {
        "document": outcome.path,
        "id": outcome.document_id,
        "pages": outcome.pages,
        "passages": outcome.passages,
        "note": outcome.note or None,
        "why": outcome.why or None,
        "partial": outcome.partial or None,
        "withheld": withheld_row(outcome.withheld) if outcome.withheld else None,
    }


def _print(report: IngestReport, library: Path | ServerAddress) -> None:
    read = sorted(report.read, key=lambda outcome: outcome.path)
    if read:
        rows = [
            (outcome.path, str(outcome.pages or ""), str(outcome.passages), outcome.note)
            for outcome in read[:_ROWS_SHOWN]
        ]
        if len(read) > _ROWS_SHOWN:
            rows.append((f"and {len(read) - _ROWS_SHOWN} more", "", "", ""))
        print_table(("read", "pages", "passages", "note"), rows)
    if report.partly:
        partly = sorted(report.partly, key=lambda outcome: outcome.path)
        print_table(("read in part", "why"), [(each.path, each.partial) for each in partly])
        say("Fetch these again, or print them to a new PDF: something may be missing of each.")
    _print_withheld(report)
    if report.failed:
        failed = sorted(report.failed, key=lambda outcome: outcome.path)
        print_table(("could not be read", "why"), [(each.path, each.why) for each in failed])
    print_table(("", "files"), _counts(report))
    say(f'Library: {library}. Now ask: scrutineer ask "..."{_library_option(library)}')


def _print_withheld(report: IngestReport) -> None:
    """What is exempt of what was read, and what an officer is asked to decide."""
    found = sorted((each for each in report.read if each.withheld), key=lambda each: each.path)
    if not found:
        return
    papers = [each.withheld for each in found if each.withheld]
    print_table(COLUMNS, [withheld_cells(document) for document in papers])
    if any(not document.access_sure for document in papers):
        say(TO_DECIDE)


def _counts(report: IngestReport) -> Sequence[tuple[str, str]]:
    pages = sum(outcome.pages for outcome in report.read)
    passages = sum(outcome.passages for outcome in report.read)
    amount = f" ({pages:,} pages, {passages:,} passages, {report.seconds:.1f} s)"
    return [
        ("read", f"{len(report.read)}{amount if report.read else ''}"),
        ("unchanged, skipped", str(len(report.unchanged))),
        ("failed", str(len(report.failed))),
        ("removed", str(len(report.removed))),
    ]


def _library_option(library: Path | ServerAddress) -> str:
    return "" if library == Path(".scrutineer") else f" --library {library}"
