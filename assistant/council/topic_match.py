"""Which topics a text is on, by meaning.

Text and topics are unit vectors of the library's own model, with the topics' mean taken off both:
what all of children's services share says nothing. A text is on the topic it is nearest to, and on
those nearly as near. Chosen on one half of 110 recommendations labelled by hand and checked on the
other: F1 0.60 and 0.56 (`python -m evals.council`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.tracking.book import PlanBook
from corpus.embed.vectors import Vectors
from corpus.errors import UsageError
from corpus.topics import Topic, topics

_NEAR_ENOUGH = 0.3
"""The least cosine of a text with a topic that it is on."""
_NEARLY = 0.1
"""How much less near than to its nearest topic a text may be to another that it is on, too."""


@dataclass(frozen=True)
class Subject:
    """What is asked after: a topic, or several that share words of their names ("care leavers")."""

    name: str
    topics: tuple[Topic, ...]

    @property
    def places(self) -> list[int]:
        """Where its topics stand in the list."""
        return [topics().index(topic) for topic in self.topics]


def subject_named(name: str) -> Subject:
    """The topic of that name, whatever its case; else all whose names hold it.

    UsageError, with the list, where there is none.
    """
    wanted = " ".join(name.casefold().split())
    every = topics()
    found = [t for t in every if t.name.casefold() == wanted]
    found = found or [t for t in every if wanted and wanted in t.name.casefold()]
    if not found:
        listed = ", ".join(t.name for t in every)
        raise UsageError(f"no topic is called {name!r}; the topics: {listed}")
    return Subject(found[0].name if len(found) == 1 else wanted, tuple(found))


def on_subject(book: PlanBook, texts: Sequence[str], subject: Subject) -> list[bool]:
    """Whether each text is on the subject."""
    return [bool(row[subject.places].any()) for row in topic_table(book, texts)]


def topic_table(book: PlanBook, texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which text is on which topic, shape `(len(texts), topics)`."""
    if not texts:
        return np.zeros((0, len(topics())), bool)
    return told_topics(nearness(book, texts))


def told_topics(near: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Which topics are told, from how near each text is to each; both of shape `(texts, topics)`."""
    return np.asarray((near >= near.max(axis=1, keepdims=True) - _NEARLY) & (near >= _NEAR_ENOUGH))


def nearness(book: PlanBook, texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """How near each text is to each topic, shape `(len(texts), topics)`; higher is nearer."""
    return nearness_of(book, book.embed(list(texts)))


def nearness_of(book: PlanBook, vectors: Vectors) -> npt.NDArray[np.float32]:
    """The same of texts' unit vectors."""
    meant = topic_vectors(book)
    mean = meant.mean(axis=0)
    return np.asarray(_units(vectors - mean) @ _units(meant - mean).T)


def topic_vectors(book: PlanBook) -> Vectors:
    """A unit vector a topic: of its name, its definition, and both together."""
    every = topics()
    names = book.embed([t.name for t in every])
    said = book.embed([t.definition for t in every])
    return _units(names + said + book.embed([t.meaning for t in every]))


def _units(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)
