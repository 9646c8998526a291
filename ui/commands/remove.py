"""`scrutineer remove`: take documents out of the library."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.naming import document_named
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say


def remove(
    wanted: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids (or their beginnings), or paths.")
    ],
    library: LibraryOption = None,
) -> None:
    """Remove documents: they stop answering at once. The files themselves stay."""
    settings = settings_for(library)
    from corpus.library import Library

    store = Library.open(settings)
    held = store.documents()
    chosen = [document_named(name, held) for name in wanted]
    store.remove(list(dict.fromkeys(document.id for document in chosen)))
    for document in chosen:
        say(f"removed {document.path}")
