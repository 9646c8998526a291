"""The tables of a database: made and brought up to date by Alembic, and looked at before use."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import errors

from corpus.errors import LayoutUnknown
from corpus.store.server.connections import Connection, Connections
from corpus.store.server.faults import missing, translated, unreachable

VERSION = "0002"
"""The last of the steps in `migrations/versions`."""

OLDEST_SERVER, OLDEST_PGVECTOR = 15, (0, 8)
"""pgvector 0.8 is the first that goes on searching where a filter leaves too few."""


def create(connections: Connections) -> None:
    """Make the tables, or bring older ones up to date; all of it or nothing."""
    connection = connections.connect(cleared=True)
    try:
        with translated(connections.address):
            _check_server(connections, connection)
            if _version(connection) != VERSION:
                _upgrade(connections, connection)
    finally:
        connection.close()


def check(connections: Connections) -> None:
    """LibraryMissing where there are no tables; LayoutUnknown where they are another version's."""
    with translated(connections.address):
        connection = connections.take()
        try:
            found = _version(connection)
        finally:
            connections.give_back(connection)
    if found is None:
        raise missing(connections.address)
    if found != VERSION:
        raise _unknown(connections, found)


def _version(connection: Connection) -> str | None:
    if not connection.execute("SELECT to_regclass('alembic_version')::text").fetchall()[0][0]:
        return None
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else None


def _unknown(connections: Connections, found: str) -> LayoutUnknown:
    return LayoutUnknown(
        f"The library in {connections.address} has layout {found}, and this Scrutineer reads "
        f"layout {VERSION}. Use the Scrutineer that made it, or another database."
    )


def _check_server(connections: Connections, connection: Connection) -> None:
    """LibraryUnreachable where PostgreSQL or pgvector is too old, or pgvector isn't there."""
    major = connection.info.server_version // 10_000
    if major < OLDEST_SERVER:
        mend = f"it is PostgreSQL {major}, and {OLDEST_SERVER} or newer is needed"
        raise unreachable(connections.address, mend)
    found = connection.execute(
        "SELECT coalesce(installed_version, default_version) FROM pg_available_extensions "
        "WHERE name = 'vector'"
    ).fetchone()
    if found is None:
        mend = "its server lacks pgvector: install that there (Debian: postgresql-NN-pgvector)"
        raise unreachable(connections.address, mend)
    if tuple(int(part) for part in found[0].split(".")[:2]) < OLDEST_PGVECTOR:
        mend = f"its pgvector is {found[0]}, and 0.8 is needed: ALTER EXTENSION vector UPDATE"
        raise unreachable(connections.address, mend)


def _upgrade(connections: Connections, connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    connection.autocommit = False
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool
    )
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    try:
        with engine.begin() as opened:
            config.attributes["connection"] = opened
            command.upgrade(config, "head")
    except CommandError as error:
        raise _unknown(connections, str(_version(connection))) from error
    except Exception as error:
        cause = error.__cause__
        if isinstance(cause, errors.InsufficientPrivilege) and "extension" in str(cause):
            mend = "its owner must first run CREATE EXTENSION vector in it"
            raise unreachable(connections.address, mend, cause) from error
        if isinstance(cause, psycopg.Error):
            raise cause from error
        raise
