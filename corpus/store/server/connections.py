"""Connections to one database: each read takes an idle one, a moment or a writer keeps its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg

from corpus.address import ServerAddress
from corpus.errors import LibraryBusy
from corpus.store.server.faults import translated

Row = tuple[Any, ...]
Connection = psycopg.Connection[Row]
Known = dict[tuple[str, str], list[Row]]
"""What queries found in one state of the database, by the query and its values."""

KEPT_IDLE = 8
"""Connections kept for the next read; any more are closed."""

_WRITER = 5_270_641_907
"""Names the one lock of a library among the database's advisory locks."""

_WAIT = 10
"""Seconds until a server that doesn't answer is said not to."""

_SESSION = "-c jit=off -c hnsw.iterative_scan=relaxed_order -c hnsw.ef_search=1000"
"""Queries are too short to be worth compiling; the graph is searched with the most effort that pgvector
takes, and followed on where a filter leaves few."""


class Connections:
    """Any thread may ask. `cleared` is whether this process answers from exempt papers."""

    def __init__(self, address: ServerAddress, *, cleared: bool) -> None:
        self.address = address
        self.cleared = cleared
        self._idle: list[Connection] = []
        self._changing = threading.Lock()
        self._local = threading.local()

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """All that a query finds, as of this thread's moment if it reads one."""
        with self.reader() as connection:
            return connection.execute(sql.encode(), values or None).fetchall()

    @contextmanager
    def reader(self) -> Iterator[Connection]:
        """The connection that this thread reads by, or an idle one."""
        held: Connection | None = getattr(self._local, "held", None)
        with translated(self.address):
            if held is not None:
                yield held
                return
            connection = self.take()
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
            self.give_back(connection)

    def change(self, *statements: tuple[str, Sequence[Any]]) -> None:
        """Changes made together, for what needs no writer's lock."""
        with self.reader() as connection, connection.transaction():
            for sql, values in statements:
                connection.execute(sql.encode(), values)

    def take(self) -> Connection:
        """An idle connection that answers, else a new one."""
        while True:
            with self._changing:
                connection = self._idle.pop() if self._idle else None
            if connection is None:
                return self.connect(cleared=self.cleared)
            try:
                connection.execute("SELECT 1")
            except psycopg.Error:
                connection.close()
            else:
                return connection

    def give_back(self, connection: Connection) -> None:
        """Keep a connection for the next read."""
        with self._changing:
            if len(self._idle) < KEPT_IDLE and not connection.closed:
                self._idle.append(connection)
                return
        connection.close()

    def connect(self, *, cleared: bool) -> Connection:
        """A new connection, each statement its own transaction."""
        with translated(self.address):
            return psycopg.connect(
                self.address.url,
                autocommit=True,
                connect_timeout=_WAIT,
                options=f"-c scrutineer.cleared={'on' if cleared else 'off'} {_SESSION}",
                application_name="scrutineer",
            )

    @contextmanager
    def held(self, connection: Connection, known: Known | None = None) -> Iterator[None]:
        """This thread reads by that connection; `known` is what doesn't change while it does."""
        before = getattr(self._local, "held", None), self.known
        self._local.held, self._local.known = connection, known
        try:
            yield
        finally:
            self._local.held, self._local.known = before

    @property
    def known(self) -> Known | None:
        """What is known of this thread's moment; None where it reads none."""
        found: Known | None = getattr(self._local, "known", None)
        return found

    @property
    def is_writing(self) -> bool:
        """Whether this thread has the right to write."""
        return getattr(self._local, "writer", None) is not None

    @property
    def writer(self) -> Connection:
        """The connection by which this thread writes: within `writing` alone."""
        found: Connection | None = getattr(self._local, "writer", None)
        assert found is not None, "written without the right to write"
        return found

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The right to write, held by this thread's connection and gone with it."""
        if getattr(self._local, "writer", None) is not None:
            yield
            return
        connection = self.connect(cleared=True)
        try:
            with translated(self.address):
                self._lock(connection)
            self._local.writer = connection
            with self.held(connection):
                yield
        finally:
            self._local.writer = None
            _let_go(connection)

    def _lock(self, connection: Connection) -> None:
        found = connection.execute("SELECT pg_try_advisory_lock(%s)", (_WRITER,)).fetchone()
        if found and found[0]:
            return
        who = connection.execute(
            "SELECT coalesce(a.usename, 'another user') || ' at ' || "
            "coalesce(host(a.client_addr), 'the server itself') FROM pg_locks l "
            "JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.granted "
            "AND (l.classid::bigint << 32 | l.objid::bigint) = %s",
            (_WRITER,),
        ).fetchone()
        raise LibraryBusy(
            f"{who[0] if who else 'Another'} is writing to the library in {self.address}. "
            "Wait until it has ended, then run it again."
        )

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All of the changes made in it, or none."""
        with translated(self.address), self.writer.transaction():
            yield self.writer

    def close(self) -> None:
        """Close every idle connection."""
        with self._changing:
            while self._idle:
                self._idle.pop().close()

    def __del__(self) -> None:
        self.close()


def _let_go(connection: Connection) -> None:
    """Give the right to write back at once: of a closed connection the server hears in its own time."""
    with suppress(psycopg.Error):
        connection.execute("SELECT pg_advisory_unlock_all()")
    connection.close()


class ServerMoment:
    """One state of the database, kept by a transaction that only reads."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._known: Known = {}
        self._connection = connections.take()
        try:
            with translated(connections.address):
                self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What this thread reads within is as it was when the moment began."""
        with self._connections.held(self._connection, self._known):
            yield

    def close(self) -> None:
        """End the transaction."""
        try:
            self._connection.execute("ROLLBACK")
        except psycopg.Error:
            self._connection.close()
        self._connections.give_back(self._connection)
