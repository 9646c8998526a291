"""Fit everything from the material: `make train`, or python -m evals.training LIBRARY... [--work DIR].

The libraries must hold the documents that the rows are of, the demo's among them: each question is asked
of the one that holds its papers, for one whose papers aren't there teaches that nothing answers. Each
stage is fitted on what the stages before it say of rows that they were not fitted on: the writers are
cut into two halves, and either half is read with models of the other. The models that ship are then
fitted on all of it.
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import assistant.compose
import assistant.council
import assistant.evidence
import assistant.understand
from assistant.compose.draft_signs import answerable_signs
from assistant.evidence.cross_encoder import WIDTH
from assistant.fitted import trees_of
from assistant.language.periods import find_periods, with_whole_years
from assistant.understand.authorities import find_authorities
from assistant.understand.classify import features_of, masked
from assistant.understand.follow_up import resolved
from assistant.understand.wants import FIELDS
from corpus.library import Library
from corpus.settings import Settings
from evals.training.findings.tone import fit_tone
from evals.training.findings.topics import fit_topics
from evals.training.fit import fit_answerable_head, fit_head, fit_linear, fit_rank, fit_trees, write
from evals.training.labels import is_of
from evals.training.reader.fit import fit_order, fit_reader
from evals.training.rows import FIT, READINGS, Row, rows_of
from evals.training.signs import Line

HELD = Path(__file__).parent / "authorities.txt"
"""The authorities whose names are masked in questions: whose papers the rows are of, whatever a library holds."""

_PLACES = {
    "question": Path(assistant.understand.__path__[0]) / "question.npz",
    "topics": Path(assistant.council.__path__[0]) / "topics.npz",
    "tone": Path(assistant.evidence.__path__[0]) / "tone.npz",
    "passages": Path(assistant.evidence.__path__[0]) / "passages.npz",
    "sentence_head": Path(assistant.evidence.__path__[0]) / "sentence_head.npz",
    "sentences": Path(assistant.evidence.__path__[0]) / "sentences.npz",
    "sentence_reader": Path(assistant.evidence.__path__[0]) / "sentence_reader.npz",
    "order": Path(assistant.evidence.__path__[0]) / "order.npz",
    "answerable_head": Path(assistant.evidence.__path__[0]) / "answerable_head.npz",
    "drafts": Path(assistant.compose.__path__[0]) / "rank.npz",
    "answered": Path(assistant.compose.__path__[0]) / "answered.npz",
    "answerable": Path(assistant.compose.__path__[0]) / "answerable.npz",
}
_SIZES = {
    "passages": {"rounds": 200, "leaves": 15, "least": 60},
    "sentences": {"rounds": 300, "leaves": 15, "least": 60},
    "drafts": {"rounds": 300, "leaves": 16, "least": 20},
    "answered": {"rounds": 160, "leaves": 12, "least": 40},
    "answerable": {"rounds": 150, "leaves": 8, "least": 15},
}
_STAGES = ("passages", "sentence_head", "sentences", "answerable_head", "drafts")


def main() -> None:
    """Fit every model and write it to its place."""
    parser = argparse.ArgumentParser(prog="python -m evals.training", description=__doc__)
    parser.add_argument("libraries", type=Path, nargs="+")
    parser.add_argument("--work", type=Path, default=Path("out/training"))
    parser.add_argument("--rows", type=Path, default=FIT)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    train(given.libraries, given.work, rows_of(given.rows))


def train(folders: Sequence[Path], work: Path, rows: Sequence[Row]) -> None:
    """Every model, in the order in which one stands on another."""
    libraries = [Library.open(Settings(library=folder)) for folder in folders]
    library, homes = libraries[0], homes_of(rows, libraries)
    _stand_in()
    _put({"tone": fit_tone(library)})
    halves = halves_of(rows)
    models = [{"question": fit_questions(library, half)} for half in halves]
    whole: dict[str, list[Any]] = {}
    for stage in _STAGES:
        tables: list[list[Any]] = []
        for half, read in enumerate(halves):
            _put(models[1 - half])
            tables.append([])
            for at, folder in enumerate(folders):
                mine = [row for row in read if homes[row.id] == at]
                if not mine:
                    continue
                path = _write_rows(work / f"half{half}-of{at}.jsonl", mine)
                tables[half] += [x for part in _read(stage, folder, path) for x in part]
            print(f"{stage}, half {half}: {len(tables[half])} lines", flush=True)  # noqa: T201
        if stage != _STAGES[-1]:
            for model, table in zip(models, tables, strict=True):
                model[stage] = _fit(stage, table)
        if stage == "sentences":
            for model, of in zip(models, halves, strict=True):
                model["sentence_reader"] = fit_reader(library, of)
        whole[stage] = [*tables[0], *tables[1]]
    (work / "tables.pickle").write_bytes(pickle.dumps(whole))
    _put(fit_all(library, whole, rows))
    _put({"sentence_reader": fit_reader(library, rows)})
    _put({"order": fit_order(library)})


def homes_of(rows: Sequence[Row], libraries: Sequence[Library]) -> dict[str, int]:
    """By a row's id, the place of the library it is asked of: the first that holds its papers.

    One without papers is asked of the first that holds a council it names, else of the one that most of
    its writer's others are asked of.
    """
    held = [library.documents() for library in libraries]
    names = [{d.authority.lower() for d in each if d.authority} for each in held]
    found: dict[str, int] = {}
    for row in rows:
        said = " ".join((row.question, *row.history)).lower()
        for at, documents in enumerate(held):
            if row.documents:
                here = all(any(is_of(d, path) for d in documents) for path in row.documents)
            else:
                here = any(name in said for name in names[at])
            if here:
                found.setdefault(row.id, at)
    usual: dict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        if row.id in found:
            usual[row.writer][found[row.id]] += 1
    return {
        row.id: found.get(
            row.id, usual[row.writer].most_common(1)[0][0] if usual[row.writer] else 0
        )
        for row in rows
    }


def halves_of(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows in two parts with no writer in both, as near to equal as that allows."""
    halves: tuple[list[Row], list[Row]] = ([], [])
    counts = Counter(row.writer for row in rows)
    for writer, _ in counts.most_common():
        least = min(halves, key=len)
        least.extend(row for row in rows if row.writer == writer)
    return halves


def fit_all(
    library: Library, tables: Mapping[str, list[Any]], rows: Sequence[Row]
) -> dict[str, dict[str, Any]]:
    """Every model by name, on these rows and the lines of theirs."""
    drafts = tables["drafts"]
    return {
        "question": fit_questions(library, rows),
        "tone": fit_tone(library),
        "topics": fit_topics(library),
        **{stage: _fit(stage, tables[stage]) for stage in _STAGES[:-1]},
        "drafts": fit_rank(drafts, **_SIZES["drafts"]),
        "answered": fit_trees(drafts, **_SIZES["answered"]),
        "answerable": fit_answerable(drafts, rows),
    }


def _fit(stage: str, lines: Sequence[Any]) -> dict[str, Any]:
    if stage == "answerable_head":
        return fit_answerable_head(lines)
    return fit_head(lines) if stage == "sentence_head" else fit_trees(lines, **_SIZES[stage])


def _put(models: Mapping[str, dict[str, Any]]) -> None:
    """Write models to the places from which they are read."""
    for name, arrays in models.items():
        write(_PLACES[name], arrays)


def fit_answerable(lines: Sequence[Line], rows: Sequence[Row]) -> dict[str, Any]:
    """Trees on whether a question is answerable, from chances fitted on other writers' questions.

    Plain look-ups are all answerable, and say nothing of what isn't: they are left out.
    """
    rows = [row for row in rows if not row.plain]
    by_id = {row.id: row for row in rows}
    ids = [{row.id for row in half} for half in halves_of(rows)]
    halves = [[line for line in lines if line[0] in half] for half in ids]
    found: list[Line] = []
    for half in (0, 1):
        chance = trees_of(fit_trees(halves[1 - half], **_SIZES["answered"]))
        mine: dict[str, list[dict[str, float]]] = defaultdict(list)
        for row, signs, _ in halves[half]:
            mine[row].append(signs)
        for row, every in mine.items():
            whole = answerable_signs(every, chance.probabilities(every).tolist())
            found.append((row, whole, float(by_id[row].answerable)))
    return fit_trees(found, **_SIZES["answerable"])


def _stand_in() -> None:
    """Models that know nothing, where there are none yet: a stage is read before it is fitted."""
    blank: list[Line] = [("", {"fused": float(at % 2)}, float(at % 2)) for at in range(8)]
    for place in ("passages", "sentences", "drafts", "answered", "answerable"):
        if not _PLACES[place].exists():
            write(_PLACES[place], fit_trees(blank, rounds=1, leaves=2, least=1))
    for head, width in (("sentence_head", WIDTH), ("answerable_head", 2 * WIDTH)):
        if not _PLACES[head].exists():
            write(_PLACES[head], {"weights": np.zeros(width, np.float32), "bias": np.float32(0)})


def _read(stage: str, folder: Path, rows: Path) -> list[Any]:
    """What a stage gives, worked out by a process of its own for either part of the rows."""
    running = []
    for part in _split(rows):
        out = part.with_suffix(f".{stage}")
        command = [
            sys.executable,
            "-m",
            "evals.training.signs",
            stage,
            *map(str, (folder, part, out)),
        ]
        running.append((out, subprocess.Popen(command)))
    found = []
    for out, process in running:
        if process.wait():
            raise SystemExit(f"{stage} could not be read from {out}")
        found.append(pickle.loads(out.read_bytes()))
    return found


def _split(rows: Path) -> list[Path]:
    lines = rows.read_text("utf-8").splitlines()
    parts = []
    for at in (0, 1):
        part = rows.with_name(f"{rows.stem}-{at}.jsonl")
        part.write_text("\n".join(lines[at::2]) + "\n", "utf-8")
        parts.append(part)
    return parts


def _write_rows(path: Path, rows: Sequence[Row]) -> Path:
    text = "".join(row.model_dump_json(exclude_defaults=True) + "\n" for row in rows)
    path.write_text(text, "utf-8")
    return path


def fit_questions(
    library: Library, rows: Sequence[Row], fields: Iterable[str] = FIELDS
) -> dict[str, Any]:
    """What a question wants, field by field: of these rows, and of the questions without papers."""
    rows = [row for row in (*rows, *rows_of(READINGS)) if row.labels.wanted]
    table = question_table(library, rows)
    return fit_linear(table, {name: [getattr(row.labels, name) for row in rows] for name in fields})


def question_table(library: Library, rows: Sequence[Row]) -> NDArray[np.float32]:
    """What the question model sees of each row, shape (rows, features)."""
    held = HELD.read_text("utf-8").splitlines()
    plain = [_plain(row, held) for row in rows]
    return np.stack([features_of(p, v) for p, v in zip(plain, library.embed(plain), strict=True)])


def _plain(row: Row, held: Sequence[str]) -> str:
    said, *before = (with_whole_years(turn, date.today()) for turn in (row.question, *row.history))
    text = resolved(said, before, held).text
    names = [(n.start, n.end) for n in find_authorities(text, held)]
    return masked(text, names, [(p.start, p.end) for p in find_periods(text)])


if __name__ == "__main__":
    main()
