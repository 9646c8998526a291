"""Tables as a folder of CSV, Parquet and SQLite, described by a data package (datapackage.json)."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from ui.exports.registers import Row, Table

SQLITE = "registers.sqlite"
PACKAGE = "datapackage.json"
_SQL = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def write_package(tables: Sequence[Table], folder: Path, signature: str) -> list[Path]:
    """Write the tables three ways, and what describes them; gives the files, by name.

    `signature` names the state of the library that they are of. What stands there is replaced.
    """
    for kind in ("csv", "parquet"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    made = [_write_csv(table, folder / "csv" / f"{table.name}.csv") for table in tables]
    for table in tables:
        made.append(_write_parquet(table, folder / "parquet" / f"{table.name}.parquet"))
    made.append(_write_sqlite(tables, folder / SQLITE))
    package = folder / PACKAGE
    package.write_text(json.dumps(_package(tables, folder, signature), indent=2) + "\n", "utf-8")
    return sorted([*made, package])


def _write_csv(table: Table, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(table.columns)
        lines.writerows(_flat(row, table) for row in table.rows)
    return path


def _write_parquet(table: Table, path: Path) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "string": pa.string(),
        "date": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "array": pa.list_(pa.string()),
    }
    arrays = {
        name: pa.array([_typed(row[name], kind) for row in table.rows], kinds[kind])
        for name, kind in table.columns.items()
    }
    pq.write_table(pa.table(arrays), path)
    return path


def _write_sqlite(tables: Sequence[Table], path: Path) -> Path:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in tables:
            columns = ", ".join(
                f'"{name}" {_SQL.get(kind, "TEXT")}{" PRIMARY KEY" if name == "id" else ""}'
                for name, kind in table.columns.items()
            )
            keyed = (
                ', FOREIGN KEY ("document_id") REFERENCES "documents" ("id")'
                if "document_id" in table.columns
                else ""
            )
            connection.execute(f'CREATE TABLE "{table.name}" ({columns}{keyed})')
            marks = ", ".join("?" for _ in table.columns)
            connection.executemany(
                f'INSERT INTO "{table.name}" VALUES ({marks})',
                [_flat(row, table, quoted=False) for row in table.rows],
            )
    return path


def _flat(row: Row, table: Table, *, quoted: bool = True) -> list[Any]:
    """A row's values in the columns' order, a list as JSON; `quoted` for CSV, where all is text."""
    return [_cell(row[name], kind, quoted=quoted) for name, kind in table.columns.items()]


def _cell(value: Any, kind: str, *, quoted: bool) -> Any:
    if kind == "array":
        return json.dumps(value, ensure_ascii=False)
    if quoted and kind == "boolean" and value is not None:
        return "true" if value else "false"
    return value


def _typed(value: Any, kind: str) -> Any:
    if kind == "date":
        return date.fromisoformat(value) if value else None
    return [str(each) for each in value] if kind == "array" else value


def _package(tables: Sequence[Table], folder: Path, signature: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "scrutineer-registers",
        "title": "Registers of children's services papers",
        "description": "What inspections judged and asked for, what plans promise and what became "
        "of it, each with the pages and the words that it was read from. "
        f"The same tables are in {SQLITE} and as Parquet.",
        "version": signature,
        "resources": [_resource(table, folder) for table in tables],
    }


def _resource(table: Table, folder: Path) -> dict[str, Any]:
    path = folder / "csv" / f"{table.name}.csv"
    schema: dict[str, Any] = {
        "fields": [{"name": name, "type": kind} for name, kind in table.columns.items()],
        "primaryKey": "id",
        "missingValues": [""],
    }
    if "document_id" in table.columns:
        reference = {"resource": "documents", "fields": "id"}
        schema["foreignKeys"] = [{"fields": "document_id", "reference": reference}]
    content = path.read_bytes()
    return {
        "name": table.name.replace("_", "-"),
        "profile": "tabular-data-resource",
        "description": table.about,
        "path": f"csv/{path.name}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }
