"""Which inspection reports and plans can be put side by side, and which pair comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.tracking.officer.on_reports import plans_answering
from assistant.tracking.versions import plan_day
from corpus.library import Library
from corpus.officer import OfficerWord, standing
from corpus.types import Document


@dataclass(frozen=True)
class Picks:
    """The reports that ask for something and the plans that promise something, newest first."""

    reports: tuple[Document, ...]
    plans: tuple[Document, ...]
    words: tuple[OfficerWord, ...] = ()

    @classmethod
    def of(cls, library: Library) -> Picks:
        """Those of a library."""
        held = {document.id: document for document in library.documents()}
        words = standing(library.officer_words())
        asking = _newest_first(held[item.document_id] for item in library.recommendations())
        acting = _newest_first(held[action.document_id] for action in library.actions())
        answered = [r for r in asking if plans_answering(r, acting, asking, words)]
        rest = [r for r in asking if r not in answered]
        return cls((*answered, *rest), tuple(acting), words)

    def plans_for(self, report: Document) -> tuple[Document, ...]:
        """Every plan: first those that answer the report, the latest of them at the head."""
        answering = plans_answering(report, self.plans, self.reports, self.words)[::-1]
        return (*answering, *(plan for plan in self.plans if plan not in answering))

    def plan_for(self, report: Document) -> Document | None:
        """The plan to begin with; None where no plan held answers the report."""
        answering = plans_answering(report, self.plans, self.reports, self.words)
        return answering[-1] if answering else None


def _newest_first(documents: Iterable[Document]) -> list[Document]:
    once = {document.id: document for document in documents}
    ordered = sorted(once.values(), key=lambda d: d.path)
    return sorted(ordered, key=lambda d: d.date or plan_day(d) or date.min, reverse=True)
