"""Figures in tables: the cell where the row that is asked about meets the column of the period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answerers.passages.direction import End, movement
from assistant.cite import cite_span, voice_of
from assistant.draft import Asked, Draft, Point
from assistant.evidence.retrieve import Found
from assistant.evidence.table_rows import Row, rows_in
from assistant.evidence.values import Value
from assistant.language.coverage import Weigh, Words, coverage
from assistant.language.periods import Period
from assistant.types import Status
from assistant.understand.shape import NUMERIC, Shape

COMPARING = re.compile(
    r"compar\w+|against|rise|rose|fall|fell|drop\w*|increase\w*|decrease\w*|change\w*|difference"
    r"|up|down|more|fewer|less|better|worse|both|high\w*|low\w*|gone|went|moved?|numbers?|figures?"
    r"|improv\w+",
    re.IGNORECASE,
)
"""Words that ask how two figures compare, which no table's row has."""

_ENOUGH = 0.7
"""How much of the question a row's label (with its headings) must cover."""


def answer_table(asked: Asked, found: Found) -> Draft | None:
    """The figures of the periods asked for, from one row; None where no table has them all."""
    question = asked.question
    periods = sorted(question.loose, key=lambda period: period.first)
    figures = question.shape in NUMERIC or question.compares or question.shape is Shape.TELL
    if not periods or not figures:
        return None
    best = _best_row(asked, found, periods)
    return _told(asked, best, periods) if best else None


def cell_of(asked: Asked, found: Found) -> tuple[Point, Value] | None:
    """What a table gives for the one period asked of: said, and the figure; None where none does."""
    periods = asked.question.loose
    best = _best_row(asked, found, periods) if len(periods) == 1 else None
    draft = _told(asked, best, periods) if best else None
    if not best or not draft or draft.status is Status.NONE:
        return None
    cell, _ = best.under(periods[0]) or ("", "")
    return draft.points[0], Value(cell, 0, 0)


def _best_row(asked: Asked, found: Found, periods: Sequence[Period]) -> Row | None:
    rows = [row for row in rows_in(found.evidence) if all(row.under(p) for p in periods)]
    scored = [(_fit(asked, row, found.weigh), row) for row in rows]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= _ENOUGH else None


def _fit(asked: Asked, row: Row, weigh: Weigh) -> float:
    label = Words.of(row.cells[0] if len(row.cells) < 4 else " ".join(row.cells[:2]))
    about = Words.of(" . ".join((*row.evidence.passage.heading, row.evidence.document.title)))
    terms = [t for t in asked.question.terms if not COMPARING.fullmatch(t.text)]
    return coverage(terms, weigh, label, about)


def _told(asked: Asked, row: Row, periods: Sequence[Period]) -> Draft | None:
    document, passage = row.evidence.document, row.evidence.passage
    cells = [pair for period in periods if (pair := row.under(period))]
    cited = cite_span(asked.library, document, passage, row.start, row.end)
    cited += cite_span(asked.library, document, passage, *row.header_span)
    if not cited:
        return None
    label = max(row.cells[:2], key=len)
    text = "; ".join(f"{name}: {cell}" for cell, name in cells)
    point = Point(f"{label}, {text}.", voice_of(document), cited)
    ends = [End(Value(cell, 0, 0), name) for cell, name in cells]
    if not any(c.isdigit() for cell, _ in cells for c in cell):
        return Draft((point,), Status.NONE)
    moved = movement(ends[0], ends[-1], [point]) if len(ends) > 1 else []
    return Draft((point, *moved))
