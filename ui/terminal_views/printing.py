"""Where output goes: results on stdout, messages for people on stderr."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from ui.plain import one_line, plain

if TYPE_CHECKING:
    from rich.console import Console

_PIPED_WIDTH = 100
_UNSAFE_IN_TERMINAL = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def say(message: str) -> None:
    """A message for a person, on stderr."""
    sys.stderr.write(plain(message) + "\n")
    sys.stderr.flush()


def as_json(value: object, *, indent: int | None = None) -> str:
    """JSON that reads well and can't steer a terminal: what could is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE_IN_TERMINAL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def print_plain(text: str) -> None:
    """Lines for a person, on stdout."""
    sys.stdout.write(plain(text) + "\n")


def print_json(value: object) -> None:
    """A value as indented JSON, on stdout."""
    sys.stdout.write(as_json(value, indent=2) + "\n")


def write_lines(rows: Iterable[object], out: Path | None) -> None:
    """Rows as JSON lines, each written as soon as it is there: to a file, or on stdout."""
    if out is None:
        for row in rows:
            sys.stdout.write(as_json(row) + "\n")
            sys.stdout.flush()
        return
    try:
        with out.open("w", encoding="utf-8", errors="backslashreplace") as file:
            for row in rows:
                file.write(as_json(row) + "\n")
                file.flush()
    except OSError as error:
        raise UsageError(f"{out} can't be written: {error.strerror}") from error


def csv_text(rows: Iterable[dict[str, object]], columns: Sequence[str]) -> str:
    """Rows as CSV that a spreadsheet opens: lists joined, and no cell that acts as a formula."""
    import csv
    from io import StringIO

    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def csv_bytes(rows: Iterable[dict[str, object]], columns: Sequence[str]) -> bytes:
    """The same as a file's content, with the mark by which a spreadsheet knows its encoding."""
    return csv_text(rows, columns).encode("utf-8-sig", errors="backslashreplace")


def write_file(out: Path, content: bytes) -> None:
    """Write a file whole. UsageError where it can't be written."""
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{out} can't be written: {error.strerror}") from error


def write_csv(rows: Iterable[dict[str, object]], columns: Sequence[str], out: Path) -> None:
    """Rows as a CSV file."""
    write_file(out, csv_bytes(rows, columns))


def give(
    rows: Sequence[dict[str, object]],
    columns: Sequence[str],
    *,
    as_json: bool,
    csv: Path | None,
    lines: Sequence[dict[str, object]] | None = None,
) -> bool:
    """Rows as JSON on stdout and as a CSV file, where either is asked for; whether neither was.

    `lines` are the rows as CSV has them, where those differ.
    """
    if csv is not None:
        told = rows if lines is None else lines
        write_csv(told, columns, csv)
        say(f"{len(told)} rows written to {csv}")
    if as_json:
        print_json(rows)
    return not as_json and csv is None


def console(*, stderr: bool = False) -> Console:
    """Where rich prints. Markup and emoji codes are off: a document's text is only text."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _PIPED_WIDTH
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, width=width)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """A table for people, on stdout; cells are made plain."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD,
        title=title or None,
        title_justify="left",
        pad_edge=False,
        padding=(0, 1),
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    console().print(table)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_cell(each) for each in value)
    text = "" if value is None else plain(str(value))
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t")) else text
