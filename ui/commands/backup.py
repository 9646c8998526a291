"""`scrutineer backup` and `restore`: all that a library holds, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say


def backup(
    file: Annotated[Path, typer.Argument(help="The file to make.")],
    library: LibraryOption = None,
) -> None:
    """Copy the library to one file, while others may read and write it."""
    settings = settings_for(library)
    from corpus.library import Library

    with Library.open(settings) as held:
        held.back_up(file)
    say(f"{file} holds the library in {settings.library} ({file.stat().st_size / 1e6:.1f} MB).")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `scrutineer backup` made.")],
    library: LibraryOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of the library that is there.")
    ] = False,
) -> None:
    """Make the library from a backup."""
    settings = settings_for(library)
    from corpus.library import Library

    with Library.restore(file, settings, replace=replace) as held:
        count = len(held.documents())
    say(f"The library in {settings.library} is as {file} has it: {count} documents.")
