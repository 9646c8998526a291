from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from corpus.store.rows import added_columns, columns_of, definition_of, fact_of, row_of
from corpus.store.schema import REGISTERS
from corpus.types import Access, Document, Entry, Framework, Kind


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Item:
    page: int
    text: str


@dataclass(frozen=True)
class Everything:
    text: str
    number: int
    share: float
    sure: bool
    colour: Colour
    day: date
    words: tuple[str, ...]
    items: tuple[Item, ...]
    maybe_day: date | None = None
    maybe_colour: Colour | None = None
    maybe_text: str | None = None


FULL = Everything(
    "é", 3, 0.5, True, Colour.RED, date(2024, 2, 29), ("a", "b"), (Item(1, "x"), Item(2, "")),
    date(2020, 1, 1), Colour.RED, "",
)  # fmt: skip
BARE = replace(
    FULL, sure=False, words=(), items=(), maybe_day=None, maybe_colour=None, maybe_text=None
)


def through_sqlite(fact: Any) -> Any:
    kind = type(fact)
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE facts ({definition_of(kind)})")
    places = ", ".join("?" * len(columns_of(kind)))
    connection.execute(f"INSERT INTO facts VALUES ({places})", row_of(fact))
    found = fact_of(kind, connection.execute("SELECT * FROM facts").fetchone())
    connection.close()
    return found


@pytest.mark.parametrize("fact", [FULL, BARE])
def test_every_sort_of_field_comes_back_as_it_was(fact: Everything) -> None:
    found = through_sqlite(fact)
    assert found == fact
    assert isinstance(found.colour, Colour)
    assert isinstance(found.sure, bool)


def test_document_comes_back_with_all_its_fields() -> None:
    document = Document(
        "i", "p", "t", Kind.MINUTES, "m", 2, False, "A", "b", "c", date(2020, 1, 2),
        date(2020, 1, 3), date(2020, 1, 4), date(2020, 1, 5), date(2020, 1, 6), date(2020, 1, 7),
        Framework.ILACS_SHORT, "L", "u", "l", Access.EXEMPT, "s",
    )  # fmt: skip
    assert through_sqlite(document) == document


def test_every_register_comes_back(entry: Any) -> None:
    made: Entry = entry("a.pdf", ["One thing."])
    for name, kind in REGISTERS.items():
        (fact,) = getattr(made, name)
        assert isinstance(fact, kind)
        assert through_sqlite(fact) == fact


def test_field_that_must_be_there_is_refused_when_it_is_not() -> None:
    with pytest.raises(sqlite3.IntegrityError):
        through_sqlite(replace(FULL, text=None))  # type: ignore[arg-type]


def test_field_of_a_sort_that_no_row_keeps_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: complex

    with pytest.raises(TypeError, match="complex"):
        fact_of(Odd, ["1j"])


def test_columns_that_a_table_lacks_are_added_with_their_defaults() -> None:
    lacking = added_columns(Everything, set(columns_of(Everything)) - {"maybe_day", "maybe_text"})
    assert lacking == ["maybe_day TEXT DEFAULT NULL", "maybe_text TEXT DEFAULT NULL"]


def test_a_column_without_a_default_can_not_be_added() -> None:
    with pytest.raises(TypeError, match="text has no default"):
        added_columns(Everything, set(columns_of(Everything)) - {"text"})
