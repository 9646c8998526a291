"""What the verifier sees of labelled statements, as lines to fit on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.check.quote_place import place_quote
from assistant.check.quoted_sentence import Quoted
from assistant.evidence.cross_encoder import cross_encoder_of
from assistant.types import Evidence
from assistant.write.verify.basis import Basis
from assistant.write.verify.facts import fact_fault
from assistant.write.verify.wording_signs import wording_signs
from corpus.library import Library
from evals.training.labels import is_of
from evals.training.rows import Span
from evals.training.signs import Line
from evals.training.statements.rows import StatementRow
from evals.training.statements.variations import Told


def quoted_by(library: Library, row: StatementRow) -> tuple[Quoted, ...]:
    """The sentences that a row's quotes are part of; none where one can't be placed."""
    found: list[Quoted] = []
    for span in row.quotes:
        placed = _placed(library, span)
        if not placed:
            return ()
        found += placed
    return tuple(dict.fromkeys(found))


def _placed(library: Library, span: Span) -> tuple[Quoted, ...]:
    document = next((d for d in library.documents() if is_of(d, span.document)), None)
    if document is None:
        return ()
    words = library.page(document.id, span.page).text[span.start : span.end]
    for passage in library.passages(document.id):
        if span.page in passage.pages:
            placed = place_quote(library, Evidence(passage, document, 0.0), words)
            if placed:
                return placed
    return ()


def wording_lines(library: Library, told: Sequence[Told]) -> Iterator[Line]:
    """A line for each statement whose facts are borne: the others never come before the verifier."""
    cross = cross_encoder_of(library.settings)
    for each in told:
        basis = Basis.of(library, each.quoted)
        if fact_fault(each.text, basis) is None:
            signs = wording_signs(each.text, basis, library.embedder, cross)
            yield each.id, signs, float(each.holds)
