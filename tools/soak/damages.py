"""A damaged file of a library is told of or does no harm, and repair mends it or keeps it aside."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from corpus.errors import ScrutineerError
from corpus.settings import Settings
from corpus.store.health import examine, repair
from corpus.store.schema import FILE
from ingest.pipeline import ingest
from tools.soak.tally import PAPERS, Tally, papers, unsound

_NOT_DAMAGED = (".lock", ".pin", ".pid")


def _cut(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(chance.randrange(max(1, path.stat().st_size)))


def _flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes() or b"\0")
    for _ in range(max(1, len(data) // 2000)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _garble(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(max(16, path.stat().st_size)))


def _remove(path: Path, _chance: random.Random) -> None:
    path.unlink()


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (_cut, _flip, _garble, _remove)


def damages(place: Path, chance: random.Random, times: int) -> Tally:
    """Damage each file of a library so many times, each way in turn.

    Each damage is told or does no harm, and is mended.
    """
    tally, whole = Tally(), place / "whole"
    ingest([papers(place / "papers", 0)], Settings(library=whole))
    every = [path.relative_to(whole) for path in sorted(whole.rglob("*")) if path.is_file()]
    for name in (each for each in every if each.suffix not in _NOT_DAMAGED):
        for at in range(times):
            damage = DAMAGES[at % len(DAMAGES)]
            there = Path(shutil.copytree(whole, place / "damaged"))
            damage(there / name, chance)
            wrong = _mended(Settings(library=there), name.name == FILE)
            tally.note(wrong and f"{name} {damage.__name__}: {wrong}")
            shutil.rmtree(there)
    return tally


def _mended(settings: Settings, may_be_lost: bool) -> str:
    """What is wrong once a damaged library was looked into, and repaired; "" for nothing."""
    try:
        before = examine(settings)
        if before.sound:
            return unsound(settings, PAPERS)
        done = repair(settings)
        if may_be_lost and "kept in" in " ".join(done):
            return "" if list(settings.library.glob(f"damaged-*/{FILE}*")) else "nothing was kept"
        after = examine(settings)
        return unsound(settings, 0 if may_be_lost else PAPERS) or "; ".join(after.problems)
    except ScrutineerError as error:
        told = may_be_lost and "ingest" in str(error)
        return "" if told else f"{type(error).__name__}: {error}"
