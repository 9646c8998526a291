"""Support: statements that their citations bear out, and citations that bear something out.

ALCE's citation recall and precision (Gao et al. 2023), with a deterministic check in the place of
its entailment model. As there, what is cited is more than the words quoted: here the page. A
statement is supported by pages (with what their documents say of themselves: title, authority,
dates) that hold every number, date and grade in it, or of a difference the two numbers it is
between, and half of its other words. What it denies may stand in the question.

    statements_supported = statements that their citations together support / statements
    citation_precision = citations that support their statement alone, or without which the
                         others don't / citations, counted by statement
    invented_sources = citations of a page that the library doesn't hold / citations

Defined for answers with statements, with a supported one that cites, and with citations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evals.cases.case import Case
from evals.match.said import said_in, values_and_words
from evals.metrics.metric import Metric
from evals.records.records import CitedPage, Record, Said

_SHARE = 0.5
_DENIES = re.compile(r"\b(?:not|no|nor|never)\b|n['’]t\b")


def supports(text: str, citations: Sequence[CitedPage], question: str = "") -> bool:
    """Whether the cited pages bear out the text; nothing is borne out by no page."""
    if not citations:
        return False
    values, words = values_and_words(text)
    held = _held(citations)
    if _DENIES.search(text):
        held = held | said_in(question)
    if any(value not in held and not _difference(value, held) for value in values):
        return False
    return not words or len(words & held) >= _SHARE * len(words)


def _held(citations: Sequence[CitedPage]) -> frozenset[str]:
    texts = [
        part
        for cited in citations
        for part in (cited.quote, cited.canonical or "", cited.label, cited.section)
    ]
    return frozenset[str]().union(*map(said_in, texts))


def _difference(value: str, held: frozenset[str]) -> bool:
    """Whether a number is the difference of two that are there."""
    try:
        wanted = float(value)
    except ValueError:
        return False
    numbers = [float(each) for each in held if each.replace(".", "", 1).isdigit()]
    return any(abs(abs(one - two) - wanted) < 1e-6 for one in numbers for two in numbers)


def _cited(record: Record, said: Said) -> list[CitedPage]:
    return [record.citations[place] for place in said.citations]


def _supported(case: Case, record: Record) -> float | None:
    if not record.statements:
        return None
    held = [supports(said.text, _cited(record, said), case.question) for said in record.statements]
    return sum(held) / len(held)


def _precise(_: Case, record: Record) -> float | None:
    needed: list[bool] = []
    for said in record.statements:
        cited = _cited(record, said)
        if supports(said.text, cited):
            needed += [_needed(said.text, cited, at) for at in range(len(cited))]
    return sum(needed) / len(needed) if needed else None


def _needed(text: str, cited: list[CitedPage], at: int) -> bool:
    alone, others = [cited[at]], [*cited[:at], *cited[at + 1 :]]
    return supports(text, alone) or not supports(text, others)


def _invented(_: Case, record: Record) -> float | None:
    if not record.citations:
        return None
    return sum(each.canonical is None for each in record.citations) / len(record.citations)


STATEMENTS_SUPPORTED = Metric(
    "statements_supported", "statements that their citations bear out", _supported
)
CITATION_PRECISION = Metric(
    "citation_precision", "citations that bear out what they stand by", _precise
)
INVENTED_SOURCES = Metric(
    "invented_sources", "citations of pages that aren't held", _invented, high=False
)
