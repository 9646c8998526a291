"""Which documents may answer a question. A filter that matches nothing fails closed, and says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from assistant.language.periods import Period, spoken_range
from assistant.scope.named_papers import named_papers
from assistant.types import Searched
from assistant.understand.question import Question
from corpus.types import Document, Framework, Kind

_VISITS = {
    Framework.ILACS_FOCUSED: re.compile(r"\bfocus+ed visit", re.IGNORECASE),
    Framework.ILACS_MONITORING: re.compile(r"\bmonitoring visit", re.IGNORECASE),
}


_FRAMEWORKS = {
    r"SIF|(?i:single inspection framework)": {Framework.SIF},
    "ILACS": {Framework.ILACS_STANDARD, Framework.ILACS_SHORT, Framework.ILACS_FOCUSED},
}


_TO_PUBLISH = timedelta(days=75)
"""How long after an inspection its letter comes out: some ten weeks."""


@dataclass(frozen=True)
class Scope:
    """The documents that may answer, those of them that are meant first, and the filters in force.

    `refusal` says why nothing may answer, where that is so; `missing` what a part lacks. `held` is
    how many documents there are before any filter.
    """

    documents: tuple[Document, ...]
    preferred: frozenset[str]
    filters: tuple[str, ...] = ()
    refusal: str = ""
    missing: tuple[str, ...] = ()
    nearest: tuple[Document, ...] = ()
    held: int = 0

    @property
    def ids(self) -> frozenset[str]:
        """The documents' ids."""
        return frozenset(document.id for document in self.documents)

    def recency(self, document: Document) -> float:
        """From 0 to 1: 1 for the newest paper, a half a year before it; 0 where undated."""
        newest = max((d.date for d in self.documents if d.date), default=None)
        if not newest or not document.date:
            return 0.0
        return 1 / (1 + (newest - document.date).days / 365)

    @property
    def searched(self) -> Searched:
        """What was looked through, for the answer."""
        dates = [document.date for document in self.documents if document.date]
        return Searched(
            len(self.documents),
            tuple(sorted({document.kind for document in self.documents})),
            min(dates, default=None),
            max(dates, default=None),
            self.filters,
            self.held,
        )


def resolve_scope(question: Question, documents: Sequence[Document]) -> Scope:
    """Narrow the library's documents to those that the question, and its asker's limits, mean."""
    scope = _limited(question, Scope(tuple(documents), frozenset(), held=len(documents)))
    for narrow in (_by_authority, _by_framework, _by_tied_period, _by_visit):
        if not scope.refusal:
            scope = narrow(question, scope)
    return replace(scope, preferred=_preferred(question, scope.documents))


def is_inspection(document: Document) -> bool:
    """Whether a document is Ofsted's own account of an inspection or visit."""
    return document.kind is Kind.INSPECTION_LETTER


def newest_first(documents: Sequence[Document]) -> list[Document]:
    """Documents by date, undated last."""
    return sorted(documents, key=lambda d: (d.date is not None, d.date or 0), reverse=True)


def _limited(question: Question, scope: Scope) -> Scope:
    """Only what the asker's own filters let through."""
    limits, kept, filters = question.limits, scope.documents, list[str]()
    if limits.authority:
        wanted = limits.authority.casefold()
        kept = tuple(d for d in kept if (d.authority or "").casefold() == wanted)
        filters.append(f"authority: {limits.authority}")
    if limits.kind:
        kept = tuple(d for d in kept if d.kind is limits.kind)
        filters.append(f"kind: {limits.kind}")
    if limits.published_from or limits.published_to:
        first, last = limits.published_from, limits.published_to
        kept = tuple(
            d
            for d in kept
            if d.date and (not first or d.date >= first) and (not last or d.date <= last)
        )
        filters.append(f"dated: {spoken_range(first, last)}")
    if limits.as_of:
        kept = tuple(d for d in kept if not d.date or d.date <= limits.as_of)
        filters.append(f"as of: {limits.as_of.isoformat()}")
    refusal = "" if kept else f"The library holds no documents with {', '.join(filters)}."
    if not scope.documents:
        refusal = "The library is empty. Run: scrutineer ingest FOLDER"
    return replace(scope, documents=kept, filters=tuple(filters), refusal=refusal)


def _by_authority(question: Question, scope: Scope) -> Scope:
    held = {document.authority for document in scope.documents}
    absent = question.absent + tuple(name for name in question.authorities if name not in held)
    present = tuple(name for name in question.authorities if name in held)
    if absent and not present:
        return replace(scope, refusal=_none_about(" or ".join(absent), scope), documents=())
    missing = tuple(_none_about(name, scope) for name in absent)
    if not present:
        return scope
    kept = tuple(d for d in scope.documents if d.authority in present)
    filters = (*scope.filters, f"authority: {_joined(present)}")
    return replace(scope, documents=kept, filters=filters, missing=missing)


def _none_about(whose: str, scope: Scope) -> str:
    """That no document is about a place, and how many there are that might have been."""
    count = len(scope.documents)
    if count < 2:
        return f"The library holds no documents on {whose}."
    which = f"with {', '.join(scope.filters)}" if scope.filters else "held"
    return f"None of the {count:,} documents {which} is about {whose}."


def _by_framework(question: Question, scope: Scope) -> Scope:
    """Only letters of the framework that the question names; all where none of it is held."""
    frameworks = framework_named(question.understood)
    kept = tuple(d for d in scope.documents if d.framework in frameworks)
    return replace(scope, documents=kept) if kept else scope


def framework_named(question: str) -> frozenset[Framework]:
    """The framework that a question names, in all its sorts of inspection; empty if none."""
    named = (f for sign, f in _FRAMEWORKS.items() if re.search(rf"\b(?:{sign})\b", question))
    return frozenset(next(named, ()))


def _by_tied_period(question: Question, scope: Scope) -> Scope:
    """Only papers of the years that the question ties to an inspection or report."""
    if not question.tied:
        return scope
    kept: dict[str, Document] = {}
    missing = []
    for period in question.tied:
        meant = _of_month([d for d in scope.documents if of_period(d, period)], period)
        meant = meant or [d for d in scope.documents if _came_out_in(d, period)]
        if question.about_grades:
            meant = [d for d in meant if is_inspection(d)]
        elif question.about_inspection:
            meant = [d for d in meant if is_inspection(d)] or meant
        kept.update((d.id, d) for d in meant)
        if not meant:
            missing.append(_nothing_of(period, question, scope))
    filters = (*scope.filters, f"dated: {_joined([p.text for p in question.tied])}")
    letters = newest_first([d for d in scope.documents if is_inspection(d)])
    if kept and (question.latest or question.since):
        kept.update((d.id, d) for d in letters[:1])
    if kept and question.previous:
        before = [d for d in letters if all(_is_before(d, other) for other in kept.values())]
        kept.update((d.id, d) for d in before[:1])
    if kept:
        return replace(
            scope, documents=tuple(kept.values()), filters=filters, missing=tuple(missing)
        )
    return replace(
        scope,
        filters=filters,
        refusal=" ".join(missing),
        nearest=tuple(newest_first([d for d in scope.documents if is_inspection(d)])[:3]),
        documents=(),
    )


def _came_out_in(document: Document, period: Period) -> bool:
    """Whether a letter that prints no date of publication will have come out in the period."""
    inspected = document.inspected_to
    if document.published or not inspected:
        return False
    return (inspected + _TO_PUBLISH).year in period.years


def _of_month(documents: list[Document], period: Period) -> list[Document]:
    """Of a year's papers, those of the very month or day named; all where none is."""
    exact = [
        d
        for d in documents
        if any(
            first and last and first <= period.last and last >= period.first
            for first, last in (
                (d.inspected_from, d.inspected_to),
                (d.published, d.published),
                (d.meeting_date, d.meeting_date),
            )
        )
    ]
    return exact or documents


def _is_before(document: Document, other: Document) -> bool:
    return bool(document.date and other.date and document.date < other.date)


def of_period(document: Document, period: Period) -> bool:
    """Whether a document is of a period: published, inspected, met or valid in its year."""
    return bool(document.years & period.years)


def _nothing_of(period: Period, question: Question, scope: Scope) -> str:
    """What is lacking, and what there is instead."""
    whose = f" of {_joined(question.authorities)}" if question.authorities else ""
    what = "inspection" if question.about_inspection or question.about_grades else "document"
    years = sorted(
        {
            str(d.date.year)
            for d in scope.documents
            if d.date and (what == "document" or is_inspection(d))
        }
    )
    held = f" Those it holds are of {_joined(years)}." if years and len(years) < 15 else ""
    return f"The library holds no {what}{whose} dated {period.text}.{held}"


def _by_visit(question: Question, scope: Scope) -> Scope:
    """A focused or monitoring visit that is asked for must be held."""
    for framework, signs in _VISITS.items():
        if signs.search(question.understood):
            kept = tuple(d for d in scope.documents if d.framework is framework)
            if kept:
                return replace(scope, documents=kept)
            return replace(
                scope,
                refusal=f"The library holds no letter of that {framework.removeprefix('ILACS ')}.",
                nearest=tuple(newest_first(scope.documents)[:3]),
            )
    return scope


def _preferred(question: Question, documents: Sequence[Document]) -> frozenset[str]:
    """Those meant first: the papers named, else of the loose period, else the newest letters."""
    if question.tied:
        return frozenset()
    named = named_papers(question, documents)
    if named:
        return named
    if question.loose:
        return frozenset(
            d.id for d in documents if any(d.years & period.years for period in question.loose)
        )
    newest: dict[str | None, Document] = {}
    for document in newest_first([d for d in documents if is_inspection(d)]):
        newest.setdefault(document.authority, document)
    return frozenset(document.id for document in newest.values())


def _joined(names: Sequence[str]) -> str:
    """Names as a phrase: A, B and C."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
