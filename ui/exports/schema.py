"""The columns as JSON Schema, for whoever reads the tracker's CSV and JSON by program."""

from __future__ import annotations

from typing import Any

from ui.exports.columns import TABLES, Column, Sort, Table

_TYPES: dict[Sort, dict[str, Any]] = {
    Sort.TEXT: {"type": ["string", "null"]},
    Sort.LIST: {"type": "array", "items": {"type": "string"}},
    Sort.NUMBER: {"type": ["number", "null"]},
    Sort.YES_NO: {"type": ["boolean", "null"]},
    Sort.DATE: {"type": ["string", "null"], "format": "date"},
    Sort.STATUS: {"type": ["string", "null"]},
    Sort.PAPER: {"type": ["string", "null"]},
    Sort.PAGE: {"type": ["integer", "null"], "minimum": 1},
}


def tracker_schema() -> dict[str, Any]:
    """Every list by its key. A column is only ever added, at the end of its list."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The lists of Scrutineer's tracker",
        "description": "The columns of each list in their order, as CSV has them: text in UTF-8 with a "
        "byte order mark, lists joined by “; ”, nothing for null, and an apostrophe before what a "
        "spreadsheet would take for a formula. JSON has the same names, and the types given.",
        "$defs": {table.key: _table(table) for table in TABLES},
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(table.names),
        "properties": {column.name: _column(column) for column in table.columns},
    }


def _column(column: Column) -> dict[str, Any]:
    return {**_TYPES[column.sort], "description": column.says}
