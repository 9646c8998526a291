"""What the engine sees of labelled questions, as tables with what each line is worth.

    python -m evals.training.signs STAGE LIBRARY ROWS OUT

runs one stage (a name in STAGES) in a process of its own, with the models that lie in their places at
that moment.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from math import exp
from pathlib import Path
from typing import Any

from assistant.compose.draft_signs import rows_of as draft_rows
from assistant.evidence.cross_encoder import cross_encoder_of
from assistant.evidence.found import RankedPassage, RankedSentence
from assistant.evidence.meanings import meaning_of
from assistant.evidence.rank import SIGNS_OF_ORDER, find, last_chances, ranked_passages
from assistant.evidence.read_together import sentence_as_read, state_of_found
from assistant.fitted import Floats
from assistant.language.coverage import weights_of
from assistant.pipeline import drafts_of
from assistant.scope.asked import Asked, asked_of
from assistant.understand.question import Limits
from corpus.library import Library
from corpus.settings import Settings
from evals.training.labels import draft_worth, passage_answers, sentence_answers
from evals.training.rows import Row, rows_of

Line = tuple[str, dict[str, float], float]
"""The row's id, the signs, and what it is worth from 0 to 1."""

Read = tuple[str, Floats, float]
"""The row's id, what the cross-encoder's layers hold of a sentence or of all found, and its worth."""

_SENTENCES, _ORDERED = 60, 24


def asked_by(library: Library, row: Row) -> Asked:
    """A row's question, asked."""
    return asked_of(library, row.question, row.history, Limits())


def passage_lines(asked: Asked, row: Row) -> Iterator[Line]:
    """A line for each passage found."""
    reading = asked.question.reading.signs
    for each in _passages(asked):
        yield row.id, {**each.signs, **reading}, float(passage_answers(row, each.evidence))


def sentence_readings(asked: Asked, row: Row) -> Iterator[Read]:
    """A line for each sentence that the cross-encoder read; none without one."""
    cross = cross_encoder_of(asked.library.settings)
    for each in find(asked).sentences:
        if cross and "cross" in each.signs:
            (read,) = cross.read(asked.question.understood, [sentence_as_read(each.sentence)])
            yield row.id, read.state, float(sentence_answers(row, each.sentence))


def sentence_lines(asked: Asked, row: Row) -> Iterator[Line]:
    """A line for each of the likelier sentences."""
    reading = asked.question.reading.signs
    found = sorted(find(asked).sentences, key=lambda each: -("cosine" in each.signs))
    for each in found[:_SENTENCES]:
        signs = {n: v for n, v in each.signs.items() if n not in SIGNS_OF_ORDER}
        yield row.id, {**signs, **reading}, float(sentence_answers(row, each.sentence))


def order_lines(asked: Asked, row: Row) -> Iterator[Line]:
    """A line for each of the sentences that were likeliest at first, with what its last chance is told from."""
    cross = cross_encoder_of(asked.library.settings)
    found = sorted(find(asked).sentences, key=_first_chance, reverse=True)[:_ORDERED]
    rows = [dict(each.signs) for each in found]
    if cross:
        last_chances(asked, [e.sentence for e in found], rows, [*map(_first_chance, found)], cross)
    for each, signs in zip(found, rows, strict=True):
        kept = {name: signs[name] for name in SIGNS_OF_ORDER if name in signs}
        if kept:
            yield row.id, kept, float(sentence_answers(row, each.sentence))


def _first_chance(each: RankedSentence) -> float:
    odds = each.signs.get("first_chance")
    return each.probability if odds is None else 1 / (1 + exp(-odds))


def found_readings(asked: Asked, row: Row) -> Iterator[Read]:
    """A line for all that was found, worth 1 where the papers answer; none without a cross-encoder.

    Plain look-ups are all answerable, and say nothing of what isn't: they are left out.
    """
    cross, found = cross_encoder_of(asked.library.settings), find(asked)
    state = state_of_found(cross, asked, found.passages, found.sentences) if cross else None
    if state is not None and not row.plain:
        yield row.id, state, float(row.answerable)


def _passages(asked: Asked) -> list[RankedPassage]:
    weigh = weights_of(
        asked.question.terms, asked.library.document_frequency, asked.library.passage_count()
    )
    cross = cross_encoder_of(asked.library.settings)
    return ranked_passages(
        asked, meaning_of(asked.library, asked.question.understood), weigh, cross
    )


def draft_lines(asked: Asked, row: Row) -> Iterator[Line]:
    """A line for each draft."""
    found = find(asked)
    drafts = drafts_of(asked, found)
    for draft, signs in zip(drafts, draft_rows(asked, found, drafts), strict=True):
        yield row.id, signs, draft_worth(row, draft)


STAGES: dict[str, Callable[[Asked, Row], Iterator[Any]]] = {
    "passages": passage_lines,
    "sentence_head": sentence_readings,
    "sentences": sentence_lines,
    "order": order_lines,
    "answerable_head": found_readings,
    "drafts": draft_lines,
}


def lines_of(stage: str, library: Library, rows: Sequence[Row]) -> list[Any]:
    """The lines of a stage for every row that may be asked."""
    found: list[Any] = []
    for row in rows:
        asked = asked_by(library, row)
        if not asked.scope.refusal:
            found += STAGES[stage](asked, row)
    return found


def main(stage: str, library: str, rows: str, out: str) -> None:
    """Write a stage's lines; what the cross-encoder said is kept beside them for the next stage."""
    opened = Library.open(Settings(library=Path(library)))
    cross = cross_encoder_of(opened.settings)
    kept = Path(f"{rows}.cross")
    if cross:
        cross.most_known = sys.maxsize
    if cross and kept.exists():
        cross.known.update(pickle.loads(kept.read_bytes()))
    lines = lines_of(stage, opened, rows_of(Path(rows)))
    Path(out).write_bytes(pickle.dumps(lines))
    if cross:
        kept.write_bytes(pickle.dumps(dict(cross.known)))


if __name__ == "__main__":
    main(*sys.argv[1:])
