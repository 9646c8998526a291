"""What a statement stands on: a sentence of a paper, whole, with what it hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.check.clauses import Clause, clauses_of
from assistant.check.lexicon import lexicon
from assistant.check.tokens import Token, read
from assistant.language.periods import Period, find_periods, spoken
from assistant.types import Citation
from corpus.types import Document, Kind

_ASKS_FOR = re.compile(
    r"\brecommend|\bneeds? to (?:improve|do)|\bareas? for (?:improvement|development|priority)"
    r"|\bpriority action|\bwhat .* (?:must|should)\b",
    re.IGNORECASE,
)
_PLANS = frozenset({Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN})


@dataclass(frozen=True)
class Quoted:
    """A whole sentence, row or list item; `lead` is the line that leads into it, or "".

    `before` is the sentence before it in its passage, or "".
    """

    text: str
    lead: str
    heading: tuple[str, ...]
    document: Document
    citations: tuple[Citation, ...]
    is_row: bool = False
    before: str = ""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence, read."""
        return read(self.text)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses."""
        return clauses_of(self.tokens)

    @cached_property
    def lead_tokens(self) -> tuple[Token, ...]:
        """The lead, read."""
        return read(self.lead)

    @cached_property
    def asks_for(self) -> bool:
        """Whether it is something asked for or planned, and not yet so."""
        if self.document.kind in _PLANS and self.is_row:
            return True
        return bool(_ASKS_FOR.search(" . ".join((self.lead, *self.heading))))

    @cached_property
    def own_nouns(self) -> frozenset[str]:
        """Words that may speak of the paper itself or of who speaks in it."""
        return lexicon().kinds.get(self.document.kind.value, frozenset())

    @cached_property
    def own_days(self) -> tuple[Period, ...]:
        """The days and stretches that the paper is of."""
        document = self.document
        days = (
            document.published,
            document.meeting_date,
            document.inspected_from,
            document.inspected_to,
        )
        said = [spoken(day) for day in days if day]
        if document.period_from and document.period_to:
            said.append(f"{document.period_from.year}-{document.period_to.year}")
        return tuple(period for text in said for period in find_periods(text))
