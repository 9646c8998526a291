"""`scrutineer findings`: what letters, reports and minutes say goes well and badly, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from ui.commands.brief import TopicOption
from ui.commands.registers import AuthorityOption, CsvOption, XlsxOption
from ui.naming import authority_named, day_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import console, give, print_table, say

_SHOWN = ("authority", "published", "leaning", "topics", "text", "pages")
_LEANINGS = ("strength", "weakness", "neither")


def findings(
    library: LibraryOption = None,
    authority: AuthorityOption = None,
    topic: TopicOption = None,
    leaning: Annotated[
        str | None, typer.Option(metavar="L", help="strength, weakness or neither.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only papers of that day or later.")
    ] = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
) -> None:
    """List what papers say goes well and badly: each sentence with page, topics and for whom."""
    settings = settings_for(library)
    from assistant.council.council_papers import authorities_held
    from assistant.council.findings_register import Leaning, findings_of
    from assistant.council.topic_match import subject_named
    from corpus.errors import UsageError
    from corpus.library import Library
    from ui.exports.finding_rows import COLUMNS, finding_row

    if leaning is not None and leaning not in _LEANINGS:
        raise UsageError(f"{leaning!r} is no leaning: {', '.join(_LEANINGS)}")
    subject = subject_named(topic) if topic is not None else None
    with Library.open(settings) as store, _bar() as tell:
        whose = authority_named(authority, authorities_held(store)) if authority else None
        found = findings_of(
            store,
            authority=whose,
            subject=subject,
            leaning=Leaning(leaning) if leaning else None,
            since=day_named(since),
            tell=tell,
        )
        rows = [finding_row(each) for each in found]
        if xlsx is not None:
            from ui.exports.columns import plain_columns
            from ui.exports.workbook import Sheet, papers_of, write_workbook

            write_workbook(
                [Sheet("Findings", plain_columns(COLUMNS), rows)], papers_of(store), xlsx
            )
            say(f"{len(rows)} rows written to {xlsx}")
    if give(rows, COLUMNS, as_json=as_json, csv=csv) and xlsx is None:
        print_table(_SHOWN, [[_cell(row[name]) for name in _SHOWN] for row in rows])
        say(f"{len(rows)} findings; topics and leaning are matched by meaning: read the page")


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """Says how many papers are read through; the first time it takes a while."""
    from rich.progress import Progress

    with Progress(console=console(stderr=True), transient=True) as bars:
        task = bars.add_task("Reading findings", total=None)

        def tell(done: int, of: int) -> None:
            bars.update(task, completed=done, total=of)

        yield tell
