"""What several papers say, a paragraph for each, which tells the paper's day and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.compose.later_papers import earlier_label
from assistant.draft import Point
from assistant.scope.asked import Asked
from assistant.scope.papers import newest_first
from assistant.understand.wants import Wanted
from corpus.types import Document, Kind

_LIKELY = 0.5
"""The probability that it is asked who said something from which a paper's author is named."""


def by_paper(asked: Asked, told: Iterable[tuple[Document, Sequence[Point]]]) -> tuple[Point, ...]:
    """The points in paragraphs, those of a paper together; one that nothing carries is left out.

    The newest paper comes first, the oldest where the question is of a past time or a change.
    The label of a paragraph stands once, before its first point.
    """
    said: dict[Document, dict[Point, None]] = {}
    for document, points in told:
        said.setdefault(document, {}).update(dict.fromkeys(p for p in points if p.citations))
    papers = _in_order(asked, [document for document, points in said.items() if points])
    found: list[Point] = []
    for place, document in enumerate(papers):
        first, *rest = said[document]
        speaker = _speaker(asked, document, said[document])
        label = _label(asked, document, papers, leads=place == 0, speaker=speaker)
        found += [replace(first, text=label + first.text, opens=place > 0), *rest]
    return tuple(found)


def _in_order(asked: Asked, papers: Sequence[Document]) -> list[Document]:
    """The papers by date, those of one authority together, as the question names them."""
    dated = newest_first(papers)
    if asked.question.goes_back:
        dated = sorted(dated, key=lambda d: (d.date is None, d.date or date.max))
    named = [*asked.question.authorities, *(d.authority or "" for d in dated)]
    return sorted(dated, key=lambda d: named.index(d.authority or ""))


def _speaker(asked: Asked, document: Document, points: Iterable[Point]) -> str:
    """Who wrote a paper, where that is asked, or where its words say "I"; "" of minutes, in which others speak."""
    if not document.author or document.kind is Kind.MINUTES:
        return ""
    asks = asked.question.reading.p(Wanted.WHO_SAID) > _LIKELY
    return document.author if asks or any("I" in p.text.split() for p in points) else ""


def _label(
    asked: Asked, document: Document, papers: Sequence[Document], *, leads: bool, speaker: str
) -> str:
    """Our own words before a paper's paragraph; none for what is newest, or stands alone.

    Where papers of several places may answer, each paragraph names its own.
    """
    earlier = earlier_label(asked, document)
    places = {paper.authority for paper in asked.scope.documents if paper.authority}
    alone = earlier or len(papers) < 2 or (leads and not asked.question.goes_back)
    if not speaker and len(places) < 2 and alone:
        return earlier
    what = speaker or ("An earlier finding" if earlier else document.kind.capitalize())
    whose = f" on {document.authority}" if len(places) > 1 and document.authority else ""
    when = f"{document.date:%B %Y}" if document.date else "undated"
    return f"{what}{whose} ({when}): "
