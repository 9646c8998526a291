"""`scrutineer compare`: councils side by side, or all of them in one table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.commands.brief import AsOfOption, TopicOption
from ui.naming import authority_named, day_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import give, print_json, print_plain, print_table, say

if TYPE_CHECKING:
    from assistant.council.comparison import Comparison

_SHOWN = ("authority", "overall", "inspected", "before", "moved", "send", "asked_for", "newest")


def compare(
    councils: Annotated[
        list[str] | None, typer.Argument(metavar="[A B...]", help="Which councils; none for all.")
    ] = None,
    library: LibraryOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    neighbours: Annotated[
        bool, typer.Option("--neighbours", help="Add the first one's statistical neighbours.")
    ] = False,
    as_json: JsonOption = False,
    csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the table of all as CSV.")
    ] = None,
) -> None:
    """Put councils side by side: grades now and before, and what each was asked for."""
    settings = settings_for(library)
    from assistant.council.comparison import all_councils, neighbours_held
    from assistant.council.comparison import compare as put_side_by_side
    from assistant.council.council_papers import authorities_held
    from assistant.council.topic_match import subject_named
    from assistant.export.comparisons import comparison_row, council_row
    from corpus.library import Library

    subject = subject_named(topic) if topic is not None else None
    with Library.open(settings) as store:
        if not councils:
            if subject or neighbours:
                raise UsageError("Name the councils that a topic or --neighbours is for.")
            rows = [council_row(row) for row in all_councils(store, day_named(as_of))]
            _give_all(rows, as_json=as_json, csv=csv)
            return
        if csv is not None:
            raise UsageError("--csv writes the table of all councils: name none with it.")
        held = authorities_held(store)
        names = [authority_named(name, held) for name in councils]
        if neighbours:
            names += [each for each in neighbours_held(store, names[0]) if each not in names]
        names = list(dict.fromkeys(names))
        if len(names) < 2:
            raise UsageError(f"There is nothing to set beside {names[0]}. Name another council.")
        found = put_side_by_side(store, names, subject, day_named(as_of))
    if as_json:
        print_json(comparison_row(found))
    else:
        _print(found)


def _give_all(rows: list[dict[str, object]], *, as_json: bool, csv: Path | None) -> None:
    from ui.exports.comparison_words import COLUMNS

    if give(rows, COLUMNS, as_json=as_json, csv=csv):
        cells = [["" if row[name] is None else str(row[name]) for name in _SHOWN] for row in rows]
        print_table(_SHOWN, cells)
        say(f"{len(rows)} councils")


def _print(found: Comparison) -> None:
    from assistant.council.standing import AREA_WORDS
    from ui.exports.comparison_words import cell_words

    rows = [
        [AREA_WORDS[row.area], *(cell_words(cell) for cell in row.cells), row.note]
        for row in found.rows
    ]
    print_table(("area", *found.authorities, "note"), rows)
    for name, asks in zip(found.authorities, found.asks, strict=True):
        on = f" on {found.subject.name}" if found.subject else ""
        print_plain(
            f"\n{name} was asked{on}:" if asks else f"\n{name}: nothing asked{on} that was read."
        )
        for ask, citations in asks:
            pages = ", ".join(f"page {c.page}" for c in citations if c.page is not None)
            print_plain(f"  - “{ask.text}” [{ask.document.path}{f', {pages}' if pages else ''}]")
