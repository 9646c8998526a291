"""`scrutineer correct`: what was read wrong of a document, put right by an officer."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.errors import UsageError
from ui.naming import day_named, document_named, kind_named
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say


def correct(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="An id, its beginning, or a path.")],
    authority: Annotated[str | None, typer.Option(help="Whose paper it is.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it came out: 2023-03-10.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="What kind of paper it is.")] = None,
    title: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who says so. [default: your login name]")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Use an authority that is on no list and not held.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Put right what was read of a document. It outlasts every later ingestion."""
    if not any((authority, published, kind, title)):
        raise UsageError("say what is right: --authority, --published, --kind or --title")
    settings = settings_for(library)
    from datetime import date
    from getpass import getuser

    from corpus.given_facts import GivenFacts
    from corpus.library import Library
    from ingest.correct import correct as put_right
    from ingest.correct import known_authority
    from ingest.describe.authority import usual_place

    with Library.open(settings) as store:
        document = document_named(wanted, store.documents())
        if authority:
            authority = usual_place(authority) if yes else known_authority(authority, store)
    facts = GivenFacts(
        title=title, authority=authority, kind=kind_named(kind), published=day_named(published)
    )
    again = put_right(settings, document.id, facts, by=by or getuser(), given=date.today())
    say(f"{document.path}: {', '.join(facts.names)} put right")
    if not again:
        say("Its file is no longer there: what was read of it stays as it was.")
