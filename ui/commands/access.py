"""`scrutineer access`: an officer's word on who may see a document, or pages of it."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from corpus.errors import UsageError
from corpus.types import Access
from ui.naming import document_named
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say

_STRETCH = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")
_MOST = 10_000


def access(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Id (or its beginning), or path.")],
    who: Annotated[Access, typer.Argument(metavar="public|exempt", help="Who may see it.")],
    pages: Annotated[
        str | None, typer.Option(metavar="4-9", help="Only these pages, such as 4-9 or 2,5-7.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Decide who may see a document, or pages of it; that outlasts reading it again."""
    settings = settings_for(library)
    from corpus.access import withheld
    from corpus.library import Library

    with Library.open(settings) as store:
        held = document_named(wanted, store.documents())
        now = store.rule(held.id, who, pages_named(pages))
    exempt = withheld(now)
    say(f"{now.path}: {f'exempt, {exempt}' if exempt else 'public, all of it'}")


def pages_named(text: str | None) -> tuple[int, ...]:
    """Pages given as "4-9" or "2,5-7", in order; none where nothing is given."""
    if text is None:
        return ()
    found: set[int] = set()
    for stretch in text.split(","):
        match = _STRETCH.fullmatch(stretch.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 1 <= first <= last <= _MOST:
            raise UsageError(f"{text!r} names no pages; write them as 4-9 or 2,5-7")
        found |= set(range(first, last + 1))
    return tuple(sorted(found))
