"""Whether a library is sound, and mending it when it isn't."""

from __future__ import annotations

import importlib.metadata
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from corpus.address import ServerAddress
from corpus.embed.embedder import Embedder
from corpus.errors import LibraryDamaged, ModelUnavailable
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.store.catalogue import Catalogue
from corpus.store.disk import disk_named, disk_trouble, unreachable
from corpus.store.schema import FILE, connect, translated
from corpus.store.vector_index import VectorIndex
from corpus.store.view import View
from corpus.store.writer_lock import WriterLock
from corpus.store.writing import drop_idle_vectors, drop_other_vectors, embed_missing

_PARTS = ("scrutineer", "chromadb", "langchain-chroma", "numpy", "torch")


def versions() -> tuple[tuple[str, str], ...]:
    """What the stores are made with."""
    return (
        *((name, importlib.metadata.version(name)) for name in _PARTS),
        ("sqlite", sqlite3.sqlite_version),
    )


@dataclass(frozen=True)
class Health:
    """What `doctor` tells. `problems` is empty when all is well; each says how it is mended.

    It counts what who asks may see: exempt papers and pages for the cleared alone.
    """

    folder: str
    documents: int = 0
    passages: int = 0
    files: int = 0
    failures: int = 0
    model: str | None = None
    configured_model: str | None = None
    indexed: int = 0
    in_step: bool = False
    versions: tuple[tuple[str, str], ...] = field(default_factory=versions)
    problems: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def examine(settings: Settings) -> Health:
    """Look into everything. LibraryMissing if there is none; what is damaged is in `problems`."""
    embedder = Embedder(settings.embedding_model)
    problems = _model_problems(embedder)
    configured = None if problems else embedder.model_id
    if isinstance(settings.library, ServerAddress):
        from corpus.store.server.health import examined

        return examined(settings, settings.library, configured, problems)
    try:
        catalogue = Catalogue.open(settings.folder)
        problems += catalogue_problems(catalogue)
        return _examined(settings, catalogue, configured, problems)
    except LibraryDamaged as damage:
        return Health(
            str(settings.library), configured_model=configured, problems=(*problems, str(damage))
        )


def _examined(
    settings: Settings, catalogue: Catalogue, configured: str | None, problems: list[str]
) -> Health:
    index = VectorIndex(settings.folder)
    model = catalogue.noted("model")
    proof = index.proof()
    failure = index.examine(catalogue.contents(), model or "") if model else ""
    if disk_trouble(failure):
        raise unreachable(settings.folder, failure)
    if failure:
        problems.append(f"The vector index: {failure}. {_mend(settings.folder)}")
    if configured and model and model != configured:
        problems.append(
            f"Embedded with {model}, and the settings name {configured}. {_mend(settings.folder)}"
        )
    seen = View.of(catalogue, catalogue.contents(), settings.cleared_for_exempt)
    unseen = sum(catalogue.passage_counts().values()) - seen.passages
    files = [file for file in catalogue.files() if may_be_told(file, seen)]
    return Health(
        folder=str(settings.folder),
        documents=len(seen.documents),
        passages=seen.passages,
        files=len(files),
        failures=sum(bool(file.failure) for file in files),
        model=model,
        configured_model=configured,
        indexed=max(0, proof.count - unseen) if proof else 0,
        in_step=not failure,
        problems=tuple(problems),
    )


def may_be_told(file: SourceFile, seen: View) -> bool:
    """Whether who asks may know of a file: one that gave nothing, or a document that they may see."""
    return file.document_id is None or file.document_id in seen.keys


def repair(settings: Settings) -> tuple[str, ...]:
    """Mend what can be, as the one writer; says what was done.

    A catalogue is set aside only where SQLite itself finds it damaged. LibraryUnreachable where the
    disk is at fault: then nothing is changed.
    """
    if isinstance(settings.library, ServerAddress):
        from corpus.store.server.health import mended

        return mended(settings, settings.library)
    with WriterLock(settings.folder).held():
        try:
            catalogue = Catalogue.open(settings.folder)
            done = _mend_catalogue(catalogue)
        except LibraryDamaged as damage:
            if not _is_damaged(settings.folder / FILE):
                raise
            return (_set_aside(settings.folder, str(damage)),)
        return (*done, *_mend_vectors(settings, catalogue))


def _mend_catalogue(catalogue: Catalogue) -> list[str]:
    """Make its indexes anew if something is wrong. LibraryDamaged if something still is."""
    if not catalogue_problems(catalogue):
        return []
    try:
        _rebuild(catalogue)
        problems = catalogue_problems(catalogue)
    except LibraryDamaged:
        catalogue.close()
        raise
    if problems:
        catalogue.close()
        raise LibraryDamaged("; ".join(problems))
    return ["Made the word index and the catalogue's other indexes anew."]


def _is_damaged(path: Path) -> bool:
    """Whether SQLite says so of the file, asked afresh."""
    try:
        with translated(path), closing(connect(path)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            return found[0] != "ok" or not connection.execute("PRAGMA user_version").fetchone()[0]
    except LibraryDamaged:
        return True


def catalogue_problems(catalogue: Catalogue) -> list[str]:
    """What SQLite's own checks and ours find wrong, each with its mend."""
    found = [str(row[0]) for row in catalogue.rows("PRAGMA quick_check(5)") if row[0] != "ok"]
    if catalogue.rows("PRAGMA foreign_key_check"):
        found.append("rows that belong to no document")
    try:
        with translated(catalogue.path):
            catalogue.connection.execute(
                "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"
            )
    except (LibraryDamaged, sqlite3.DatabaseError):
        found.append("the word index isn't that of the passages")
    mend = _mend(catalogue.path.parent)
    return [f"The catalogue: {each}. {mend}" for each in found]


def _rebuild(catalogue: Catalogue) -> None:
    """The word index and the others anew; rows of documents that are no more are dropped."""
    with catalogue.transaction() as connection:
        for table, key, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (key,))
        connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
        connection.execute("REINDEX")


def _mend_vectors(settings: Settings, catalogue: Catalogue) -> list[str]:
    """Embed what has no vector of the configured model, and make the index anew."""
    done: list[str] = []
    embedder = Embedder(settings.embedding_model)
    embedder.check()
    count = embed_missing(catalogue, embedder)
    if count:
        done.append(f"Embedded {count} texts with {embedder.model_id}.")
    with catalogue.transaction(contents_change=False) as connection:
        drop_idle_vectors(connection)
        drop_other_vectors(connection, embedder.model_id)
    catalogue.note("model", embedder.model_id)
    VectorIndex(settings.folder).remake(catalogue, embedder.model_id)
    return [*done, "Made the vector index anew."]


def _set_aside(folder: Path, why: str) -> str:
    """Move a catalogue that can't be mended out of the way, keeping it."""
    with disk_named(folder):
        aside = Path(mkdtemp(prefix=f"damaged-{datetime.now():%Y%m%d-%H%M%S}-", dir=folder))
        for path in sorted(folder.glob(f"{FILE}*")):
            path.rename(aside / path.name)
    VectorIndex(folder).discard()
    return (
        f"The catalogue could not be mended ({why}); it is kept in {aside}. "
        f"Run: scrutineer ingest FOLDER --library {folder}"
    )


def _model_problems(embedder: Embedder) -> list[str]:
    try:
        embedder.check()
    except ModelUnavailable as error:
        return [str(error)]
    return []


def _mend(folder: Path) -> str:
    return f"Run: scrutineer doctor --repair --library {folder}"
