"""What each process of a Ray cluster does with a file: read it, then embed its passages.

Ray starts one of these after another has died, and gives it the file that the dead one had.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.embed.embedder import Embedder
from corpus.settings import Settings
from corpus.types import Entry
from ingest.entry import READER_VERSION
from ingest.making import Made, Wanted, made_of
from ingest.read.limits import Limits
from ingest.read.process import ReadingProcess

Row = dict[str, Any]
"""A row of Ray Data: `packed` is a pickled `Wanted`, then `Made`; `stamp` is its maker's."""


class ReadStage:
    """`Wanted` -> `Made`, by a child process with limits on time and memory."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process = ReadingProcess(Limits.of(settings))

    def __call__(self, row: Row) -> Row:
        """Read the row's file, and make an entry of it."""
        wanted: Wanted = pickle.loads(row["packed"])
        read = self._process.read(Path(wanted.file.absolute))
        return {"packed": pickle.dumps(made_of(wanted, read, self._settings))}

    def close(self) -> None:
        """Let the child go; it goes with this process, too."""
        self._process.close()


class EmbedStage:
    """`Made` -> the same with the vectors of its passages."""

    def __init__(self, model: str) -> None:
        self._embedder = Embedder(model)
        self._stamp = stamp(self._embedder)

    def __call__(self, row: Row) -> Row:
        """Embed the passages of the row's entry, where there is one."""
        made: Made = pickle.loads(row["packed"])
        if isinstance(made.entry, Entry):
            texts = [passage.embedded_text for passage in made.entry.passages]
            made = replace(made, vectors=self._embedder.embed(texts))
        return {"packed": pickle.dumps(made), "stamp": self._stamp}


def stamp(embedder: Embedder) -> str:
    """The same on every machine that reads and embeds alike."""
    return f"{READER_VERSION} {embedder.model_id}"
