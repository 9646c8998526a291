"""`scrutineer doctor`: whether the library is sound, and mending it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import print_json, print_plain, print_table, say

if TYPE_CHECKING:
    from corpus.settings import Settings
    from corpus.store.health import Health


def doctor(
    library: LibraryOption = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended from the catalogue.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check that the stores are sound and in step and the model genuine; with counts."""
    settings = settings_for(library)
    from corpus.store.health import examine

    health = examine(settings)
    done = _repair(settings) if repair else ()
    for line in done:
        say(line)
    if repair:
        health = examine(settings)
    if as_json:
        print_json({**health_row(health), "repaired": list(done)})
    else:
        _print(health)
    if not health.sound:
        raise typer.Exit(1)


def health_row(health: Health) -> dict[str, object]:
    """A library's state, as JSON."""
    return {
        "sound": health.sound,
        "problems": list(health.problems),
        "library": health.folder,
        "documents": health.documents,
        "passages": health.passages,
        "files": health.files,
        "failures": health.failures,
        "model": health.model,
        "configured_model": health.configured_model,
        "indexed": health.indexed,
        "in_step": health.in_step,
        "versions": dict(health.versions),
    }


def _repair(settings: Settings) -> tuple[str, ...]:
    # Not through Library: a damaged catalogue is what a Library can't be opened on.
    from corpus.store.health import repair

    return repair(settings)


def _print(health: Health) -> None:
    rows = [
        ("library", health.folder),
        ("documents", f"{health.documents:,}"),
        ("passages", f"{health.passages:,}"),
        ("passages in the vector index", f"{health.indexed:,}"),
        ("stores in step", "yes" if health.in_step else "no"),
        ("files that could not be read", f"{health.failures:,} of {health.files:,}"),
        ("embedded with", health.model or "nothing yet"),
        ("model configured", health.configured_model or "not there"),
        *health.versions,
    ]
    print_table(("", ""), rows)
    for problem in health.problems:
        print_plain(f"Problem: {problem}")
    print_plain("All is well." if health.sound else "Something is wrong: see above.")
