"""Where a library is kept that no folder holds: the address of a PostgreSQL database."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True)
class ServerAddress:
    """A PostgreSQL address as its own tools take it. It is shown without its password."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        name, at, place = parts.netloc.rpartition("@")
        told = [each for each in parse_qsl(parts.query) if each[0] != "password"]
        netloc = f"{name.partition(':')[0]}{at}{place}"
        return urlunsplit(parts._replace(netloc=netloc, query=urlencode(told, safe="/")))


def place_written(place: Path | ServerAddress) -> str:
    """The place as another process takes it from its environment, password and all."""
    return place.url if isinstance(place, ServerAddress) else str(place.resolve())


def place_of(given: str | Path | ServerAddress) -> Path | ServerAddress:
    """A library's place as it was written: the address of a server, else a folder."""
    if isinstance(given, str) and given.startswith(SCHEMES):
        return ServerAddress(given)
    return given if isinstance(given, ServerAddress) else Path(given)
