"""What each process of a Ray cluster does with files: read them, then embed their passages.

Ray starts one of these after another has died, and gives it the files that the dead one had.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import chain
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
"""A row of Ray Data: `packed` is a pickled list of `Wanted`, then of `Made`; `stamp` its maker's."""


class MakeStage:
    """A few `Wanted` -> `Made` of each, with the vectors of its passages.

    One process reads and embeds: the file is read by a child, with limits on time and memory, while
    this one has nothing to do, so that the two take a core between them.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process = ReadingProcess(Limits.of(settings))
        self._embedder = Embedder(settings.embedding_model)
        self._stamp = stamp(self._embedder)

    def __call__(self, row: Row) -> Row:
        """Read the row's files, make an entry of each, and embed their passages together."""
        wanted: list[Wanted] = pickle.loads(row["packed"])
        made = [self._read(each) for each in wanted]
        return {"packed": pickle.dumps(self._embedded(made)), "stamp": self._stamp}

    def _read(self, wanted: Wanted) -> Made:
        return made_of(wanted, self._process.read(Path(wanted.file.absolute)), self._settings)

    def _embedded(self, made: list[Made]) -> list[Made]:
        texts = {
            at: [passage.embedded_text for passage in each.entry.passages]
            for at, each in enumerate(made)
            if isinstance(each.entry, Entry)
        }
        vectors = self._embedder.embed(list(chain.from_iterable(texts.values())))
        for at, own in texts.items():
            made[at] = replace(made[at], vectors=vectors[: len(own)])
            vectors = vectors[len(own) :]
        return made

    def close(self) -> None:
        """Let the child go; it goes with this process, too."""
        self._process.close()


def stamp(embedder: Embedder) -> str:
    """The same on every machine that reads and embeds alike."""
    return f"{READER_VERSION} {embedder.model_id}"
