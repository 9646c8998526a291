"""The ruled lines drawn on a PDF page: what tables without and with frames are told by."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from ingest.read.pdf.words import Frame

_THIN = 3.0
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000


class Rules(NamedTuple):
    """Horizontal rules as (y, x0, x1) and vertical ones as (x, y0, y1), from the top left."""

    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()


def page_rules(page: Any, frame: Frame) -> Rules:
    """Every straight rule of a pypdfium2 page; touching pieces of one rule are joined."""
    across, down = [], []
    for raw in _strokes(page):
        x0, y0, x1, y1 = frame.shown(*raw)
        if y1 - y0 <= _THIN and x1 - x0 > _THIN:
            across.append(((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN and y1 - y0 > _THIN:
            down.append(((x0 + x1) / 2, y0, y1))
    return Rules(joined(across), joined(down))


def joined(
    rules: list[tuple[float, float, float]], slack: float = 3.0
) -> tuple[tuple[float, float, float], ...]:
    """Rules at one place (within 2 points) that touch or nearly touch, made one."""
    levels: list[list[tuple[float, float, float]]] = []
    for rule in sorted(rules):
        if levels and rule[0] - levels[-1][0][0] <= 2.0:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return tuple(rule for level in levels for rule in _one_level(level, slack))


def _one_level(
    level: list[tuple[float, float, float]], slack: float
) -> Iterator[tuple[float, float, float]]:
    place = sum(rule[0] for rule in level) / len(level)
    start = end = None
    for _, low, high in sorted(level, key=lambda rule: rule[1]):
        if start is None or end is None or low > end + slack:
            if start is not None and end is not None:
                yield place, start, end
            start, end = low, high
        else:
            end = max(end, high)
    if start is not None and end is not None:
        yield place, start, end


def _strokes(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Bounds, from the bottom left, of everything that could be a rule."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    count = pdfium.FPDFPage_CountObjects(page)
    for at in range(min(count, _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
            yield x0, y0, x1, y1
        elif _is_stroked(item):
            yield from _segments(item)


def _is_stroked(path: Any) -> bool:
    """Whether the path's outline is drawn; a shaded box has no rules of its own."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value)


def _segments(path: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of a path, in page coordinates."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    points = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        shown = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        points.append((pdfium.FPDFPathSegment_GetType(segment), shown))
    for (_, (x0, y0)), (kind, (x1, y1)) in pairwise(points):
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
