"""The folder of vector indexes: one is served, the next is made aside, and none is changed.

vectors/CURRENT              the name of the one that is served
vectors/<name>/              a Chroma folder
vectors/<name>.json          its proof: what it holds, and its files as they were when verified
vectors/<name>~<reader>.pin  locked by a reader for as long as it has the index open
"""

from __future__ import annotations

import json
import os
import re
import shutil
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.store.private import FILE, make_file

CURRENT = "CURRENT"
_NAME = re.compile(r"g[0-9a-f]{12}")
DATABASE = "chroma.sqlite3"


@dataclass(frozen=True)
class Proof:
    """That a second process opened an index and found all of the catalogue in it.

    `contents` is the catalogue's token, `passages` the digest of its passages; `files` lists name,
    size and time of each file, so that an index whose files are as they were isn't proven again.
    """

    contents: str
    model: str
    passages: str
    count: int
    files: tuple[tuple[str, int, int], ...]


class Generations:
    """The indexes in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> str | None:
        """The name of the index that is served; None where none was made, or none can be told."""
        try:
            name = (self.folder / CURRENT).read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if _NAME.fullmatch(name) else None

    def garbled(self) -> bool:
        """Whether `CURRENT` is there and names no index."""
        return os.path.lexists(self.folder / CURRENT) and self.current() is None

    def path(self, name: str) -> Path:
        """The Chroma folder of that name."""
        return self.folder / name

    def new_name(self) -> str:
        """A name never used before: Chroma remembers paths for as long as a process lives."""
        return f"g{uuid.uuid4().hex[:12]}"

    def proof(self, name: str) -> Proof | None:
        """The proof of an index; None where it has none that can be read."""
        try:
            kept = json.loads(self._proof_path(name).read_text("utf-8"))
            files = tuple((str(n), int(s), int(t)) for n, s, t in kept.pop("files"))
            return Proof(files=files, **kept)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def prove(self, name: str, contents: str, model: str, passages: str, count: int) -> Proof:
        """Keep the proof of an index, its files as they are now."""
        proof = Proof(contents, model, passages, count, self._files(name))
        _write(self._proof_path(name), json.dumps(asdict(proof)))
        return proof

    def untouched(self, name: str) -> bool:
        """Whether an index's files are those that its proof was written for."""
        proof = self.proof(name)
        return proof is not None and proof.files == self._files(name)

    def make_current(self, name: str) -> None:
        """Serve that index from now on; all or nothing, even when the power fails."""
        for path in self.path(name).rglob("*"):
            _sync(path)
        _sync(self.path(name))
        if self.garbled():
            self._unname()
        _write(self.folder / CURRENT, name)

    def withdraw(self) -> None:
        """Serve none. For the one writer."""
        self._unname()
        if self.folder.exists():
            self.clear()

    def _unname(self) -> None:
        """Take `CURRENT` away, whatever it is."""
        current = self.folder / CURRENT
        if current.is_dir() and not current.is_symlink():
            shutil.rmtree(current)
        else:
            current.unlink(missing_ok=True)

    def pin(self, name: str) -> FileLock:
        """Keep an index from being cleared away until the lock is released or the process ends."""
        pin = self.folder / f"{name}~{uuid.uuid4().hex[:8]}.pin"
        lock = FileLock(pin, mode=FILE, thread_local=False)
        lock.acquire()
        return lock

    def clear(self) -> None:
        """Drop the indexes that aren't served and that no reader has open. For the one writer."""
        kept = {self.current()}
        for pin in self.folder.glob("*.pin"):
            if _held(pin):
                kept.add(pin.name.partition("~")[0])
        for path in list(self.folder.iterdir()):
            if path.is_dir() and path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)
            elif path.suffix == ".json" and path.stem not in kept:
                path.unlink(missing_ok=True)

    def _files(self, name: str) -> tuple[tuple[str, int, int], ...]:
        """Name, size and time of each file of an index.

        Chroma's database is only looked for: every opening adds a row to it, safely.
        """
        found = []
        for path in sorted(self.path(name).rglob("*")):
            shown = path.relative_to(self.path(name)).as_posix()
            if path.name == DATABASE:
                found.append((shown, 0, 0))
            elif path.is_file() and not path.name.startswith(DATABASE):
                state = path.stat()
                found.append((shown, state.st_size, state.st_mtime_ns))
        return tuple(found)

    def _proof_path(self, name: str) -> Path:
        return self.folder / f"{name}.json"


def _held(pin: Path) -> bool:
    """Whether a living process holds the pin; one that none holds is taken away."""
    try:
        with FileLock(pin, timeout=0):
            pass
    except Timeout:
        return True
    pin.unlink(missing_ok=True)
    return False


def _write(path: Path, text: str) -> None:
    """Replace a small file whole."""
    beside = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.new")
    make_file(beside)
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    """Have the disk hold it. Folders can't be opened on Windows, and needn't be."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
