"""Figures in tables: the cell where the row that is asked about meets the column of the period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import cite_span, voice_of
from assistant.compare import difference
from assistant.cover import Weigh, Words, coverage
from assistant.draft import Asked, Draft, Point
from assistant.periods import Period, find_periods
from assistant.retrieve import Found
from assistant.shape import NUMERIC, Shape
from assistant.types import Evidence, Status
from assistant.values import Value
from corpus.types import PassageKind

_BAR = " | "
_ENOUGH = 0.7
"""How much of the question a row's label (with its headings) must cover."""


@dataclass(frozen=True, eq=False)
class Row:
    """A row of a table: its cells from the right, under the header's, and where it stands."""

    evidence: Evidence
    start: int
    end: int
    cells: tuple[str, ...]
    header: tuple[str, ...]
    header_end: int

    def under(self, period: Period) -> tuple[str, str] | None:
        """The cell below the column that names the period, and that column's name."""
        for name, cell in zip(reversed(self.header), reversed(self.cells), strict=False):
            is_aim = re.search(r"\b(target|due|deadline|aim)\b", name, re.IGNORECASE)
            if not is_aim and any(named.overlaps(period) for named in find_periods(name)):
                return cell, name
        return None


def answer_table(asked: Asked, found: Found) -> Draft | None:
    """The figures of the periods asked for, from one row; None where no table has them all."""
    question = asked.question
    periods = sorted(question.loose, key=lambda period: period.first)
    figures = question.shape in NUMERIC or question.compares or question.shape is Shape.TELL
    if not periods or not figures:
        return None
    rows = [row for row in _rows(found.evidence) if all(row.under(p) for p in periods)]
    scored = [(_fit(asked, row, found.weigh), row) for row in rows]
    if not scored:
        return None
    score, best = max(scored, key=lambda pair: pair[0])
    return _told(asked, best, periods) if score >= _ENOUGH else None


def _rows(evidence: Sequence[Evidence]) -> Iterator[Row]:
    for each in evidence:
        if each.passage.kind is not PassageKind.TABLE:
            continue
        lines = each.passage.text.split("\n")
        header = tuple(lines[0].split(_BAR))
        at = len(lines[0]) + 1
        for line in lines[1:]:
            yield Row(each, at, at + len(line), tuple(line.split(_BAR)), header, len(lines[0]))
            at += len(line) + 1


def _fit(asked: Asked, row: Row, weigh: Weigh) -> float:
    label = Words.of(row.cells[0] if len(row.cells) < 4 else " ".join(row.cells[:2]))
    about = Words.of(" . ".join((*row.evidence.passage.heading, row.evidence.document.title)))
    return coverage(asked.question.terms, weigh, label, about)


def _told(asked: Asked, row: Row, periods: Sequence[Period]) -> Draft | None:
    document, passage = row.evidence.document, row.evidence.passage
    cells = [pair for period in periods if (pair := row.under(period))]
    cited = cite_span(asked.library, document, passage, row.start, row.end)
    cited += cite_span(asked.library, document, passage, 0, row.header_end)
    if not cited:
        return None
    label = max(row.cells[:2], key=len)
    text = "; ".join(f"{name}: {cell}" for cell, name in cells)
    point = Point(f"{label}: {text}.", voice_of(document), cited)
    ends = [Value(cell, 0, 0) for cell, _ in cells]
    if not any(c.isdigit() for cell, _ in cells for c in cell):
        return Draft((point,), Status.NONE)
    moved = difference(ends[0], ends[-1], [point]) if len(ends) > 1 else []
    return Draft((point, *moved))
