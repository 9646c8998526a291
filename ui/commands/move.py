"""`scrutineer move`: a library from a folder to a server, or back."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.errors import UsageError
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say


def move(
    to: Annotated[
        str,
        typer.Option("--to", metavar="DIR", help="A folder, or a postgresql:// address."),
    ],
    library: LibraryOption = None,
) -> None:
    """Copy a library to another place, vectors and all; the old one stays as it is.

    Stopped at any moment, the same command goes on where it was.
    """
    settings, wanted = settings_for(library), settings_for(to)
    if settings.library == wanted.library:
        raise UsageError(
            f"The library is in {wanted.library} already: name another place with --to."
        )
    from corpus.library import Library

    with Library.open(settings) as held, Library.create_or_open(wanted) as made:
        moved = held.move_to(made)
    say(
        f"{moved.documents} documents of {settings.library} are in {wanted.library}, "
        f"{moved.taken} of them written now. Both hold the same: {moved.signature[:16]}. "
        "Use it with --library, or set SCRUTINEER_LIBRARY."
    )
