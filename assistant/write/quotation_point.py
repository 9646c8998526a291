"""A point told in the papers' own words, so that readers see that it is a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.check.lexicon import lexicon
from assistant.check.quoted_sentence import Quoted
from assistant.cite import voice_of
from assistant.draft import Point
from assistant.scope.asked import Asked


def quotation_point(asked: Asked, carried: Sequence[Quoted]) -> Point:
    """The sentences in quotation marks, after who says so, when, and under what where that matters."""
    citations = dict.fromkeys(citation for each in carried for citation in each.citations)
    return Point(" ".join(_told(asked, carried)), voice_of(carried[0].document), tuple(citations))


def _told(asked: Asked, carried: Sequence[Quoted]) -> Iterator[str]:
    before = ""
    for each in carried:
        lead = _lead_in(asked, each)
        words = " ".join(" ".join(citation.quote for citation in each.citations).split())
        yield f"“{words}”" if lead == before else f"{lead}: “{words}”"
        before = lead


def _lead_in(asked: Asked, quoted: Quoted) -> str:
    document = quoted.document
    speaker = voice_of(document).value
    said = [speaker[:1].upper() + speaker[1:]]
    if document.authority and len(asked.question.authorities) != 1:
        said.append(f"on {document.authority}")
    if document.date:
        said.append(f"in {document.date:%B %Y}")
    under = quoted.lead.rstrip(":") or " > ".join(quoted.heading[-1:])
    told = " ".join(said)
    return f"{told}, under “{' '.join(under.split())}”" if under and _hangs(quoted) else told


def _hangs(quoted: Quoted) -> bool:
    """Whether a sentence says little without its heading: a row, an item, or one that points back."""
    first = next((token.text.lower() for token in quoted.tokens), "")
    return quoted.is_row or quoted.asks_for or first in lexicon().pronouns
