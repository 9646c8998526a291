"""Questions that this library can answer, made of its registers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.library import Library
from corpus.types import Area, Document, Kind
from ui.plain import many

_MOST = 5


def held_words(documents: Sequence[Document], mine: str | None) -> str:
    """Whose papers and of which years are held: of my council, where one is chosen."""
    own = [d for d in documents if mine is None or d.authority == mine]
    years = sorted({d.date.year for d in own if d.date})
    span = f", from {years[0]} to {years[-1]}" if len(years) > 1 else ""
    if mine:
        letters = sum(d.kind is Kind.INSPECTION_LETTER for d in own)
        return (
            f"Held of {mine}: {many(len(own), 'paper')}{span}, {letters} of them inspectorates' "
            f"reports and letters. Held of all councils: {many(len(documents), 'paper')}."
        )
    whose = len({d.authority for d in own if d.authority})
    return f"Held: {many(len(own), 'paper')} of {many(whose, 'council')}{span}."


def examples(library: Library, mine: str | None = None) -> tuple[str, ...]:
    """Up to five questions of different sorts, on my council, else on the one most is known of.

    Each is made of a fact that a register holds, so it has an answer; none of nothing.
    """
    authority = mine or _best_known(library)
    if authority is None:
        return ()
    own = {d.id: d for d in library.documents() if d.authority == authority}
    asked = (*_of_inspections(library, authority, own), *_of_papers(library, own))
    return tuple(islice(dict.fromkeys(asked), _MOST))


def _best_known(library: Library) -> str | None:
    """The authority with the most kinds of paper, then the most papers."""
    papers = [document for document in library.documents() if document.authority]
    kinds = Counter(authority for authority, _ in {(d.authority, d.kind) for d in papers})
    counts = Counter(document.authority for document in papers)
    return max(counts, key=lambda name: (kinds[name], counts[name], name or ""), default=None)


def _of_inspections(library: Library, authority: str, own: dict[str, Document]) -> Iterator[str]:
    graded = library.judgements(frozenset(own))
    overall = [each for each in graded if each.area is Area.OVERALL]
    dated = sorted(
        {own[each.document_id] for each in overall if own[each.document_id].inspected_to},
        key=lambda document: str(document.inspected_to),
    )
    if not dated:
        return
    latest = dated[-1]
    assert latest.inspected_to is not None
    year = latest.inspected_to.year
    yield f"What was {authority} judged overall in {year}?"
    if latest.lead_inspector:
        yield f"Who led {authority}'s {year} inspection?"
    leavers = {each.document_id for each in graded if each.area is Area.CARE_LEAVERS}
    first = next((document for document in dated if document.id in leavers), None)
    if first and first is not latest and latest.id in leavers and first.inspected_to:
        yield f"Are care leavers in {authority} doing better than in {first.inspected_to.year}?"
    if library.recommendations(frozenset({latest.id})):
        yield f"What needs to improve in {authority}?"


def _of_papers(library: Library, own: dict[str, Document]) -> Iterator[str]:
    scope = frozenset(own)
    actions = [each for each in library.actions(scope) if each.ref and each.owner]
    if actions:
        yield f"Who leads action {actions[0].ref}?"
    decisions = [each for each in library.decisions(scope) if each.decided_on]
    if decisions:
        last = max(decisions, key=lambda each: str(each.decided_on))
        assert last.decided_on is not None
        yield f"What was decided on {last.decided_on.day} {last.decided_on:%B %Y}?"
