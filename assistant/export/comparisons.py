"""Councils side by side as rows of JSON; dates ISO or null, pages from 1."""

from __future__ import annotations

from datetime import date

from assistant.council.asked_again import AskedAgain
from assistant.council.comparison import Comparison, CouncilRow, GradeCell
from assistant.export.answers import Row
from assistant.export.briefings import line_row
from assistant.tracking.timeline import Point
from assistant.types import Citation


def comparison_row(found: Comparison) -> Row:
    """A comparison, a cell a council in the order of `authorities`."""
    return {
        "authorities": list(found.authorities),
        "topic": found.subject.name if found.subject else None,
        "as_of": found.as_of.isoformat(),
        "grades": [
            {
                "area": row.area.value,
                "cells": [_cell(cell) for cell in row.cells],
                "compared": not row.note,
                "note": row.note or None,
            }
            for row in found.rows
        ],
        "asked_for": [
            [
                {
                    "text": ask.text,
                    "document": ask.document.path,
                    "date": _day(ask.document.date),
                    "pages": [each.page for each in citations if each.page is not None],
                    "quote": " ".join(each.quote for each in citations),
                }
                for ask, citations in asks
            ]
            for asks in found.asks
        ],
    }


def council_row(row: CouncilRow) -> Row:
    """One council of the table of all."""
    now, before = row.overall.now, row.overall.before
    return {
        "authority": row.authority,
        "region": row.region or None,
        "overall": now.grade.value if now and now.grade else None,
        "inspected": _inspected(now),
        "framework": now.document.framework.value if now and now.document.framework else None,
        "before": before.grade.value if before and before.grade else None,
        "before_inspected": _inspected(before),
        "moved": now.moved if now else None,
        "send": row.send.now.grade.value if row.send.now and row.send.now.grade else None,
        "asked_for": row.asks,
        "papers": row.papers,
        "newest": _day(row.newest),
        "document": now.document.path if now else None,
        "page": now.page if now else None,
    }


def again_row(each: AskedAgain) -> Row:
    """One thing asked for again: what is asked for now, then before, newest first, and what was done."""
    first, lines = each.lines[1], each.lines[2:]
    return {
        "chance": round(each.chance, 3),
        "now": {**line_row(first), "date": _day(each.now.document.date)},
        "before": [
            {**line_row(line), "date": _cited_day(line.citations)}
            for line in lines[: len(each.before)]
        ],
        "said_to_be_done": [line_row(line) for line in lines[len(each.before) :]],
    }


def _cell(cell: GradeCell) -> Row | None:
    if cell.now is None or cell.now.grade is None:
        return None
    return {
        "grade": cell.now.grade.value,
        "inspected": _inspected(cell.now),
        "framework": cell.now.document.framework.value if cell.now.document.framework else None,
        "before": cell.before.grade.value if cell.before and cell.before.grade else None,
        "before_inspected": _inspected(cell.before),
        "moved": cell.now.moved,
        "document": cell.now.document.path,
        "page": cell.now.page,
        "quote": cell.now.quote,
    }


def _inspected(point: Point | None) -> str | None:
    return _day(point.document.inspected_to or point.document.date) if point else None


def _cited_day(citations: tuple[Citation, ...]) -> str | None:
    return _day(citations[0].date) if citations else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
