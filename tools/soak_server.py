"""Does a library on a server outlive it: python -m tools.soak_server [--workers 50 --writers 20 ...]

Kills the workers of a Ray cluster, the writer, and the database at seeded moments of an ingestion,
finishes the work, and holds what is then in the database against an undisturbed run on one machine.
Then asks many processes before one database while its papers change. Prints what was tried and
what failed; exit code 1 where something did.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock
from typing import NamedTuple

import httpx

from corpus.address import ServerAddress
from corpus.embed.vectors import Vectors
from corpus.errors import LibraryBusy
from corpus.library import Library
from corpus.settings import Settings
from corpus.store.moving import signature_of
from corpus.store.opening import open_store
from ingest.pipeline import ingest
from tools.postgres import Server, passing
from tools.soak.tally import PAPERS, RUN, Tally, ingesting, papers, started, unsound

_ALIKE = 0.999
"""The cosine of two vectors of one text, of which each went through with other neighbours."""


class Contents(NamedTuple):
    """All that a library holds: of everything but vectors a signature, and the vectors."""

    signature: str
    vectors: dict[str, Vectors]


def contents_of(settings: Settings) -> Contents:
    """Read everything, exempt papers too."""
    cleared = settings.model_copy(update={"cleared_for_exempt": True})
    store = open_store(cleared)
    try:
        model = store.noted("model") or ""
        vectors: dict[str, Vectors] = {}
        for key, _ in store.documents():
            vectors |= store.vectors_of(key, model)
        return Contents(signature_of(store, vectors=False), vectors)
    finally:
        store.close()


def difference(found: Contents, wanted: Contents) -> str:
    """What one library has that another hasn't; "" for nothing."""
    if found.vectors.keys() != wanted.vectors.keys():
        lost = len(wanted.vectors.keys() - found.vectors.keys())
        return f"{lost} passages lost, {len(found.vectors.keys() - wanted.vectors.keys())} more"
    if found.signature != wanted.signature:
        return "another signature"
    far = [i for i, each in found.vectors.items() if float(each @ wanted.vectors[i]) < _ALIKE]
    return f"{len(far)} vectors are of another text" if far else ""


def finished(folder: Path, settings: Settings, wanted: Contents) -> str:
    """What is wrong once the work was finished on this machine; "" for nothing."""
    ingest([folder], settings)
    with Library.open(settings) as library:
        problems = library.health().problems
    return difference(contents_of(settings), wanted) or "; ".join(problems)


def undisturbed(folder: Path) -> Contents:
    """What one machine reads into a library in a folder."""
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(library=Path(place) / "library")
        ingest([folder], settings)
        return contents_of(settings)


# Kills


def worker_kills(server: Server, folder: Path, chance: random.Random, times: int) -> Tally:
    """SIGKILL to processes of a local Ray cluster; each run must end well, with everything once."""
    tally, wanted, killed = Tally(), undisturbed(folder), 0
    while killed < times:
        url = server.scratch()
        run = started("ingest", str(folder), "--library", url, "--ray", "auto", "--jobs", "2")
        while killed < times and _runs_on(run, 0.2):
            if _ray_workers(run.pid) and _runs_on(run, chance.uniform(0, 1)):
                workers = sorted(_ray_workers(run.pid))
                with contextlib.suppress(ProcessLookupError, IndexError):
                    os.kill(chance.choice(workers), signal.SIGKILL)
                    killed += 1
        _, error = run.communicate()
        settings = Settings(library=ServerAddress(url))
        if run.returncode:
            tally.note(f"exit {run.returncode}: {error[-300:]}")
            break  # a cluster that can't be started here won't be at the next try
        tally.note(difference(contents_of(settings), wanted) or unsound(settings))
    tally.tried = killed
    return tally


def _runs_on(run: subprocess.Popen[str], seconds: float) -> bool:
    """Wait for so long; whether a process has not ended by then."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(seconds)
        return False
    return True


def _ray_workers(pid: int) -> list[int]:
    """The processes below another that do a stage of Ray Data."""
    found = []
    for child in _below(pid):
        with contextlib.suppress(OSError):
            line = Path(f"/proc/{child}/cmdline").read_bytes()
            if line.startswith(b"ray::") and b"Stage" in line:
                found.append(child)
    return found


def _below(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*"):
        with contextlib.suppress(OSError):
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _below(int(child))


def writer_kills(server: Server, folder: Path, chance: random.Random, times: int) -> Tally:
    """SIGKILL to the process that writes; readers go on, and the next run finishes the work."""

    def kill(writer: subprocess.Popen[str], settings: Settings) -> str:
        writer.kill()
        writer.communicate()
        _until_unlocked(settings)
        return unsound(settings)

    return _killed(server, folder, chance, times, kill)


def database_kills(server: Server, folder: Path, chance: random.Random, times: int) -> Tally:
    """SIGKILL to the database; the writer says so in a line, and once it is back, all is there."""

    def kill(writer: subprocess.Popen[str], settings: Settings) -> str:
        server.kill()
        _, error = writer.communicate()
        server.start()
        if writer.returncode not in (0, 1) or "Traceback" in error:
            return f"exit {writer.returncode}: {error[-300:]}"
        if writer.returncode == 1 and "see that the server is running" not in error:
            return f"said: {error[-300:]}"
        return unsound(settings)

    return _killed(server, folder, chance, times, kill)


def _killed(
    server: Server,
    folder: Path,
    chance: random.Random,
    times: int,
    kill: Callable[[subprocess.Popen[str], Settings], str],
) -> Tally:
    """Ingestions disturbed at a seeded moment, each into a library that is empty, then finished."""
    tally, wanted = Tally(), undisturbed(folder)
    settings = Settings(library=ServerAddress(server.scratch()))
    usual = _seconds(folder, str(settings.library))
    for _ in range(times):
        server.scratch()
        Library.create_or_open(settings).close()
        writer = ingesting(folder, str(settings.library))
        time.sleep(chance.uniform(0.3 * usual, usual))
        tally.note(kill(writer, settings) or finished(folder, settings, wanted))
    return tally


def _until_unlocked(settings: Settings) -> None:
    """Wait until the server has seen that the writer is gone, and has undone what it was at."""
    while True:
        with (
            contextlib.suppress(LibraryBusy),
            Library.open(settings) as library,
            library.writing(),
        ):
            return
        time.sleep(0.1)


def _seconds(folder: Path, url: str) -> float:
    began = time.monotonic()
    ingesting(folder, url).communicate()
    return time.monotonic() - began


# Many faces


def faces(server: Server, folder: Path, processes: int, readers: int, rounds: int) -> Tally:
    """API processes before one database, readers who search, and a re-ingestion beside.

    A paper's passages all name its version, so that an answer from two versions shows.
    """
    tally, url = Tally(), server.scratch()
    ingest([papers(folder, 0)], Settings(library=ServerAddress(url)))
    noting, done = Lock(), Event()
    with contextlib.ExitStack() as stack:
        addresses = [stack.enter_context(_face(url)) for _ in range(processes)]
        for address in addresses:
            _until_ready(address)

        def reads(reader: int) -> None:
            with httpx.Client(base_url=addresses[reader % processes], timeout=120) as client:
                while not done.is_set():
                    wrong = _wrong_search(client)
                    with noting:
                        tally.note(wrong)

        with ThreadPoolExecutor(readers) as pool:
            asked = [pool.submit(reads, reader) for reader in range(readers)]
            try:
                for version in range(1, rounds + 1):
                    ingest([papers(folder, version)], Settings(library=ServerAddress(url)))
                    seen = _version_seen(addresses)
                    with noting:
                        tally.note("" if seen == {version} else f"{version} was read in: {seen}")
            finally:
                done.set()
            for each in asked:
                each.result()
    return tally


def _wrong_search(client: httpx.Client) -> str:
    """What is wrong with what a search finds of the paper that changes; "" for nothing."""
    try:
        found = client.get("/v1/search", params={"q": _ABOUT, "k": 100}).raise_for_status().json()
    except httpx.HTTPError as error:
        return f"{type(error).__name__}: {error}"
    versions = _versions(found)
    if not versions:
        return "nothing was found of the paper that changes"
    return f"mixed: versions {versions}" if len(versions) > 1 else ""


_CHANGING = PAPERS - 1
_ABOUT = f"What does panel {_CHANGING} say of visits to children?"


def _versions(found: list[dict[str, str]]) -> set[int]:
    """The versions that the passages found of the changing paper name."""
    start = f"thing{_CHANGING}x"
    words = [word for each in found for word in each["text"].split() if word.startswith(start)]
    return {int(word.rpartition("x")[2]) for word in words}


def _version_seen(addresses: list[str]) -> set[int]:
    seen: set[int] = set()
    for address in addresses:
        found = httpx.get(f"{address}/v1/search", params={"q": _ABOUT, "k": 100}, timeout=120)
        seen |= _versions(found.json())
    return seen


@contextlib.contextmanager
def _face(url: str) -> Iterator[str]:
    """The address of an API process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-c", RUN, "api", "--port", str(port), "--library", url],
        env={**os.environ, "SCRUTINEER_API_PER_MINUTE": "1000000"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)


def _until_ready(address: str) -> None:
    until = time.monotonic() + 600
    while time.monotonic() < until:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{address}/v1/ready", timeout=60).status_code == 200:
                return
        time.sleep(0.2)
    raise SystemExit("scrutineer api did not come up")


def main() -> int:
    """Run it all and print the counts."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--workers", type=int, default=50, help="kills of Ray's workers")
    asked.add_argument("--writers", type=int, default=20, help="kills of the writer")
    asked.add_argument("--databases", type=int, default=20, help="kills of the database")
    asked.add_argument("--faces", type=int, default=8, help="API processes")
    asked.add_argument("--readers", type=int, default=32)
    asked.add_argument("--rounds", type=int, default=10, help="re-ingestions beside the readers")
    asked.add_argument("--papers", type=Path, help="[default: a few small ones]")
    asked.add_argument("--seed", type=int, default=1)
    args = asked.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as place, passing() as server:
        small = papers(Path(place) / "small", 0)
        folder = args.papers or small
        chance = random.Random(args.seed)
        for name, part in (
            ("Ray workers killed", lambda: worker_kills(server, folder, chance, args.workers)),
            ("writers killed", lambda: writer_kills(server, folder, chance, args.writers)),
            ("databases killed", lambda: database_kills(server, folder, chance, args.databases)),
            ("searches", lambda: faces(server, small, args.faces, args.readers, args.rounds)),
        ):
            tally = part()
            wrong += len(tally.faults)
            sys.stdout.write(f"{name}: {tally.tried} tried, {len(tally.faults)} wrong\n")
            sys.stdout.writelines(f"  {fault}\n" for fault in tally.faults)
            sys.stdout.flush()
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
