"""`scrutineer correct`: what was read wrong of a document, put right by an officer."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.errors import UsageError
from ui.naming import day_named, document_named, kind_named, officer_named
from ui.plain import one_line
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say

_OPTIONS = (
    "--authority", "--kind", "--title", "--published", "--meeting", "--inspected-from",
    "--inspected-to",
)  # fmt: skip


def correct(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="An id, its beginning, or a path.")],
    authority: Annotated[str | None, typer.Option(help="Whose paper it is.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it came out: 2023-03-10.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="What kind of paper it is.")] = None,
    meeting: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the meeting it is for.")
    ] = None,
    inspected_from: Annotated[
        str | None, typer.Option(metavar="DATE", help="The inspection's first day.")
    ] = None,
    inspected_to: Annotated[
        str | None, typer.Option(metavar="DATE", help="The inspection's last day.")
    ] = None,
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
    days = (published, meeting, inspected_from, inspected_to)
    if not any((authority, kind, title, *days)):
        raise UsageError(f"say what is right: {', '.join(_OPTIONS)}")
    settings = settings_for(library)
    from datetime import date

    from corpus.given_facts import GivenFacts
    from corpus.library import Library
    from ingest.correct import correct as put_right
    from ingest.correct import known_authority
    from ingest.describe.authority import usual_place

    with Library.open(settings) as store:
        document = document_named(wanted, store.documents())
        if authority and yes:
            authority = usual_place(one_line(authority))
        elif authority:
            try:
                authority = known_authority(authority, store)
            except UsageError as error:
                raise UsageError(f"{error} To use the name all the same, add --yes.") from error
    facts = GivenFacts(
        title=one_line(title) if title else None,
        authority=authority,
        kind=kind_named(kind),
        published=day_named(published),
        meeting_date=day_named(meeting),
        inspected_from=day_named(inspected_from),
        inspected_to=day_named(inspected_to),
    )
    again = put_right(settings, document.id, facts, by=officer_named(by), given=date.today())
    say(f"{document.path}: {', '.join(facts.names)} put right")
    if not again:
        say("Its file is no longer there: what was read of it stays as it was.")
