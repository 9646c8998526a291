"""Which column of a plan's sheet is which, as an officer says: kept as text, found by the headings.

Where no row names the columns, "column 3" means the third of those that have anything in them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from ingest.registers.plans.columns import Columns, Role

Said = Mapping[Role, str]
"""The heading of the column of each role; "" for a role that no column has."""

_BY_PLACE = re.compile(r"column (\d{1,3})", re.IGNORECASE)


def roles_written(said: Said) -> str:
    """What is said as text to be kept."""
    return json.dumps({role.value: said[role] for role in Role if role in said}, ensure_ascii=False)


def roles_read(text: str) -> dict[Role, str]:
    """What was kept, read back; a role that is no longer known is left out."""
    known = {role.value: role for role in Role}
    return {known[name]: heading for name, heading in json.loads(text).items() if name in known}


def columns_with(said: Said, header: Sequence[str], guessed: Columns) -> Columns:
    """The column of each role in a table: as is said, and as is guessed of what isn't said of it."""
    found = {role: place_of(heading, header) for role, heading in said.items()}
    places = {role: at for role, at in found.items() if at is not None}
    none = [role for role, heading in said.items() if not heading]
    rest = {
        role: at
        for role, at in guessed.items()
        if role not in places and role not in none and at not in places.values()
    }
    return {**rest, **places}


def fits(said: Said, header: Sequence[str]) -> bool:
    """Whether a table has every column that is said."""
    return all(place_of(heading, header) is not None for heading in said.values() if heading)


def place_of(heading: str, header: Sequence[str]) -> int | None:
    """Where a column stands, counted from 0: by its heading, else by its place where none is named."""
    plain = [_plain(each) for each in header]
    if _plain(heading) in plain:
        return plain.index(_plain(heading))
    by_place = _BY_PLACE.fullmatch(heading.strip())
    return int(by_place[1]) - 1 if by_place and not any(plain) else None


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()
