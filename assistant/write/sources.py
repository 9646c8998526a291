"""The evidence as a model sees it: passages under opaque keys, fenced, with who speaks and when."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.cite import voice_of
from assistant.language.periods import spoken, spoken_range
from assistant.scope.asked import Asked
from assistant.scope.newer_papers import newer_inspection
from assistant.types import Evidence, Voice
from assistant.write.token_budget import within
from corpus.types import content_id

_KEY = 5


@dataclass(frozen=True)
class Source:
    """A passage that a model is given. No paper can name its key: it depends on the question."""

    key: str
    evidence: Evidence
    status: str = ""

    @property
    def text(self) -> str:
        """The source as it is sent. Markup in a paper's words is made plain."""
        document, passage = self.evidence.document, self.evidence.passage
        facts = {
            "paper": document.title,
            "kind": document.kind.value,
            "speaks": voice_of(document).value,
            "authority": document.authority or "",
            "inspected": spoken_range(document.inspected_from, document.inspected_to),
            "date": spoken(document.date) if document.date else "",
            "status": self.status,
            "under": " > ".join(passage.heading),
        }
        told = "\n".join(f"{name}: {_plain(value)}" for name, value in facts.items() if value)
        return f'<source key="{self.key}">\n{told}\n<words>\n{_plain(passage.text)}\n</words>\n</source>'


def sources_of(asked: Asked, found: Iterable[Evidence], budget: int) -> tuple[Source, ...]:
    """What was found as sources, each passage once, the first first, as many as the budget lets."""
    passages = {each.passage.id: each for each in found}
    sources = [
        Source(_key(asked.question.understood, each), each, _status(asked, each))
        for each in passages.values()
    ]
    return tuple(sources[place] for place in within(budget, [each.text for each in sources]))


def quote_as_sent(quote: str) -> str:
    """A quote with the marks that were made plain for sending as they stand in the paper."""
    return html.unescape(quote)


def shown(sources: Sequence[Source]) -> str:
    """All sources, as they are sent."""
    return "\n".join(source.text for source in sources)


def _key(question: str, evidence: Evidence) -> str:
    return "s" + content_id(question, evidence.passage.id)[:_KEY]


def _status(asked: Asked, evidence: Evidence) -> str:
    """Whether something came after it."""
    newer = newer_inspection(asked, evidence.document)
    if newer and newer.date:
        return f"earlier; a later inspection is dated {spoken(newer.date)}"
    return "latest inspection" if voice_of(evidence.document) is Voice.OFSTED else ""


def _plain(text: str) -> str:
    return html.escape(text, quote=False)
