"""What the manifests beside some files say of them, and every line of fault found on the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.given_facts import NOTHING, GivenFacts
from corpus.sources import SourceFile
from ingest.describe.manifest.row import ManifestRow, checked_row

NAMES = ("documents.csv", "documents.json")
"""What a manifest is called; a file of such a name is never read as a paper."""


@dataclass(frozen=True)
class Fault:
    """Something wrong in a manifest: which, and what to do about it."""

    path: str
    why: str


@dataclass
class Manifests:
    """All that manifests give, by the file's absolute path, and their faults."""

    faults: list[Fault] = field(default_factory=list)
    _facts: dict[str, GivenFacts] = field(default_factory=dict)
    _where: dict[str, str] = field(default_factory=dict)

    def facts(self, absolute: str) -> GivenFacts:
        """What is given of a file."""
        return self._facts.get(absolute, NOTHING)

    def take(self, manifest: Path) -> None:
        """Read one manifest. Of two rows for one file the first counts."""
        try:
            rows = list(_rows(manifest))
        except UnicodeDecodeError:
            self._fault(manifest, "has bytes that are no UTF-8: save it as CSV UTF-8, or as JSON")
            return
        except (OSError, ValueError, RecursionError) as error:
            self._fault(
                manifest, f"can't be read as a manifest ({error}): mend it, and run it again"
            )
            return
        self._unknown_columns(manifest, [cells for _, cells in rows])
        for where, cells in rows:
            row, faults = checked_row(cells)
            for fault in faults:
                self._fault(manifest, f"{where}: {fault}")
            if row:
                self._keep(manifest, where, row)

    def _keep(self, manifest: Path, where: str, row: ManifestRow) -> None:
        absolute = _file_named(manifest.parent, row.path)
        if absolute is None:
            why = f"{where}: there is no file {row.path}: mend the path, or take the row out"
            self._fault(manifest, why)
        elif absolute in self._facts:
            first = self._where[absolute]
            self._fault(manifest, f"{where}: {row.path} has a row already ({first}), which counts")
        else:
            self._facts[absolute] = row.facts
            self._where[absolute] = f"{manifest.name} {where}"

    def _unknown_columns(self, manifest: Path, rows: Iterable[dict[str, Any]]) -> None:
        known = ManifestRow.model_fields
        for name in dict.fromkeys(name for row in rows for name in row if name not in known):
            columns = ", ".join(known)
            self._fault(manifest, f"no column is called {name!r}, so it is left: use {columns}")

    def _fault(self, manifest: Path, why: str) -> None:
        self.faults.append(Fault(manifest.name, why))


def read_manifests(paths: Sequence[Path], files: Iterable[SourceFile]) -> Manifests:
    """The manifests in the folders named, in those of the files, and in the ones between."""
    folders = {path.resolve() for path in paths if path.is_dir()}
    for file in files:
        parents = Path(file.absolute).parents
        folders |= set(parents[: len(Path(file.path).parts)])
    found = Manifests()
    for folder in sorted(folders):
        for name in NAMES:
            if (folder / name).is_file():
                found.take(folder / name)
    return found


def _file_named(folder: Path, path: str) -> str | None:
    """The absolute path of a file as a manifest's row names it; None where there is none."""
    try:
        return str((folder / path).resolve(strict=True)) if (folder / path).is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def _rows(manifest: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row's cells, and where it stands. ValueError where the file holds no rows."""
    text = manifest.read_text(encoding="utf-8-sig")
    if manifest.suffix == ".json":
        yield from _json_rows(text)
        return
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        for cells in reader:
            extra = cells.pop(None, None)
            if extra:
                raise ValueError(f"line {reader.line_num} has more cells than there are columns")
            yield f"line {reader.line_num}", {name.strip(): cells[name] for name in cells}
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from error


def _json_rows(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    held = json.loads(text)
    if not isinstance(held, list) or not all(isinstance(row, dict) for row in held):
        raise ValueError("it is no list of objects")
    for n, cells in enumerate(held, 1):
        yield f"row {n}", cells
