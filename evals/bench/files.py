"""The files and questions that both pipelines get."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import UsageError
from evals.cases.case import read_cases

_SEED = 20230310
_QUESTIONS = "questions.jsonl"


def pdfs_in(folder: Path) -> list[Path]:
    """Every file that is a PDF by its first bytes: the plain pipeline reads no other kind."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_pdf(path)]
    if not found:
        raise UsageError(f"no PDF in {folder}")
    return found


def sample(paths: Sequence[Path], size: int | None) -> list[Path]:
    """So many of them, the same ones each time."""
    if size is None or size >= len(paths):
        return list(paths)
    return sorted(random.Random(_SEED).sample(list(paths), size))


def copy_files(paths: Sequence[Path], root: Path, to: Path) -> None:
    """The files in a folder of their own, laid out as they were."""
    for path in paths:
        target = to / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def questions_for(folder: Path, cases: Path | None, default: Path) -> list[str]:
    """The questions of a file: the one given, else the folder's own, else the demo's."""
    own = folder / _QUESTIONS
    source = cases or (own if own.is_file() else default)
    return [case.question for case in read_cases(source) if not case.history]


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)
