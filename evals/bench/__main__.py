"""`make bench`: measure both pipelines on a folder's PDFs and print them side by side."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from corpus.errors import ScrutineerError
from evals.bench.comparison import COLUMNS, Comparison, rows
from evals.bench.files import copy_files, pdfs_in, questions_for, sample
from evals.bench.measures import Job, command_seconds, measured_apart
from evals.evaluation import DEMO_CASES, DEMO_DOCUMENTS


def main() -> int:
    """Run the bench; its exit code."""
    wanted = _arguments()
    try:
        comparison = compare(wanted.folder, wanted.sample, wanted.cases)
    except ScrutineerError as error:
        sys.stderr.write(f"bench: {error}\n")
        return 2
    if wanted.json:
        sys.stdout.write(json.dumps(asdict(comparison), indent=2) + "\n")
    else:
        sys.stdout.write(_table(comparison))
    return 0


def compare(folder: Path, size: int | None, cases: Path | None) -> Comparison:
    """Both pipelines on the same PDFs, one after the other, each in a process of its own."""
    chosen = sample(pdfs_in(folder), size)
    questions = tuple(questions_for(folder, cases, DEMO_CASES))
    with tempfile.TemporaryDirectory(prefix="scrutineer-bench-") as temporary:
        files, store = Path(temporary) / "files", Path(temporary) / "ours"
        copy_files(chosen, folder, files)
        sys.stderr.write(f"{len(chosen)} PDFs, {len(questions)} questions; Scrutineer...\n")
        ours = measured_apart("evals.bench.ours", Job(str(files), str(store), questions))
        cold = command_seconds(["ask", questions[0], "--library", str(store)])
        sys.stderr.write("plain LangChain...\n")
        plain_store = str(Path(temporary) / "plain")
        plain = measured_apart("evals.bench.plain", Job(str(files), plain_store, questions))
        helping = min(command_seconds(["--help"]) for _ in range(5))
    return Comparison(len(chosen), ours, plain, cold, helping)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals.bench", description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEMO_DOCUMENTS)
    parser.add_argument("--sample", type=int, metavar="N", help="only so many PDFs")
    parser.add_argument("--cases", type=Path, metavar="FILE", help="questions, as JSON lines")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _table(comparison: Comparison) -> str:
    lines: list[Sequence[str]] = [COLUMNS, *rows(comparison)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(COLUMNS))]
    shown = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
    return "\n".join([f"{comparison.files} PDFs, the same for both", *shown]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
