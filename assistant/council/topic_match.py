"""Which topics a text is on, by meaning.

`topics.npz` gives each topic its own chance from a text's vector, fitted on labelled sentences
(`evals.training.findings`). Two texts are set beside each other by how near each is to the topics:
unit vectors, with the topics' mean taken off both, for what all of children's services share says
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.fitted import linear
from assistant.tracking.book import PlanBook
from corpus.embed.vectors import Vectors
from corpus.errors import UsageError
from corpus.topics import Topic, topics

TOPICS = "topics.npz"
_TOLD, _BESIDE = 0.6, 0.8
"""The least chance of a topic that is told, and its least share of the likeliest's."""
_MOST = 2
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
    if not texts:
        return []
    told = topics_told(book.embed(list(texts)))
    return [bool(row[subject.places].any()) for row in told]


def topics_told(vectors: Vectors) -> npt.NDArray[np.bool_]:
    """Which topics texts of these unit vectors are on, two at most: shape (texts, topics)."""
    chances = linear("assistant.council", TOPICS)["topics"].each(vectors)
    best = np.sort(chances, axis=1)[:, ::-1]
    enough = np.maximum(_TOLD, _BESIDE * best[:, :1])
    return np.asarray(chances >= np.maximum(enough, best[:, _MOST - 1 : _MOST]))


def topic_table(book: PlanBook, texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which text is nearest to which topic, or nearly so: shape `(len(texts), topics)`."""
    if not texts:
        return np.zeros((0, len(topics())), bool)
    near = nearness(book, texts)
    return np.asarray((near >= near.max(axis=1, keepdims=True) - _NEARLY) & (near >= _NEAR_ENOUGH))


def nearness(book: PlanBook, texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """How near each text is to each topic, shape `(len(texts), topics)`; higher is nearer."""
    vectors = book.embed(list(texts))
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
