"""Measure what matches by meaning in a briefing: python -m evals.council LIBRARY.

Topics and leaning are measured on sentences of authorities that no model was fitted on, labelled by
a reader of their own (`evals.training.findings`, the sealed part). What is asked for again is held
against `again.jsonl`: 64 asks of nine councils, with those before them that are the same thing,
written before there was a program to find them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from assistant.council.asked_again import TOLD, asked_again
from assistant.council.council_papers import CouncilPapers
from assistant.council.placed_sentences import LEANING, SURE
from assistant.council.topic_match import topics_told
from assistant.fitted import linear
from assistant.tracking.book import PlanBook
from corpus.library import Library
from corpus.settings import Settings
from corpus.topics import topics
from evals.training.findings.labelled import SEALED, Labelled, labelled, texts_of

_FEWEST = 5
"""How many sentences on a topic make its F1 mean something."""


def main() -> None:
    """Print the figures."""
    library = Library.open(Settings(library=Path(sys.argv[1])))
    book, rows = PlanBook.of(library), labelled(SEALED)
    for name, figures in (
        ("topics", topic_figures(library, rows)),
        ("leaning", leaning_figures(library, rows)),
        ("asked for again", again_figures(book)),
    ):
        sys.stdout.write(f"{name}: {json.dumps(figures)}\n")


def topic_figures(library: Library, rows: Sequence[Labelled]) -> dict[str, object]:
    """Precision, recall and F1 of all topics told together, and the mean F1 of those that occur."""
    names = [topic.name for topic in topics()]
    true = np.array([[name in row.topics for name in names] for row in rows])
    told = topics_told(library.embed(texts_of(library, rows)))
    each = [
        _scores(told[:, at], true[:, at])["f1"] for at in np.flatnonzero(true.sum(0) >= _FEWEST)
    ]
    return {**_scores(told, true), "macro f1": round(float(np.mean(each)), 2), "n": len(rows)}


def leaning_figures(library: Library, rows: Sequence[Labelled]) -> dict[str, object]:
    """The likeliest leaning's mean F1; precision and recall of what is told as strong, and as weak."""
    model = linear(*LEANING)["tone"]
    chances = [model.probabilities(v) for v in library.embed(texts_of(library, rows))]
    true = np.array([row.leaning for row in rows])
    likeliest = np.array([max(c, key=lambda label: c[label]) for c in chances])
    sides = ("strength", "weakness")
    f1 = [_scores(likeliest == side, true == side)["f1"] for side in sides]
    sure = {side: np.array([c[side] >= SURE for c in chances]) for side in sides}
    told = {f"told as {side}": _scores(sure[side], true == side) for side in sides}
    return {"macro f1": round(float(np.mean(f1)), 2), **told, "n": len(rows)}


def again_figures(book: PlanBook) -> dict[str, object]:
    """Precision and recall of the pairs told, and of the asks told as asked before."""
    rows = rows_of("again.jsonl")
    pairs_true, pairs_told, asks_true, asks_told = set(), set(), set(), set()
    for authority in dict.fromkeys(row["authority"] for row in rows):
        mine = [row for row in rows if row["authority"] == authority]
        asks = {_key(authority, row["ask"]) for row in mine}
        pairs_true |= {
            (_key(authority, row["ask"]), _key(authority, b)) for row in mine for b in row["before"]
        }
        asks_true |= {_key(authority, row["ask"]) for row in mine if row["before"]}
        for found in asked_again(CouncilPapers.of(book.library, authority, date.max), None, book):
            now = _key_of(authority, found.now)
            if now in asks:
                asks_told.add(now)
                pairs_told |= {(now, _key_of(authority, ask)) for ask in found.before}
    both, of_asks = len(pairs_true & pairs_told), len(asks_true & asks_told)
    return {
        "line": TOLD,
        "pairs": {"precision": both / len(pairs_told), "recall": both / len(pairs_true)},
        "asks": {"precision": of_asks / len(asks_told), "recall": of_asks / len(asks_true)},
        "n": [len(pairs_told), len(pairs_true), len(asks_told), len(asks_true)],
    }


def rows_of(name: str) -> list[dict[str, Any]]:
    """The labelled rows of a file beside this one."""
    text = (files("evals.council") / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _scores(told: Any, true: Any) -> dict[str, float]:
    both = float((told & true).sum())
    precision, recall = both / max(1, told.sum()), both / max(1, true.sum())
    return {
        "precision": round(precision, 2),
        "recall": round(recall, 2),
        "f1": round(2 * both / max(1, told.sum() + true.sum()), 2),
    }


def _key(authority: str, ask: dict[str, Any]) -> tuple[str, str, int]:
    return authority, str(ask["published"]), int(ask["n"])


def _key_of(authority: str, ask: Any) -> tuple[str, str, int]:
    return authority, str(ask.document.date), ask.item.n


if __name__ == "__main__":
    main()
