"""What PostgreSQL says of itself, as errors that name the database and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from corpus.address import ServerAddress
from corpus.errors import LibraryMissing, LibraryUnreachable, ScrutineerError

_MENDS: tuple[tuple[type[psycopg.Error], str], ...] = (
    (errors.ReadOnlySqlTransaction, "it can be read alone: write to the primary server"),
    (errors.InsufficientPrivilege, "this user may not do that: have its rights granted"),
    (errors.DiskFull, "no room left on the server's disk: make room"),
    (errors.OutOfMemory, "the server has no memory left: give it more"),
    (errors.TooManyConnections, "it takes no more connections: raise max_connections"),
)
_GONE = "see that the server is running and the address is right, and run it again"


@contextmanager
def translated(address: ServerAddress) -> Iterator[None]:
    """PostgreSQL's errors as ours, by what the reader can do."""
    try:
        yield
    except psycopg.Error as error:
        raise _ours(error, address) from error


def _ours(error: psycopg.Error, address: ServerAddress) -> ScrutineerError | psycopg.Error:
    for kind, mend in _MENDS:
        if isinstance(error, kind):
            return unreachable(address, mend, error)
    if isinstance(error, errors.UndefinedTable):
        return missing(address)
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return unreachable(address, _GONE, error)
    return error


def missing(address: ServerAddress) -> LibraryMissing:
    """No library is in the database."""
    return LibraryMissing(
        f"No library in {address}. Run: scrutineer ingest FOLDER --library {address}"
    )


def unreachable(
    address: ServerAddress, mend: str, error: Exception | None = None
) -> LibraryUnreachable:
    """The error that names the database, the mend and the first of what the server said."""
    said = " ".join(str(error).split("\n", 1)[0].split()) if error else ""
    return LibraryUnreachable(
        f"The library in {address} can't be used just now: {mend}. "
        f"Nothing of it is lost.{f' ({said})' if said else ''}"
    )
