"""Whether a passage, a sentence or a draft answers a labelled question."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.draft import Draft
from assistant.evidence.sentences import Sentence
from assistant.types import Evidence, Status
from corpus.places.linker import find_authorities
from corpus.types import Document
from evals.match.said import says
from evals.training.rows import Row

_WRONG_PREMISE = "false_premise"
_TOUCHES = 0.5
"""What share of a sentence, or of the gold, two spans must have in common."""


def is_of(document: Document, path: str) -> bool:
    """Whether a held document is the one that a row names by its path."""
    return path.endswith(document.path) or document.path.endswith(path)


def passage_answers(row: Row, evidence: Evidence) -> bool:
    """Whether a passage holds a gold span, or a fact on a page where the answer stands."""
    spans = [(p.page, p.start, p.end) for p in evidence.passage.parts]
    if _touched(row, evidence.document, spans, least=0.3):
        return True
    pages = evidence.passage.pages
    return _on_gold_page(row, evidence.document, pages) and _says_fact(row, evidence.passage.text)


def sentence_answers(row: Row, sentence: Sentence) -> bool:
    """Whether a sentence is much of a gold span, or gives a fact on a page of the answer."""
    passage, document = sentence.evidence.passage, sentence.evidence.document
    spans = []
    for part in passage.parts:
        first, last = max(sentence.start, part.at), min(sentence.end, part.at + part.length)
        if first < last:
            ratio = (part.end - part.start) / max(1, part.length)
            start = part.start + int((first - part.at) * ratio)
            spans.append((part.page, start, start + int((last - first) * ratio)))
    if _touched(row, document, spans, least=_TOUCHES):
        return True
    pages = tuple(page for page, _, _ in spans)
    return _on_gold_page(row, document, pages) and _says_fact(row, sentence.text)


def draft_worth(row: Row, draft: Draft) -> float:
    """How much of what was asked for a draft gives, from 0 to 1.

    Of an answerable row: the share of its facts. Of another: 1 where it rightly asks back, puts a
    false premise right, or makes small talk, else 0.
    """
    if row.kind == "smalltalk":
        return float(draft.by == "small talk")
    if not row.answerable:
        if draft.status is Status.UNCLEAR:
            return float(row.sort == "unclear" and _offers(row, draft))
        return float(draft.by in {"premise", "places none"} and row.sort == _WRONG_PREMISE)
    if draft.status in {Status.UNCLEAR, Status.NONE}:
        return 0.0
    said = [any(says(draft.text, variant) for variant in group) for group in row.facts]
    return sum(said) / len(said)


def _offers(row: Row, draft: Draft) -> bool:
    """Whether what is asked back is of the kind that the row's choices are: councils or papers.

    Choices that name several councils are councils, whatever else they tell them apart by.
    """
    named = {named.name for choice in row.choices for named in find_authorities(choice, ())}
    years = [choice for choice in row.choices if any(c.isdigit() for c in choice)]
    of_papers = len(named) < 2 and 2 * len(years) > len(row.choices)
    return of_papers is (draft.by == "unclear letter")


def _says_fact(row: Row, text: str) -> bool:
    return any(says(text, variant) for group in row.facts for variant in group)


def _on_gold_page(row: Row, document: Document, pages: Iterable[int]) -> bool:
    if not any(is_of(document, path) for path in row.documents):
        return False
    gold = {page for path, page in row.page_refs if is_of(document, path)}
    return not gold or bool(gold & set(pages))


def _touched(
    row: Row, document: Document, spans: Iterable[tuple[int, int, int]], *, least: float
) -> bool:
    spans = list(spans)
    return any(
        gold.page == page
        and min(end, gold.end) - max(start, gold.start)
        >= least * min(end - start, gold.end - gold.start)
        for gold in row.gold
        if is_of(document, gold.document)
        for page, start, end in spans
        if end > start
    )
