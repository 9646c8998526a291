"""The weights of a BERT that lies as an int8 ONNX file, as numbers again.

An ONNX file is a protocol buffer (github.com/onnx/onnx, onnx.proto3): of the model's graph, the tensors are
read, and of its nodes what tells which matrix each is. A matrix is held as whole numbers, with one scale
and one zero point: w = (q - zero) * scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.embed.vectors import Vectors

_GRAPH = 7
_NODE, _TENSOR = 1, 5
_INPUT, _NAME_OF_NODE, _OPERATION = 1, 3, 4
_DIMENSION, _TYPE, _FLOATS, _WHOLE, _NAME, _RAW = 1, 2, 4, 5, 8, 9
_TYPES = {1: np.float32, 2: np.uint8, 3: np.int8}
_QUANTIZED = "_quantized"
_VARINT = 0
_FIXED = {1: 8, 5: 4}
"""The sizes of fields of these wire types; of all others it stands before them."""


def float_weights(path: Path) -> dict[str, Vectors]:
    """Every matrix and vector by the name that transformers gives it, without "bert." before it."""
    graph = next(each.data for each in _fields(path.read_bytes()) if each.number == _GRAPH)
    tensors = dict(_tensor(each.data) for each in _fields(graph) if each.number == _TENSOR)
    nodes = [_node(each.data) for each in _fields(graph) if each.number == _NODE]
    maps = {n.inputs[1]: n.maps for n in nodes if n.operation == "MatMulInteger"}
    found: dict[str, Vectors] = {}
    for name, held in tensors.items():
        plain = name.removesuffix(_QUANTIZED)
        if plain == name:
            found[name] = held
            continue
        zero, scale = tensors[f"{plain}_zero_point"], tensors[f"{plain}_scale"]
        weights = (held.astype(np.float32) - np.float32(zero)) * np.float32(scale)
        # A linear map's matrix lies turned about, an embedding's doesn't.
        if name in maps:
            found[f"{maps[name]}.weight"] = np.ascontiguousarray(weights.T)
        else:
            found[plain] = weights
    return {name.removeprefix("bert."): held for name, held in found.items()}


class _Field(NamedTuple):
    """A field of a message: its whole number, or its bytes."""

    number: int
    whole: int
    data: bytes


class _Node(NamedTuple):
    name: str
    operation: str
    inputs: tuple[str, ...]

    @property
    def maps(self) -> str:
        """The part of the model whose linear map this is: "/encoder/layer.0/output/dense/MatMul_quant"."""
        return self.name.strip("/").rpartition("/")[0].replace("/", ".")


def _node(data: bytes) -> _Node:
    fields = list(_fields(data))
    texts = {f.number: f.data.decode() for f in fields if f.number in (_NAME_OF_NODE, _OPERATION)}
    inputs = tuple(f.data.decode() for f in fields if f.number == _INPUT)
    return _Node(texts.get(_NAME_OF_NODE, ""), texts.get(_OPERATION, ""), inputs)


def _tensor(data: bytes) -> tuple[str, NDArray[Any]]:
    """A tensor's name and what it holds; nothing of one whose numbers are of another type."""
    name, kind, raw = "", 0, b""
    shape: list[int] = []
    for field in _fields(data):
        if field.number == _DIMENSION:
            shape += _wholes(field)
        elif field.number == _TYPE:
            kind = field.whole
        elif field.number == _NAME:
            name = field.data.decode()
        elif field.number in (_RAW, _FLOATS):
            raw = field.data
        elif field.number == _WHOLE:
            raw = bytes(_wholes(field))
    if kind not in _TYPES or len(raw) != prod(shape) * np.dtype(_TYPES[kind]).itemsize:
        return name, np.zeros(0)
    return name, np.frombuffer(raw, _TYPES[kind]).reshape(shape)


def _fields(data: bytes) -> Iterator[_Field]:
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            whole, at = _varint(data, at)
            yield _Field(number, whole, b"")
            continue
        size = _FIXED.get(wire)
        if size is None:
            size, at = _varint(data, at)
        yield _Field(number, 0, data[at : at + size])
        at += size


def _wholes(field: _Field) -> list[int]:
    """The whole numbers of a field that may hold one or, packed, several."""
    if not field.data:
        return [field.whole]
    found, at = [], 0
    while at < len(field.data):
        value, at = _varint(field.data, at)
        found.append(value)
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
