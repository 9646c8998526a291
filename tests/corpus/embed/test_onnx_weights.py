import struct

import numpy as np
import pytest

from assistant.evidence.cross_encoder import cross_encoder_of
from assistant.evidence.entailment import cross_encoder_base
from corpus.embed.numpy_bert import QuickBert
from corpus.embed.onnx_weights import float_weights
from corpus.embed.tuned_bert import Pieces
from corpus.settings import Settings

QUESTION = "how many social workers are there?"
TEXTS = (
    "There are 40 social workers in the team.",
    "Social workers like working here.",
    "The weather is fine.",
)


def field(number, value):
    """A field of a protocol buffer: a whole number under 128, or bytes under 128 long."""
    if isinstance(value, int):
        return bytes([number << 3, value])
    return bytes([number << 3 | 2, len(value)]) + value


def tensor(name, shape, kind, *, raw=b"", floats=(), whole=()):
    dims = b"".join(field(1, size) for size in shape)
    held = field(9, raw) if raw else b""
    held += field(4, struct.pack(f"<{len(floats)}f", *floats)) if floats else b""
    held += field(5, bytes(whole)) if whole else b""
    return field(5, dims + field(2, kind) + held + field(8, name.encode()))


def test_whole_numbers_become_weights_again_and_a_linear_map_is_turned_about(tmp_path):
    graph = b"".join(
        [
            tensor("bert.layer.bias", (2,), 1, raw=struct.pack("<2f", 0.5, -1.5)),
            tensor("onnx::MatMul_7_quantized", (2, 2), 2, raw=bytes([10, 12, 14, 8])),
            tensor("onnx::MatMul_7_scale", (), 1, floats=(0.5,)),
            tensor("onnx::MatMul_7_zero_point", (), 2, whole=(10,)),
            tensor("bert.words_quantized", (1, 2), 2, raw=bytes([3, 5])),
            tensor("bert.words_scale", (), 1, floats=(2.0,)),
            tensor("bert.words_zero_point", (), 2, whole=(4,)),
            field(
                1,
                field(1, b"x")
                + field(1, b"onnx::MatMul_7_quantized")
                + field(3, b"/bert/layer/MatMul_quant")
                + field(4, b"MatMulInteger"),
            ),
        ]
    )
    path = tmp_path / "model.onnx"
    path.write_bytes(field(7, b"")[:1] + _length(len(graph)) + graph)
    weights = float_weights(path)
    assert weights["layer.bias"].tolist() == [0.5, -1.5]
    assert weights["layer.weight"].tolist() == [[0.0, 2.0], [1.0, -1.0]]
    assert weights["words"].tolist() == [[-2.0, 2.0]]


def _length(size):
    return bytes([size & 127 | 128, size >> 7]) if size > 127 else bytes([size])


def test_the_packaged_cross_encoder_says_by_its_weights_what_it_says_when_run():
    base = cross_encoder_base()
    weights = base.weights()
    bert, pieces = QuickBert(weights, base.shape()), Pieces(base.tokenizer)
    logits = []
    for text in TEXTS:
        ids, types = pieces.pair(QUESTION, text)
        first = bert.states(ids, types)[0]
        pooled = np.tanh(weights["pooler.dense.weight"] @ first + weights["pooler.dense.bias"])
        logits.append(
            float((weights["classifier.weight"] @ pooled + weights["classifier.bias"])[0])
        )
    run = cross_encoder_of(Settings()).fits(QUESTION, TEXTS)
    assert logits == pytest.approx(run.tolist(), abs=0.6)
    assert max(logits) - min(logits) > 10
