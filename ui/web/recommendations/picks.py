"""Which inspection reports and plans can be put side by side, and which pair comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.tracking.report_of_plan import plans_of
from assistant.tracking.versions import plan_day
from corpus.library import Library
from corpus.types import Document


@dataclass(frozen=True)
class Picks:
    """The reports that ask for something and the plans that promise something, newest first."""

    reports: tuple[Document, ...]
    plans: tuple[Document, ...]

    @classmethod
    def of(cls, library: Library) -> Picks:
        """Those of a library."""
        held = {document.id: document for document in library.documents()}
        asking = _newest_first(held[item.document_id] for item in library.recommendations())
        acting = _newest_first(held[action.document_id] for action in library.actions())
        answered = [r for r in asking if plans_of(r, acting, asking)]
        rest = [r for r in asking if r not in answered]
        return cls((*answered, *rest), tuple(acting))

    def plans_for(self, report: Document) -> tuple[Document, ...]:
        """Every plan: first those that answer the report, the latest of them at the head."""
        answering = plans_of(report, self.plans, self.reports)[::-1]
        return (*answering, *(plan for plan in self.plans if plan not in answering))

    def plan_for(self, report: Document) -> Document | None:
        """The plan to begin with; None where no plan held answers the report."""
        answering: Sequence[Document] = plans_of(report, self.plans, self.reports)
        return answering[-1] if answering else None


def _newest_first(documents: Iterable[Document]) -> list[Document]:
    once = {document.id: document for document in documents}
    ordered = sorted(once.values(), key=lambda d: d.path)
    return sorted(ordered, key=lambda d: d.date or plan_day(d) or date.min, reverse=True)
