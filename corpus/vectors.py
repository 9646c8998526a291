"""The vector index as it is served: Chroma, read through langchain-chroma, and never written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from corpus.building import COLLECTION, FOLDER, SHAPE, client_of, run
from corpus.embedding import Vectors
from corpus.errors import LibraryDamaged
from corpus.generations import Generations, Proof

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from filelock import FileLock
    from langchain_chroma import Chroma


class OpenIndex:
    """One generation, opened and pinned until `close`."""

    def __init__(self, name: str, proof: Proof, client: ClientAPI, pin: FileLock) -> None:
        from langchain_chroma import Chroma

        self.name = name
        self.proof = proof
        self._client = client
        self._pin = pin
        self._store: Chroma = Chroma(
            COLLECTION, client=client, create_collection_if_not_exists=False
        )

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Passage ids with their cosine, nearest first."""
        found = self._store.similarity_search_by_vector_with_relevance_scores(
            vector.tolist(), k=limit
        )
        return [(document.id or "", 1.0 - distance) for document, distance in found]

    def close(self) -> None:
        """Let the index go."""
        self._client.close()
        self._pin.release()
        Path(self._pin.lock_file).unlink(missing_ok=True)


class VectorIndex:
    """The index that `CURRENT` names, whichever that is when a question is asked."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._generations = Generations(library / FOLDER)
        self._open: OpenIndex | None = None
        self._lock = Lock()

    def nearest(
        self, vector: Vectors, limit: int, contents: str, model: str
    ) -> list[tuple[str, float]] | None:
        """As `OpenIndex.nearest`; None when the index doesn't hold just these contents."""
        with self._lock:
            index = self._served()
            if index is None or (index.proof.contents, index.proof.model) != (contents, model):
                return None
            return self._asked(lambda: index.nearest(vector, min(limit, index.proof.count)))

    def proof(self) -> Proof | None:
        """What the served index holds, without opening it."""
        name = self._generations.current()
        return self._generations.proof(name) if name else None

    def publish(self, contents: str, model: str) -> None:
        """Make, verify and serve an index of what the catalogue holds. For the one writer."""
        proof = self.proof()
        if proof and (proof.contents, proof.model) == (contents, model):
            return
        self._generations.folder.mkdir(exist_ok=True)
        name = self._generations.new_name()
        failure = run("build", self._library, model, name) or run(
            "verify", self._library, model, name
        )
        if failure:
            raise self._damaged(f"a new index could not be made ({failure})")
        self._generations.make_current(name)
        self._generations.clear()

    def close(self) -> None:
        """Let the open index go."""
        with self._lock:
            if self._open:
                self._open.close()
                self._open = None

    def _served(self) -> OpenIndex | None:
        name = self._generations.current()
        if self._open and self._open.name != name:
            self._open.close()
            self._open = None
        if name and not self._open:
            self._open = self._opened(name)
        return self._open

    def _opened(self, name: str) -> OpenIndex:
        pin = self._generations.pin(name)
        proof = self._generations.proof(name)
        if proof is None or not self._generations.untouched(name):
            failure = run("verify", self._library, proof.model if proof else "", name)
            proof = self._generations.proof(name)
            if failure or proof is None:
                raise self._damaged(f"the index doesn't open or lacks passages ({failure})")
        return OpenIndex(name, proof, client_of(self._generations.path(name)), pin)

    def _asked(self, question: Callable[[], list[tuple[str, float]]]) -> list[tuple[str, float]]:
        from chromadb.errors import ChromaError, InternalError

        try:
            return question()
        except (ChromaError, InternalError) as error:
            raise self._damaged(str(error)) from error

    def _damaged(self, why: str) -> LibraryDamaged:
        return LibraryDamaged(
            f"The vectors of the library in {self._library} are damaged: {why}. "
            f"Run: scrutineer doctor --repair --library {self._library}"
        )


__all__ = ["SHAPE", "OpenIndex", "VectorIndex"]
