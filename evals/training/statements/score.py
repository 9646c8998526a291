"""The labelled statements put to the verifier: how many are said, quoted and dropped, by sort.

    python -m evals.training.statements.score fit|sealed LIBRARY

Each is judged as in an answer to its question. Of the sealed part nothing but the counts is told.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.check.faults import Fault
from assistant.evidence.rank import find
from assistant.scope.asked import asked_of
from assistant.understand.question import Limits
from assistant.write.verify.verdict import Verifier
from corpus.library import Library
from corpus.settings import Settings
from evals.training.statements.rows import FIT, SEALED, StatementRow, statements_of
from evals.training.statements.signs import quoted_by

PARTS: Mapping[str, Path] = {"fit": FIT, "sealed": SEALED}
TRUE = "true"

Counts = dict[str, Counter[str]]


def judged(library: Library, rows: Sequence[StatementRow]) -> tuple[Counts, list[float]]:
    """By the sort of lie, or TRUE: how often each way or fault; and the seconds of each verdict."""
    counts: Counts = defaultdict(Counter)
    seconds: list[float] = []
    verifiers: dict[str, Verifier] = {}
    for row in rows:
        quoted = quoted_by(library, row)
        if not quoted:
            continue
        if row.question not in verifiers:
            asked = asked_of(library, row.question, (), Limits())
            verifiers[row.question] = Verifier(asked, find(asked))
        began = time.thread_time()
        verdict = verifiers[row.question].verdict(row.statement, quoted)
        seconds.append(time.thread_time() - began)
        way = verdict.value if isinstance(verdict, Fault) else verdict.way.value
        counts[row.sort or TRUE][way] += 1
    return counts, seconds


def main(part: str, folder: str) -> None:
    """Print the counts of a part."""
    library = Library.open(Settings(library=Path(folder)))
    counts, seconds = judged(library, statements_of(PARTS[part]))
    for sort, ways in sorted(counts.items()):
        every = sum(ways.values())
        told = ", ".join(f"{way} {count}" for way, count in ways.most_common())
        print(f"{sort}: {every}: {told}")  # noqa: T201
    middle = sorted(seconds)[len(seconds) // 2]
    print(f"{middle * 1000:.0f} ms of processor time a statement, the middle one")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
