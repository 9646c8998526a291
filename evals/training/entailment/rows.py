"""A sentence, by its place, with what it bears out and what it doesn't."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.embed.tuned_bert import Pieces
from corpus.library import Library
from evals.jsonl.rows import read_rows
from evals.training.findings.labelled import texts_of
from evals.training.rows import Span
from evals.training.tuning import NOT_LABELLED, Example

ROWS = Path(__file__).parent / "rows.jsonl"
_SEED = 5
_NO = NOT_LABELLED


class EntailmentRow(Span):
    """`true` the sentence bears out; `false` it doesn't, each with the sort of what is wrong."""

    id: str
    writer: str
    true: tuple[str, str]
    false: tuple[tuple[str, str], ...]
    asks_right: str
    asks_wrong: str


Pair = tuple[str, str, tuple[int, int, int], str]
"""A text, a sentence, what that is to it (bears a statement out, or a premise, or contradicts that), and a sort."""


def rows_by(writers: frozenset[str] | None = None) -> list[EntailmentRow]:
    """The rows of these writers; of all where none are named."""
    rows = read_rows(ROWS, EntailmentRow)
    return [row for row in rows if writers is None or row.writer in writers]


def pairs_of(library: Library, rows: Sequence[EntailmentRow]) -> Iterator[Pair]:
    """Each statement and question with its sentence, and each question with one that it isn't of."""
    chance = random.Random(_SEED)
    said = texts_of(library, rows)
    by_writer: dict[str, list[str]] = defaultdict(list)
    for row, sentence in zip(rows, said, strict=True):
        by_writer[row.writer].append(sentence)
    for row, sentence in zip(rows, said, strict=True):
        for text in row.true:
            yield text, sentence, (1, _NO, _NO), "true"
        for text, sort in row.false:
            yield text, sentence, (0, _NO, _NO), sort
        yield row.asks_right, sentence, (_NO, 1, 0), "right"
        yield row.asks_wrong, sentence, (_NO, 0, 1), "wrong"
        for text in (row.asks_right, row.asks_wrong):
            others = [other for other in by_writer[row.writer] if other != sentence]
            yield text, chance.choice(others), (_NO, 0, 0), "apart"


def examples_of(pairs: Sequence[Pair], pieces: Pieces) -> Iterator[Example]:
    """The pairs as they are learned from."""
    for text, sentence, answers, _ in pairs:
        ids, types = pieces.pair(text, sentence)
        yield Example(tuple(ids), answers=answers, types=tuple(types))
