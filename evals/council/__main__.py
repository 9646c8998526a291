"""Measure, and fit, what matches by meaning in a briefing: python -m evals.council LIBRARY [--fit].

Three sets of rows were labelled by one reader: `topics.jsonl` (110 recommendations), `leaning.jsonl`
(170 sentences of letters) and `again.jsonl` (64 asks of nine councils, with those before them that
are the same thing; written before there was a program to find them). The leaning of a sentence is
fitted on inspectors' own lists of what goes well and what doesn't, in the registers.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

import assistant.council
from assistant.council.asked_again import TOLD, asked_again
from assistant.council.council_papers import CouncilPapers
from assistant.council.placed_sentences import LEANING, SURE
from assistant.council.topic_match import topic_table
from assistant.fitted import linear
from assistant.language.words import sentence_spans
from assistant.tracking.book import PlanBook
from corpus.library import Library
from corpus.settings import Settings
from corpus.topics import topics
from corpus.types import Framework

_ITEM_OF_SENTENCES = 25
"""Words of a joint inspection's item that tells rather than names: it is made of sentences."""


def main() -> None:
    """Print the figures; with --fit, fit and write the leaning first."""
    library = Library.open(Settings(library=Path(sys.argv[1])))
    if "--fit" in sys.argv:
        fit_leaning(library)
    book = PlanBook.of(library)
    for name, figures in (
        ("topics", topic_figures(book)),
        ("leaning", leaning_figures(book)),
        ("asked for again", again_figures(book)),
    ):
        sys.stdout.write(f"{name}: {json.dumps(figures)}\n")


def topic_figures(book: PlanBook) -> dict[str, object]:
    """Precision, recall and F1 of the topics given: of all, and of each half."""
    rows = rows_of("topics.jsonl")
    names = [topic.name for topic in topics()]
    true = np.array([[name in row["topics"] for name in names] for row in rows])
    told = topic_table(book, [row["text"] for row in rows])
    halves = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
    return {name: _scores(told[part], true[part]) for name, part in halves.items()}


def leaning_figures(book: PlanBook) -> dict[str, object]:
    """Precision and recall of the sentences told as strong, and as weak."""
    rows = rows_of("leaning.jsonl")
    model = linear(*LEANING)["leaning"]
    chances = [model.probabilities(v) for v in book.embed([row["text"] for row in rows])]
    return {
        side: _scores(
            np.array([c[side] >= SURE for c in chances]),
            np.array([row["leaning"] == side for row in rows]),
        )
        for side in ("strength", "weakness")
    }


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


def fit_leaning(library: Library) -> None:
    """Fit on the sentences of inspectors' lists, those labelled by hand left out; write the model."""
    from sklearn.linear_model import LogisticRegression

    held_out = {row["text"] for row in rows_of("leaning.jsonl")}
    papers = {d.id: d for d in library.documents()}
    good = [item.text for item in library.strengths()]
    bad = [
        item.text
        for item in library.recommendations()
        if item.kind == "need to do better"
        or (
            papers[item.document_id].framework is Framework.JOINT
            and len(item.text.split()) > _ITEM_OF_SENTENCES
        )
    ]
    texts, leaning = [], []
    for side, items in (("strength", good), ("weakness", bad)):
        found = [s for item in items for s in _sentences(item) if s not in held_out]
        texts += found
        leaning += [side] * len(found)
    model = LogisticRegression(C=1.0, max_iter=2000, class_weight="balanced")
    model.fit(library.embed(texts), leaning)
    labels = list(model.classes_)
    toward = model.coef_[0]  # towards the second label
    np.savez_compressed(
        Path(assistant.council.__path__[0]) / LEANING[1],
        fields=np.array(json.dumps({"leaning": labels})),
        leaning_weights=np.stack([np.zeros_like(toward), toward], 1).astype(np.float32),
        leaning_bias=np.array([0.0, model.intercept_[0]], np.float32),
    )
    linear.cache_clear()
    sys.stdout.write(
        f"leaning fitted on {len(texts)} sentences, {leaning.count(labels[0])} {labels[0]}\n"
    )


def rows_of(name: str) -> list[dict[str, Any]]:
    """The labelled rows of a file beside this one."""
    text = (files("evals.council") / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _sentences(item: str) -> list[str]:
    text = " ".join(item.split())
    found = [text[start:end] for start, end in sentence_spans(text)]
    return [s for s in found if s.endswith(".") and len(s.split()) > 7]


def _scores(told: Any, true: Any) -> dict[str, float]:
    both = float((told & true).sum())
    precision, recall = both / told.sum(), both / true.sum()
    return {
        "precision": round(precision, 2),
        "recall": round(recall, 2),
        "f1": round(2 * precision * recall / (precision + recall), 2),
    }


def _key(authority: str, ask: dict[str, Any]) -> tuple[str, str, int]:
    return authority, str(ask["published"]), int(ask["n"])


def _key_of(authority: str, ask: Any) -> tuple[str, str, int]:
    return authority, str(ask.document.date), ask.item.n


if __name__ == "__main__":
    main()
