"""The official list: each authority with its other names, codes, region and neighbours."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Authority:
    """An authority of the list. `name` is as one speaks of it: Bristol, not Bristol, City of."""

    name: str
    other_names: tuple[str, ...]
    short_names: tuple[str, ...]
    urn: str
    la_code: str
    ons_code: str
    region: str
    neighbours: tuple[str, ...]
    predecessors: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by, its usual one first."""
        return (self.name, *self.other_names, *self.short_names)


@lru_cache(maxsize=1)
def authorities() -> tuple[Authority, ...]:
    """Every authority of the list, by name."""
    with (files("corpus.places") / "authorities.csv").open("r", encoding="utf-8") as file:
        return tuple(
            Authority(
                name=row["name"],
                other_names=_several(row["other_names"]),
                short_names=_several(row["short_names"]),
                urn=row["urn"],
                la_code=row["la_code"],
                ons_code=row["ons_code"],
                region=row["region"],
                neighbours=_several(row["neighbours"]),
                predecessors=_several(row["predecessors"]),
            )
            for row in csv.DictReader(file)
        )


@lru_cache(maxsize=1)
def elsewhere() -> tuple[str, ...]:
    """The names of authorities in the other countries of the United Kingdom."""
    text = (files("corpus.places") / "elsewhere.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def authority_called(name: str) -> Authority | None:
    """The authority of a name in any of its forms; None where it is on no list."""
    return _by_name().get(plain_name(name))


def plain_name(name: str) -> str:
    """A name as names are compared: letters alone, "&" as "and"."""
    return "".join(c for c in name.lower().replace("&", "and") if c.isalpha())


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Authority]:
    return {plain_name(name): each for each in reversed(authorities()) for name in each.names}


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)
