"""What is known of a library's plans, worked out once and kept until the library changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary, ref

import numpy as np
import numpy.typing as npt

from assistant.tracking.officer.on_actions import with_words
from assistant.tracking.stories import stories
from assistant.tracking.story import Story
from corpus.library import Library
from corpus.officer import OfficerWord, standing

_BOOKS: WeakKeyDictionary[Library, PlanBook] = WeakKeyDictionary()
_OPENING = Lock()
_MOST_KEPT = 256
"""How many traces and days' stories are kept before all are let go."""

Made = TypeVar("Made")


class PlanBook:
    """The stories of a library's actions, and the vectors of the texts met on the way.

    It is let go with its library: so it doesn't hold it.
    """

    def __init__(self, library: Library) -> None:
        self._library = ref(library)
        self._vectors: dict[str, npt.NDArray[np.float32]] = {}
        self._told: tuple[str, tuple[Story, ...]] | None = None
        self._signed: tuple[tuple[OfficerWord, ...], tuple[Story, ...]] | None = None
        self._kept: tuple[object, dict[Hashable, object]] | None = None
        self._working = Lock()

    @classmethod
    def of(cls, library: Library) -> PlanBook:
        """The library's book: one for as long as the library is open."""
        with _OPENING:
            found = _BOOKS.get(library)
            if found is None:
                found = _BOOKS[library] = cls(library)
            return found

    @property
    def library(self) -> Library:
        """The library that it is of, which must be open still."""
        library = self._library()
        assert library is not None, "a book was kept longer than its library"
        return library

    def stories(self) -> tuple[Story, ...]:
        """The story of every action, as of the newest paper held and of officers' last words."""
        with self._working:
            signature, words = self.library.signature(), self.words()
            if self._told is None or self._told[0] != signature:
                self._told = (signature, stories(self.library, self.embed))
                self._signed = None
            if self._signed is None or self._signed[0] != words:
                self._signed = (words, with_words(self._told[1], words))
            return self._signed[1]

    def by_papers(self, story: Story) -> Story:
        """An action's story as papers alone tell it."""
        self.stories()
        assert self._told
        return next(s for s in self._told[1] if s.action.id == story.action.id)

    def stories_until(self, day: date) -> tuple[Story, ...]:
        """The story of every action as it was known at the end of a day."""

        def told() -> tuple[Story, ...]:
            said = tuple(w for w in self.words() if w.said_on is None or w.said_on <= day)
            return with_words(stories(self.library, self.embed, day), said)

        return self.kept(("until", day), told)

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once for a key until papers or officers' words change."""
        state = (self.library.signature(), self.words())
        with self._working:
            if self._kept is None or self._kept[0] != state or len(self._kept[1]) >= _MOST_KEPT:
                self._kept = (state, {})
            held = self._kept[1]
        if key not in held:
            held[key] = make()
        return cast(Made, held[key])

    def words(self) -> tuple[OfficerWord, ...]:
        """What officers have said and not taken back."""
        return standing(self.library.officer_words())

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors, a row a text; a text met before is not embedded again."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self.library.embed(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])
