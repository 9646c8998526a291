"""A frozen dataclass as a table's row, and back.

A register is one dataclass: its table, its rows and what is read back all follow from its
fields. A field may be text, a number, a bool, a date, a StrEnum, any of these or None, or a tuple
of texts or of such dataclasses (kept as JSON).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

Fact = TypeVar("Fact")
Value = str | int | float | bytes | None

_SQL_TYPES = {int: "INTEGER", bool: "INTEGER", float: "REAL"}


def columns_of(kind: type) -> tuple[str, ...]:
    """The names of the table's columns, in the order of `row_of`."""
    return tuple(field.name for field in fields(kind))


def definition_of(kind: type) -> str:
    """The columns as CREATE TABLE wants them."""
    hints = get_type_hints(kind)
    return ", ".join(_column(name, hints[name]) for name in columns_of(kind))


def added_columns(kind: type, held: Collection[str]) -> list[str]:
    """The columns that a table which holds only `held` lacks, as ALTER TABLE ADD wants them.

    TypeError where such a field has no default for the rows that are there.
    """
    hints = get_type_hints(kind)
    return [
        f"{_column(field.name, hints[field.name])} DEFAULT {_literal(field)}"
        for field in fields(kind)
        if field.name not in held
    ]


def _literal(field: Field[Any]) -> str:
    """A field's default, as SQL writes it."""
    if field.default is MISSING:
        raise TypeError(f"{field.name} has no default, so that no older row can have it")
    value = _kept(field.default)
    if value is None:
        return "NULL"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(int(value))


def row_of(fact: Any) -> tuple[Value, ...]:
    """The values of the fact's fields, as SQLite keeps them."""
    return tuple(_kept(getattr(fact, name)) for name in columns_of(type(fact)))


def fact_of(kind: type[Fact], row: Sequence[Any]) -> Fact:
    """The fact that `row_of` made this row of."""
    pairs = zip(_readers(cast(Hashable, kind)), row, strict=True)
    return kind(*(None if value is None else read(value) for read, value in pairs))


def _column(name: str, hint: Any) -> str:
    inner, optional = _bare(hint)
    return f"{name} {_SQL_TYPES.get(inner, 'TEXT')}{'' if optional else ' NOT NULL'}"


def _bare(hint: Any) -> tuple[Any, bool]:
    """The type without its `| None`, and whether it had one."""
    choices = get_args(hint)
    if NoneType not in choices:
        return hint, False
    (inner,) = (choice for choice in choices if choice is not NoneType)
    return inner, True


def _kept(value: Any) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return json.dumps([_listed(item) for item in value], ensure_ascii=False)
    return value  # type: ignore[no-any-return]


def _listed(item: Any) -> Any:
    return row_of(item) if is_dataclass(item) else _kept(item)


@lru_cache(maxsize=64)
def _readers(kind: type) -> tuple[Callable[[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple(_reader(_bare(hints[name])[0]) for name in columns_of(kind))


def _reader(hint: Any) -> Callable[[Any], Any]:
    if hint is date:
        return date.fromisoformat
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        return lambda text: tuple(_unlisted(item, value) for value in json.loads(text))
    if hint in (str, int, float, bool) or issubclass(hint, StrEnum):
        return hint  # type: ignore[no-any-return]
    raise TypeError(f"A row can't keep a {hint}")


def _unlisted(kind: Any, value: Any) -> Any:
    return fact_of(cast(type, kind), value) if is_dataclass(kind) else _reader(kind)(value)
