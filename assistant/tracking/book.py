"""What is known of a library's plans, worked out once and kept until the library changes."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from assistant.tracking.stories import stories
from assistant.tracking.story import Story
from corpus.library import Library

_BOOKS: WeakKeyDictionary[Library, PlanBook] = WeakKeyDictionary()
_OPENING = Lock()


class PlanBook:
    """The stories of a library's actions, and the vectors of the texts met on the way."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._vectors: dict[str, npt.NDArray[np.float32]] = {}
        self._told: tuple[str, tuple[Story, ...]] | None = None
        self._working = Lock()

    @classmethod
    def of(cls, library: Library) -> PlanBook:
        """The library's book: one for as long as the library is open."""
        with _OPENING:
            found = _BOOKS.get(library)
            if found is None:
                found = _BOOKS[library] = cls(library)
            return found

    def stories(self) -> tuple[Story, ...]:
        """The story of every action, as of the newest paper held."""
        with self._working:
            signature = self.library.signature()
            if self._told is None or self._told[0] != signature:
                self._told = (signature, stories(self.library, self.embed))
            return self._told[1]

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors, a row a text; a text met before is not embedded again."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self.library.embed(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])
