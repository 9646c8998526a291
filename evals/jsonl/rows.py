"""JSON lines, validated as they come in: a fault names file, line and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from corpus.errors import UsageError

Model = TypeVar("Model", bound=BaseModel)
_FAULTS_SHOWN = 5


def read_rows(path: Path, model: type[Model]) -> list[Model]:
    """Every row of the file, in order; blank lines are passed over.

    Raises UsageError that names each faulty line (the first few), or a file with no rows.
    """
    rows: list[Model] = []
    faults: list[str] = []
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            rows.append(model.model_validate(json.loads(line)))
        except json.JSONDecodeError as error:
            faults.append(f"{path}, line {number}: no JSON ({error.msg})")
        except ValidationError as error:
            faults.extend(f"{path}, line {number}, {fault}" for fault in _faults(error))
    if faults:
        more = f"\nand {len(faults) - _FAULTS_SHOWN} more" if len(faults) > _FAULTS_SHOWN else ""
        raise UsageError("\n".join(faults[:_FAULTS_SHOWN]) + more)
    if not rows:
        raise UsageError(f"{path} has no rows; each line is one JSON object")
    return rows


def _lines(path: Path) -> list[str]:
    # Split at line feeds alone: str.splitlines() also cuts at U+2028, which JSON allows in texts.
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} can't be read as JSON lines: {error}") from error


def _faults(error: ValidationError) -> list[str]:
    return [
        f"field {'.'.join(str(part) for part in fault['loc']) or '(the row)'}: {fault['msg']}"
        for fault in error.errors()
    ]
