"""What was worked out of a library's sentences, kept beside it so that it is worked out once.

A file of its own in the library's folder, which may be deleted: it holds no words, only where in a
passage a sentence stands, on which topics it is, and which way it leans. Passages that are gone, or
may not be seen, are never asked for.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path

from corpus.address import ServerAddress
from corpus.store.private import make_file

FILE = "findings.sqlite"
_AT_ONCE = 500
_PATIENCE = 10
"""Seconds to wait for another process that keeps something."""

_HERE: OrderedDict[tuple[str, str], tuple[Placed, ...]] = OrderedDict()
"""What this process keeps where there is no folder, by what made it and the passage, oldest first."""
_MOST_HERE = 50_000
"""Passages, some 75 MB: those of 1,300 letters, reports and minutes."""


@dataclass(frozen=True)
class Placed:
    """A sentence of a passage: its span, the places of its topics, and how it leans.

    `strength` and `weakness` are probabilities; `tone` is the likeliest of strength, weakness, mixed
    and neither, and `chance` its probability.
    """

    start: int
    end: int
    topics: tuple[int, ...]
    strength: float
    weakness: float
    tone: str
    chance: float


class FindingsKept:
    """Sentences by passage id, of one state of the models (`made_by`). It never fails a question.

    Where nothing can be kept (a folder that can't be written, a damaged file), all is new each time.
    A library on a server has no folder: this process keeps the last that it worked out.
    """

    def __init__(self, place: Path | ServerAddress, made_by: str) -> None:
        self._file = place / FILE if isinstance(place, Path) else None
        self._made_by = made_by

    def known(self, ids: Sequence[str]) -> dict[str, tuple[Placed, ...]]:
        """What is kept of these passages; one without sentences is known, too."""
        found: dict[str, tuple[Placed, ...]] = {}
        if self._file is None:
            held = {i: _HERE.get((self._made_by, i)) for i in ids}
            return {i: placed for i, placed in held.items() if placed is not None}
        if not self._file.exists():
            return found
        try:
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as kept:
                for at in range(0, len(ids), _AT_ONCE):
                    some = ids[at : at + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows = kept.execute(
                        f"SELECT passage, sentences FROM finding WHERE made_by = ? AND passage IN ({marks})",
                        (self._made_by, *some),
                    )
                    found.update((passage, _read(text)) for passage, text in rows)
        except sqlite3.DatabaseError:
            return {}
        return found

    def keep(self, found: Mapping[str, Iterable[Placed]]) -> None:
        """Keep what was found; what other models found is let go of."""
        if self._file is None:
            _HERE.update({(self._made_by, i): tuple(placed) for i, placed in found.items()})
            while len(_HERE) > _MOST_HERE:
                _HERE.popitem(last=False)
            return
        rows = [(self._made_by, passage, _written(placed)) for passage, placed in found.items()]
        try:
            make_file(self._file)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as kept, kept:
                kept.execute(
                    "CREATE TABLE IF NOT EXISTS finding"
                    " (made_by TEXT, passage TEXT, sentences TEXT, PRIMARY KEY (made_by, passage))"
                )
                kept.execute("DELETE FROM finding WHERE made_by != ?", (self._made_by,))
                kept.executemany("INSERT OR REPLACE INTO finding VALUES (?, ?, ?)", rows)
        except (OSError, sqlite3.DatabaseError):
            return


def _written(placed: Iterable[Placed]) -> str:
    return json.dumps([astuple(each) for each in placed])


def _read(text: str) -> tuple[Placed, ...]:
    return tuple(
        Placed(start, end, tuple(on), *leans) for start, end, on, *leans in json.loads(text)
    )
