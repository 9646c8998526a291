"""The vector index as it is served: Chroma, read through langchain-chroma, and never written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from corpus.embed.vectors import Vectors
from corpus.errors import LibraryDamaged
from corpus.store.catalogue import Catalogue
from corpus.store.disk import disk_named, disk_trouble, unreachable
from corpus.store.index_folder import CURRENT, Generations, Proof
from corpus.store.index_process import COLLECTION, FOLDER, client_of, make_apart, outcome, start
from corpus.store.private import make_folder

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from filelock import FileLock


_GARBLED = f"{FOLDER}/{CURRENT} names no index"


class OpenIndex:
    """One generation, opened and pinned until `close`."""

    def __init__(self, name: str, proof: Proof, client: Client, pin: FileLock) -> None:
        from langchain_chroma import Chroma

        self.name = name
        self.proof = proof
        self._client = client
        self._pin = pin
        self._store = Chroma(COLLECTION, client=client, create_collection_if_not_exists=False)

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Passage ids with their cosine, nearest first."""
        found = self._store.similarity_search_by_vector_with_relevance_scores(
            vector.tolist(), k=min(limit, self.proof.count)
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
        """As `OpenIndex.nearest`; None when the index served isn't of just these contents."""
        with self._lock, self._damage_named():
            index = self._served(contents, model)
            if index is None or limit < 1 or not index.proof.count:
                return None
            return index.nearest(vector, limit)

    def proof(self) -> Proof | None:
        """What the served index holds, as its proof has it; None where none is served."""
        name = self._generations.current()
        return self._generations.proof(name) if name else None

    def examine(self, contents: str, model: str) -> str:
        """Open the served index in another process: "" if all is well, else what isn't."""
        name = self._generations.current()
        if name is None:
            return _GARBLED if self._generations.garbled() else "none has been made"
        proof = self._generations.proof(name)
        if proof and (proof.contents, proof.model) != (contents, model):
            return "it is behind the catalogue"
        return outcome(start("verify", self._library, model, name, contents))

    def publish(self, catalogue: Catalogue, model: str) -> None:
        """Make, verify and serve an index of what the catalogue holds. For the one writer.

        Where its passages are what they were, only the proof of the served index is renewed.
        """
        contents, proof = catalogue.contents(), self.proof()
        if proof and (proof.contents, proof.model) == (contents, model):
            return
        base, digest = self._base(proof, model), catalogue.passages_digest()
        if proof and base and proof.passages == digest:
            self._generations.prove(base, contents, model, digest, proof.count)
            return
        self._make_from(base, contents, model)

    def remake(self, catalogue: Catalogue, model: str) -> None:
        """As `publish`, from nothing; what was served is served until the new one is proven."""
        self._make_from("", catalogue.contents(), model)

    def _make_from(self, base: str, contents: str, model: str) -> None:
        with disk_named(self._library):
            make_folder(self._generations.folder)
            failure = self._make(contents, model, base) if base else "nothing to start from"
            if failure:
                failure = self._make(contents, model, "")
        if failure and disk_trouble(failure):
            raise unreachable(self._library, failure)
        if failure:
            raise self._damaged(f"no new index could be made: {failure}")

    def discard(self) -> None:
        """Serve none until one is published. For the one writer."""
        self.close()
        self._generations.withdraw()

    def close(self) -> None:
        """Let the open index go."""
        with self._lock:
            if self._open:
                self._open.close()
                self._open = None

    def _served(self, contents: str, model: str) -> OpenIndex | None:
        name = self._generations.current()
        if name is None and self._generations.garbled():
            raise self._damaged(_GARBLED)
        if self._open and self._open.name != name:
            self._open.close()
            self._open = None
        if self._open and self._open.proof.contents != contents:
            self._open.proof = self._generations.proof(self._open.name) or self._open.proof
        if name and not self._open:
            self._open = self._opened(name, contents, model)
        if self._open and (self._open.proof.contents, self._open.proof.model) == (contents, model):
            return self._open
        return None

    def _opened(self, name: str, contents: str, model: str) -> OpenIndex | None:
        """Pinned, proven and open; None if of other contents, or cleared away just now."""
        try:
            pin = self._generations.pin(name)
        except OSError:  # a folder that can't be written; the catalogue answers without it
            return None
        proof = self._proven(name, contents, model)
        if proof is None or self._generations.current() != name:
            pin.release()
            return None
        return OpenIndex(name, proof, client_of(self._generations.path(name)), pin)

    def _proven(self, name: str, contents: str, model: str) -> Proof | None:
        """Its proof, after opening it in a process that may die of it if its files have changed."""
        proof = self._generations.proof(name)
        if proof and (proof.contents, proof.model) != (contents, model):
            return None
        if proof is None or not self._generations.untouched(name):
            failure = self.examine(contents, model)
            if disk_trouble(failure):
                return None
            if failure and self._generations.current() == name:
                raise self._damaged(failure)
            proof = self._generations.proof(name)
        return proof

    def _base(self, proof: Proof | None, model: str) -> str:
        """The index to make the next from; "" if there is none, or it isn't as it was proven."""
        name = self._generations.current()
        sound = name and proof and proof.model == model and self._generations.untouched(name)
        return name if name and sound else ""

    def _make(self, contents: str, model: str, base: str) -> str:
        """Build, verify and serve: "" when done, else why not."""
        name = self._generations.new_name()
        failure = make_apart(self._library, model, name, contents, base)
        if not failure:
            self._generations.make_current(name)
            self.close()
        self._generations.clear()
        return failure

    @contextmanager
    def _damage_named(self) -> Iterator[None]:
        """Chroma's errors as ours; it tells of a folder it can't open by ValueError."""
        try:
            yield
        except Exception as error:
            from chromadb.errors import ChromaError

            if not isinstance(error, (ChromaError, ValueError)):
                raise
            raise self._damaged(str(error)) from error

    def _damaged(self, why: str) -> LibraryDamaged:
        return LibraryDamaged(
            f"The vector index of the library in {self._library} is damaged: {why}. "
            f"Run: scrutineer doctor --repair --library {self._library}"
        )
