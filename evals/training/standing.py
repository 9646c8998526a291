"""Which sentences stand alike in the letters on many councils: python -m evals.training.standing LIBRARY

They are counted over the papers of the councils that the fitting part's questions are of.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

import assistant.evidence
from assistant.evidence.standing_text import STANDING, hashed
from assistant.language.words import sentence_spans
from corpus.library import Library
from corpus.settings import Settings
from evals.training.fit import write
from evals.training.labels import is_of
from evals.training.rows import FIT, rows_of

PLACE = Path(assistant.evidence.__path__[0]) / STANDING[1]
_FEWEST_COUNCILS = 5


def standing_in(texts: Iterable[tuple[str, str]]) -> list[int]:
    """The hashes of sentences in texts, each with its council, of as many councils as it takes."""
    councils: dict[int, set[str]] = defaultdict(set)
    for council, text in texts:
        for start, end in sentence_spans(text):
            key = hashed(text[start:end])
            if key is not None:
                councils[key].add(council)
    return sorted(key for key, held in councils.items() if len(held) >= _FEWEST_COUNCILS)


def main() -> None:
    """Count and write."""
    library = Library.open(Settings(library=Path(sys.argv[1])))
    named = {path for row in rows_of(FIT) for path in row.documents}
    fitted = {d.authority for d in library.documents() if any(is_of(d, p) for p in named)}
    papers = {d.id: d.authority for d in library.documents() if d.authority in fitted}
    texts = (
        (council, passage.text)
        for paper, council in papers.items()
        for passage in library.passages(paper)
    )
    hashes = standing_in((council, text) for council, text in texts if council)
    write(PLACE, {"hashes": np.array(hashes, np.uint64)})
    print(f"{len(hashes)} sentences of {len(fitted)} councils")  # noqa: T201


if __name__ == "__main__":
    main()
