"""`scrutineer access`: an officer's word on who may see a document, or pages of it."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.types import Access
from ui.naming import document_named, officer_named, pages_named
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say


def access(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Id (or its beginning), or path.")],
    who: Annotated[Access, typer.Argument(metavar="public|exempt", help="Who may see it.")],
    pages: Annotated[
        str | None, typer.Option(metavar="4-9", help="Only these pages, such as 4-9 or 2,5-7.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who says so. [default: your login name]")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Decide who may see a document, or pages of it; that outlasts reading it again."""
    settings = settings_for(library)
    from datetime import date

    from corpus.access import withheld
    from corpus.library import Library

    with Library.open(settings) as store:
        held = document_named(wanted, store.documents())
        officer = officer_named(by)
        now = store.rule(held.id, who, pages_named(pages), by=officer, given=date.today())
    exempt = withheld(now)
    say(f"{now.path}: {f'exempt, {exempt}' if exempt else 'public, all of it'}")
