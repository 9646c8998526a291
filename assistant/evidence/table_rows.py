"""Rows of tables: their cells, the columns these stand under, and how a row reads as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence.sentences import Sentence
from assistant.language.periods import Period, find_periods
from assistant.types import Evidence
from corpus.types import PassageKind

_BAR = " | "
_NUMBERED = re.compile(r"\d{1,3}[.)]?$")
"""What a column isn't called: a table that begins with a numbered row names its columns nowhere."""
_AIM = re.compile(r"\b(target|due|deadline|aim|want to be)\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Row:
    """A row of a table: its cells, the header's, and where it stands in its passage."""

    evidence: Evidence
    start: int
    end: int
    cells: tuple[str, ...]
    header: tuple[str, ...]
    header_span: tuple[int, int]

    def under(self, period: Period) -> tuple[str, str] | None:
        """The cell below the column that names the period, and that column's name."""
        for name, cell in zip(reversed(self.header), reversed(self.cells), strict=False):
            if not _AIM.search(name) and any(p.overlaps(period) for p in find_periods(name)):
                return cell, name
        return None

    @property
    def tells_times(self) -> bool:
        """Whether its columns are periods."""
        return any(find_periods(name) for name in self.header[1:])

    @property
    def text(self) -> str:
        """The row as one reads it aloud: its label, then each cell after its column's name."""
        if len(self.header) < len(self.cells) or len(self.cells) < 3:
            return _joined(self.cells)
        pairs = zip(reversed(self.header[1:]), reversed(self.cells[1:]), strict=False)
        named = [f"{name}: {cell.rstrip('.')}" for name, cell in pairs if re.search(r"\w", cell)]
        return f"{self.cells[0].rstrip('.')} – {'; '.join(reversed(named))}."


def _joined(cells: Sequence[str]) -> str:
    """Cells without columns: what each is, then what it says."""
    return ": ".join(cell for cell in cells if re.search(r"\w", cell))


def rows_in(evidence: Sequence[Evidence]) -> Iterator[Row]:
    """Every row of the tables among the evidence, headers left out."""
    for each in evidence:
        if each.passage.kind is not PassageKind.TABLE:
            continue
        header: tuple[str, ...] | None = None
        span, at = (0, 0), 0
        for line in each.passage.text.split("\n"):
            end, cells = at + len(line), tuple(line.split(_BAR))
            if len(cells) > 1 and header is None and not _NUMBERED.match(cells[0]):
                header, span = cells, (at, end)
            elif len(cells) > 1:
                header = header or ()
                yield Row(each, at, end, cells, header, span)
            at = end + 1


def row_of(sentence: Sentence) -> Row | None:
    """The row of a table that a sentence is, or is part of; None where it is of none."""
    if sentence.evidence.passage.kind is not PassageKind.TABLE:
        return None
    rows = rows_in([sentence.evidence])
    return next((row for row in rows if row.start <= sentence.start < row.end), None)
