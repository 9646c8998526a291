"""What a person's word on the command line means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.types import Document, Kind

if TYPE_CHECKING:
    from assistant.tracking.story import Story
    from assistant.tracking.trace import Link, Trace, Traced
    from corpus.types import Recommendation

_STRETCH = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")
_MOST_PAGES = 10_000


def kind_named(name: str | None) -> Kind | None:
    """The kind meant: case, hyphens and plural don't matter."""
    if name is None:
        return None
    wanted = _loose(name)
    for kind in Kind:
        if wanted in (_loose(kind.value), _loose(kind.name)):
            return kind
    raise UsageError(f"no kind of document is called {name!r}; use one of: {', '.join(Kind)}")


def day_named(text: str | None) -> date | None:
    """A day given as 2023-03-10, 10/03/2023 or 10 March 2023."""
    if text is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise UsageError(f"{text!r} is no date; write it as 2023-03-10")


def document_named(name: str, held: Sequence[Document]) -> Document:
    """The one document meant by an id, an id's beginning, or a path."""
    exact = [document for document in held if name in (document.id, document.path)]
    found = exact or [document for document in held if name and document.id.startswith(name)]
    if not found:
        raise UsageError(f"the library has no document {name!r}; see: scrutineer documents")
    if len(found) > 1:
        raise UsageError(f"{name!r} means {len(found)} documents; write more of the id")
    return found[0]


def authority_named(name: str, known: Sequence[str]) -> str:
    """The known authority that is meant: exact but for case, else the only one it is part of."""
    wanted = name.casefold().strip()
    for each in known:
        if each.casefold() == wanted:
            return each
    parts = [each for each in known if wanted and wanted in each.casefold()]
    if len(parts) == 1:
        return parts[0]
    listed = ", ".join(parts or known) or "none"
    raise UsageError(f"no documents on {name!r}; the library's authorities: {listed}")


def council_named(name: str, documents: Iterable[Document]) -> str:
    """The authority that is meant, of those whose documents these are."""
    return authority_named(name, sorted({d.authority for d in documents if d.authority}))


def officer_named(name: str | None) -> str:
    """Who says so: the name given, else the login name. UsageError where there is neither."""
    from getpass import getuser

    from ui.plain import one_line

    try:
        said = one_line(getuser() if name is None else name)
    except (OSError, KeyError):  # a process of no user that the system knows
        said = ""
    if not said:
        raise UsageError("say who you are: --by NAME")
    return said


def pages_named(text: str | None) -> tuple[int, ...]:
    """Pages given as "4-9" or "2,5-7", in order; none where nothing is given."""
    if text is None:
        return ()
    found: set[int] = set()
    for stretch in text.split(","):
        match = _STRETCH.fullmatch(stretch.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 1 <= first <= last <= _MOST_PAGES:
            raise UsageError(f"{text!r} names no pages; write them as 4-9 or 2,5-7")
        found |= set(range(first, last + 1))
    return tuple(sorted(found))


def _loose(name: str) -> str:
    return name.lower().replace("-", " ").replace("_", " ").strip().removesuffix("s")


def action_named(name: str, told: Sequence[Story]) -> Story:
    """The one action meant by its id, or the id's beginning."""
    found = [story for story in told if name and story.action.id.startswith(name)]
    if len(found) != 1:
        raise UsageError(f"{len(found)} actions have the id {name!r}; see: scrutineer actions")
    return found[0]


def recommendation_named(name: str, items: Sequence[Recommendation]) -> Recommendation:
    """The one recommendation meant by its id, or the id's beginning."""
    found = [item for item in items if name and item.id.startswith(name)]
    if len(found) != 1:
        raise UsageError(
            f"{len(found)} recommendations have the id {name!r}; see: scrutineer recommendations"
        )
    return found[0]


def link_named(name: str, traces: Sequence[Trace]) -> tuple[Traced, Link]:
    """The link that traces show by its id, or the id's beginning, with its recommendation's row."""
    found = {
        link.id: (row, link)
        for trace in traces
        for row in trace.rows
        for link in row.every_link
        if name and link.id.startswith(name)
    }
    if len(found) != 1:
        raise UsageError(
            f"the trace shows {len(found)} links with the id {name!r}; see: scrutineer trace"
        )
    return next(iter(found.values()))
