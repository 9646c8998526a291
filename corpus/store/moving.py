"""All that one store holds into another, document by document, and the proof that it is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.embed.vectors import Vectors
from corpus.errors import LibraryDamaged, UsageError
from corpus.store.face import Store
from corpus.store.schema import REGISTERS
from corpus.types import Document, Entry

OnMoved = Callable[[int, int, str], None]
"""Told after each document: how many are done, of how many, and the path of the last."""


@dataclass(frozen=True)
class Moved:
    """What came of it: `taken` were written now, the others were there from an earlier try.

    `signature` is worked out from all that either store holds, and was the same of both.
    """

    documents: int
    taken: int
    signature: str


def move(source: Store, target: Store, tell: OnMoved = lambda *_: None) -> Moved:
    """Bring all into a store that is empty, or holds a part of the same; both may not change.

    Stopped at any moment, it is gone on with by doing it again. UsageError where the target holds
    other papers; LibraryDamaged where what was written isn't what was read.
    """
    model = source.noted("model")
    with source.writing(), target.writing():
        held = sorted(source.documents(), key=lambda each: each[0])
        _check_target(target, {document.id for _, document in held}, model)
        if model:
            target.note("model", model)
        taken = _take_documents(source, target, held, model or "", tell)
        _take_the_rest(source, target)
        signature = signature_of(source)
        if signature_of(target) != signature:
            raise LibraryDamaged(
                "What was moved isn't what was held: empty the new library, and move again. "
                "The old one is as it was."
            )
        if model:
            target.publish(model)
    return Moved(len(held), taken, signature)


def _check_target(target: Store, ids: set[str], model: str | None) -> None:
    others = [document.path for _, document in target.documents() if document.id not in ids]
    if others:
        raise UsageError(
            f"The library to move to holds other papers ({others[0]}): name one that is empty."
        )
    if target.noted("model") not in (None, model):
        raise UsageError("The library to move to was embedded with another model: name another.")


def _take_documents(
    source: Store, target: Store, held: list[tuple[int, Document]], model: str, tell: OnMoved
) -> int:
    there = {document.id: (key, document) for key, document in target.documents()}
    digests, kept = source.words_digests(), target.words_digests()
    taken = 0
    for done, (key, document) in enumerate(held, 1):
        entry, vectors = _whole(source, key, document, digests), source.vectors_of(key, model)
        if lacking := [each.id for each in entry.passages if each.id not in vectors]:
            raise UsageError(
                f"{document.path} has {len(lacking)} passages without a vector. "
                "Run: scrutineer doctor --repair"
            )
        if not _is_there(target, there.get(document.id), kept, model, _digest(entry, vectors)):
            target.take(entry, vectors, model)
            taken += 1
        tell(done, len(held), document.path)
    return taken


def _is_there(
    target: Store,
    there: tuple[int, Document] | None,
    digests: Mapping[str, str],
    model: str,
    digest: str,
) -> bool:
    if there is None:
        return False
    key, document = there
    return _digest(_whole(target, key, document, digests), target.vectors_of(key, model)) == digest


def _take_the_rest(source: Store, target: Store) -> None:
    """Files, and what people have said, each in its order."""
    for file in source.files():
        target.take_file(file)
    target.take_rulings(source.rulings())
    target.keep_corrections(source.corrections())
    for word in source.officer_words():
        target.keep_officer_word(word)
    for said in source.feedback():
        target.keep_feedback(said)


def _whole(store: Store, key: int, document: Document, digests: Mapping[str, str]) -> Entry:
    registers: dict[str, Any] = {
        name: tuple(store.register(name, kind, [key])) for name, kind in REGISTERS.items()
    }
    pages, passages = tuple(store.pages(key)), tuple(store.passages(key))
    digest = digests.get(document.id, "")
    return Entry(document, pages, passages, words_digest=digest, **registers)


def _digest(entry: Entry, vectors: Mapping[str, Vectors]) -> str:
    """Changes when anything of a document does, or the vector of a passage."""
    digest = hashlib.sha256(repr(entry).encode("utf-8", "surrogatepass"))
    for passage in entry.passages:
        if passage.id in vectors:
            digest.update(vectors[passage.id].astype("<f4").tobytes())
    return digest.hexdigest()


def signature_of(store: Store, *, vectors: bool = True) -> str:
    """The same for two stores that hold the same: papers, vectors, files and people's words.

    Without `vectors` it is the same for two that read the same papers, too: the last digits of a
    vector depend on the texts that were embedded beside it.
    """
    model = store.noted("model") or ""
    digests = store.words_digests()
    signature = hashlib.sha256(model.encode())
    for key, document in sorted(store.documents(), key=lambda each: each[1].id):
        whole = _whole(store, key, document, digests)
        held = store.vectors_of(key, model) if vectors else {}
        signature.update(_digest(whole, held).encode())
    for rows in (
        sorted(store.files(), key=lambda each: each.absolute),
        store.rulings(),
        sorted(store.corrections(), key=repr),
        store.officer_words(),
        store.feedback(),
    ):
        signature.update(repr(rows).encode("utf-8", "surrogatepass"))
    return signature.hexdigest()
