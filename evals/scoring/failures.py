"""The questions that went wrong: what was wanted, what came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.cases.case import Case
from evals.metrics.document_cited import DOCUMENT_CITED
from evals.metrics.fact_recall import facts_said
from evals.metrics.page_cited import PAGE_CITED
from evals.metrics.quotes import in_file, on_page
from evals.records.records import Record


@dataclass(frozen=True)
class Failure:
    """One question with what is wrong about its answer."""

    id: str
    kind: str
    question: str
    faults: tuple[str, ...]
    answer: str
    cited: tuple[str, ...]


def failures(cases: Sequence[Case], records: Sequence[Record]) -> list[Failure]:
    """Every question with a fault, in the cases' order."""
    by_id = {record.id: record for record in records}
    found = []
    for case in cases:
        record = by_id.get(case.id)
        faults = tuple(_faults(case, record)) if record else ("it was not asked",)
        if faults:
            answer = record.answer if record else ""
            cited = tuple(_place(c.document, c.page) for c in record.citations) if record else ()
            found.append(Failure(case.id, case.kind, case.question, faults, answer, cited))
    return found


def _faults(case: Case, record: Record) -> Iterator[str]:
    if record.error:
        yield f"failed: {record.error}"
        return
    if record.refused and case.answerable:
        yield "refused, though the documents answer"
    elif not record.refused and not case.answerable:
        yield "answered, though the documents don't"
    if case.answerable:
        for group, said in zip(case.facts, facts_said(case, record.answer), strict=True):
            if not said:
                yield f"lacks: {' / '.join(group)}"
    yield from _citation_faults(case, record)


def _citation_faults(case: Case, record: Record) -> Iterator[str]:
    if DOCUMENT_CITED.measure(case, record) == 0:
        yield f"cites none of: {', '.join(case.documents)}"
    elif PAGE_CITED.measure(case, record) == 0:
        yield f"cites none of: {', '.join(_place(*place) for place in case.gold_pages)}"
    for citation in record.citations:
        if not on_page(citation) or in_file(citation) is False:
            yield f"quote not on {_place(citation.document, citation.page)}: {citation.quote!r}"


def _place(document: str, page: int | None) -> str:
    return document if page is None else f"{document} p{page}"
