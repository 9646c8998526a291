from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.embed.vectors import Vectors
from corpus.errors import LibraryDamaged
from corpus.settings import Settings
from corpus.sources import Arrival
from corpus.store.catalogue import Catalogue
from corpus.store.exact_search import Matrix
from corpus.store.index_folder import Generations
from corpus.store.vector_index import VectorIndex
from corpus.store.writing import file_arrival, remove_documents
from corpus.types import Entry

apart = pytest.mark.usefixtures("indexes_made_apart")
MODEL = "made-up@1"
EntryMaker = Callable[..., Entry]


def clustered(count: int, seed: int = 0, size: int = 384) -> Vectors:
    """Unit vectors in clusters, as texts of like subjects are."""
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(40, size))
    points = centres[chance.integers(40, size=count)] + 0.8 * chance.normal(size=(count, size))
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def near_copies(of: Vectors, count: int, seed: int) -> Vectors:
    """As reports repeat each other's sentences with a word changed here and there."""
    chance = np.random.default_rng(seed)
    noise = chance.normal(size=(len(of) * count, of.shape[1]))
    noise *= 0.12 / np.linalg.norm(noise, axis=1, keepdims=True)
    points = np.repeat(of, count, axis=0) + noise
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def fill(catalogue: Catalogue, entry: EntryMaker, vectors: Vectors, path: str = "a.pdf") -> str:
    """File a document of as many passages as there are vectors, and give them these."""
    made = entry(path, [f"Text {at} of {path}." for at in range(len(vectors))])
    file_arrival(catalogue, Arrival.of(made))
    hashes = catalogue.rows(
        "SELECT text_hash FROM passages p JOIN documents d ON d.key = p.document_key "
        "WHERE d.id = ? ORDER BY ordinal",
        (made.document.id,),
    )
    with catalogue.transaction() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
            [(row[0], MODEL, v.tobytes()) for row, v in zip(hashes, vectors, strict=True)],
        )
    return made.document.id


@pytest.fixture
def catalogue(settings: Settings) -> Iterator[Catalogue]:
    made = Catalogue.create_or_open(settings.library)
    yield made
    made.close()


@pytest.fixture
def index(settings: Settings) -> Iterator[VectorIndex]:
    made = VectorIndex(settings.library)
    yield made
    made.close()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, entry: EntryMaker) -> Path:
    """A library of three hundred passages with its index; to be copied."""
    folder = tmp_path_factory.mktemp("published") / "library"
    catalogue, index = Catalogue.create_or_open(folder), VectorIndex(folder)
    fill(catalogue, entry, clustered(300))
    publish(index, catalogue)
    index.close()
    catalogue.close()
    return folder


def publish(index: VectorIndex, catalogue: Catalogue) -> None:
    index.publish(catalogue, MODEL)


def ask(index: VectorIndex, catalogue: Catalogue, vector: Vectors, limit: int = 10) -> Any:
    return index.nearest(vector, limit, catalogue.contents(), MODEL)


def share_found(index: VectorIndex, catalogue: Catalogue, questions: Vectors) -> float:
    """Recall of the ten nearest, with exact search as the truth."""
    matrix = Matrix.of(catalogue, MODEL)
    right = 0
    for question in questions:
        truth = {found for found, _ in matrix.nearest(question, None, 10)}
        right += len(truth & {found for found, _ in ask(index, catalogue, question)})
    return right / (10 * len(questions))


@apart
def test_index_finds_ninety_nine_in_a_hundred_of_the_true_nearest_and_still_does_after_changes(
    index: VectorIndex, catalogue: Catalogue, entry: EntryMaker, settings: Settings
) -> None:
    varied = clustered(1500, seed=1)
    fill(catalogue, entry, np.concatenate([varied, near_copies(varied[:20], 60, seed=9)]))
    extra = fill(catalogue, entry, clustered(300, seed=2), "extra.pdf")
    publish(index, catalogue)
    assert share_found(index, catalogue, clustered(100, seed=3)) >= 0.99
    assert share_found(index, catalogue, near_copies(varied[:20], 5, seed=6)) >= 0.99
    first = Generations(settings.library / "vectors").current()

    remove_documents(catalogue, [extra])
    fill(catalogue, entry, clustered(200, seed=4), "later.pdf")
    assert ask(index, catalogue, clustered(1)[0]) is None
    publish(index, catalogue)
    assert Generations(settings.library / "vectors").current() != first
    assert share_found(index, catalogue, clustered(100, seed=5)) >= 0.99


def test_scores_are_cosines_best_first(
    index: VectorIndex, catalogue: Catalogue, entry: EntryMaker
) -> None:
    vectors = clustered(30)
    fill(catalogue, entry, vectors)
    publish(index, catalogue)
    found = [score for _, score in ask(index, catalogue, vectors[4])]
    assert found == pytest.approx(sorted(vectors @ vectors[4], reverse=True)[:10], abs=1e-4)
    assert found[0] == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_library_of_very_few_passages_is_served(
    index: VectorIndex, catalogue: Catalogue, entry: EntryMaker, settings: Settings, count: int
) -> None:
    if count:
        fill(catalogue, entry, clustered(count))
    publish(index, catalogue)
    assert len(ask(index, catalogue, clustered(1)[0]) or []) == count
    generations = Generations(settings.library / "vectors")
    assert generations.untouched(generations.current() or "")


def test_publishing_again_makes_nothing(
    index: VectorIndex, catalogue: Catalogue, entry: EntryMaker, settings: Settings
) -> None:
    fill(catalogue, entry, clustered(5))
    publish(index, catalogue)
    before = sorted((settings.library / "vectors").iterdir())
    publish(index, catalogue)
    assert sorted((settings.library / "vectors").iterdir()) == before


def test_change_of_other_things_than_passages_makes_no_new_index(
    index: VectorIndex, catalogue: Catalogue, entry: EntryMaker, settings: Settings
) -> None:
    generations = Generations(settings.library / "vectors")
    vectors = clustered(5)
    fill(catalogue, entry, vectors)
    publish(index, catalogue)
    assert ask(index, catalogue, vectors[0])
    before = generations.current()
    file_arrival(catalogue, Arrival.of(entry("a.pdf", [f"Text {at} of a.pdf." for at in range(5)])))
    assert ask(index, catalogue, vectors[0]) is None
    publish(index, catalogue)
    assert generations.current() == before
    assert ask(index, catalogue, vectors[0])


@apart
def test_index_that_a_reader_has_open_stays_until_it_moves_on(
    index: VectorIndex, catalogue: Catalogue, entry: EntryMaker, settings: Settings
) -> None:
    generations = Generations(settings.library / "vectors")
    reader = VectorIndex(settings.library)
    vectors = clustered(20)
    fill(catalogue, entry, vectors[:10])
    publish(index, catalogue)
    first = generations.path(generations.current() or "")
    assert ask(reader, catalogue, vectors[0])

    fill(catalogue, entry, vectors[10:], "b.pdf")
    publish(index, catalogue)
    assert first.exists()
    assert len(ask(reader, catalogue, vectors[15], 20)) == 20
    remove_documents(catalogue, [catalogue.documents()[0][1].id])
    publish(index, catalogue)
    reader.close()
    assert not first.exists()


def cut_short(folder: Path) -> None:
    data = next(folder.rglob("data_level0.bin"))
    os.truncate(data, data.stat().st_size // 3)


def lose_the_graph(folder: Path) -> None:
    shutil.rmtree(next(path for path in folder.iterdir() if path.is_dir()))


def lose_everything(folder: Path) -> None:
    shutil.rmtree(folder)


def spoil_the_database(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"\0" * 8192)


def lose_half_and_the_proof(folder: Path) -> None:
    folder.with_suffix(".json").unlink()
    cut_short(folder)


@apart
@pytest.mark.parametrize(
    "damage",
    [cut_short, lose_the_graph, lose_everything, spoil_the_database, lose_half_and_the_proof],
)
def test_damaged_index_is_an_error_that_names_its_mend_and_never_a_crash_or_a_wrong_answer(
    published: Path,
    tmp_path: Path,
    damage: Callable[[Path], None],
) -> None:
    there = Path(shutil.copytree(published, tmp_path / "damaged"))
    generations = Generations(there / "vectors")
    assert generations.untouched(generations.current() or "")
    damage(generations.path(generations.current() or ""))
    catalogue, index = Catalogue.open(there), VectorIndex(there)
    with pytest.raises(LibraryDamaged, match=r"scrutineer doctor --repair"):
        ask(index, catalogue, clustered(1)[0])
    index.close()
    catalogue.close()


@apart
def test_discarded_index_is_made_anew_from_the_catalogue(published: Path, tmp_path: Path) -> None:
    there = Path(shutil.copytree(published, tmp_path / "discarded"))
    catalogue, index = Catalogue.open(there), VectorIndex(there)
    index.discard()
    assert ask(index, catalogue, clustered(1)[0]) is None
    publish(index, catalogue)
    assert len(ask(index, catalogue, clustered(1)[0])) == 10
    index.close()
    catalogue.close()


@apart
def test_copied_library_is_proven_again_and_served(published: Path, tmp_path: Path) -> None:
    there = Path(shutil.copytree(published, tmp_path / "copy", copy_function=shutil.copy))
    generations = Generations(there / "vectors")
    catalogue, index = Catalogue.open(there), VectorIndex(there)
    assert not generations.untouched(generations.current() or "")
    assert len(ask(index, catalogue, clustered(1)[0])) == 10
    assert generations.untouched(generations.current() or "")
    index.close()
    catalogue.close()
