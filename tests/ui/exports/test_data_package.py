"""All registers written as data, and read back by what describes them."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from corpus.library import Library
from corpus.settings import Settings
from ui.exports.data_package import write_package
from ui.exports.registers import Table, register_tables

READ = {
    "string": str,
    "date": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "array": json.loads,
}


@pytest.fixture(scope="module")
def written(
    demo_library: Settings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Table], Path, str]:
    folder = tmp_path_factory.mktemp("export")
    with Library.open(demo_library) as library:
        tables = register_tables(library)
        write_package(tables, folder, library.signature())
        return tables, folder, library.signature()


def expected(table: Table) -> list[dict[str, Any]]:
    return [{name: row[name] for name in table.columns} for row in table.rows]


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text())
    return found


def test_every_register_has_rows_of_the_demo(written: tuple[list[Table], Path, str]) -> None:
    counts = {table.name: len(table.rows) for table in written[0]}
    assert counts.pop("next_steps") >= 0
    assert min(counts.values()) > 0
    assert counts.keys() == {
        "documents", "judgements", "recommendations", "strengths", "actions", "progress",
        "decisions", "links",
    }  # fmt: skip


def test_csv_read_by_the_package_gives_the_rows_back(
    written: tuple[list[Table], Path, str],
) -> None:
    tables, folder, signature = written
    package = described(folder)
    assert package["version"] == signature
    for table, resource in zip(tables, package["resources"], strict=True):
        path = folder / resource["path"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        with path.open(encoding="utf-8", newline="") as lines:
            read = [
                {n: READ[kinds[n]](v) if v != "" else None for n, v in row.items()}
                for row in csv.DictReader(lines)
            ]
        assert read == [
            {n: None if v == "" else v for n, v in row.items()} for row in expected(table)
        ], table.name


def test_parquet_gives_the_rows_back(written: tuple[list[Table], Path, str]) -> None:
    tables, folder, _ = written
    for table in tables:
        read = pq.read_table(folder / "parquet" / f"{table.name}.parquet").to_pylist()
        for row in read:
            for name, kind in table.columns.items():
                if kind == "date" and isinstance(row[name], date):
                    row[name] = row[name].isoformat()
        wanted = expected(table)
        for row in wanted:
            for name, kind in table.columns.items():
                if kind == "array":
                    row[name] = [str(each) for each in row[name]]
        assert read == wanted, table.name


def test_sqlite_gives_the_rows_back_and_its_keys_hold(
    written: tuple[list[Table], Path, str],
) -> None:
    tables, folder, _ = written
    with closing(sqlite3.connect(folder / "registers.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in tables:
            read = [dict(row) for row in connection.execute(f'SELECT * FROM "{table.name}"')]
            for row in read:
                for name, kind in table.columns.items():
                    if kind == "array":
                        row[name] = json.loads(row[name])
                    if kind == "boolean" and row[name] is not None:
                        row[name] = bool(row[name])
            assert read == expected(table), table.name


def test_every_link_is_of_a_recommendation_and_an_action_that_are_there(
    written: tuple[list[Table], Path, str],
) -> None:
    rows = {table.name: table.rows for table in written[0]}
    ids = {name: {row["id"] for row in rows[name]} for name in ("recommendations", "actions")}
    assert {row["recommendation_id"] for row in rows["links"]} <= ids["recommendations"]
    assert {row["action_id"] for row in rows["links"]} <= ids["actions"]


def test_writing_again_replaces_what_was_there(
    written: tuple[list[Table], Path, str], tmp_path: Path
) -> None:
    tables, _, signature = written
    write_package(tables, tmp_path, signature)
    fewer = [Table(t.name, t.about, t.columns, t.rows[:1]) for t in tables[:1]]
    write_package(fewer, tmp_path, signature)
    assert [r["name"] for r in described(tmp_path)["resources"]] == ["documents"]
    with closing(sqlite3.connect(tmp_path / "registers.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (1,)
