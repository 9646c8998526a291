"""What tells that a passage answers: how it was found, what it is about, whose and of when its paper is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.evidence.candidates import Candidate
from assistant.language.coverage import Weigh, Words, coverage, presence
from assistant.language.periods import find_periods
from assistant.scope.asked import Asked
from assistant.scope.named_grade import NEITHER
from assistant.scope.papers import FULL, described, is_inspection, time_fit
from corpus.types import Document, Framework, Kind, PassageKind

_YEAR = 365.0


def passage_signs(asked: Asked, found: Sequence[Candidate], weigh: Weigh) -> list[dict[str, float]]:
    """A row of signs for each passage found, in order; the question's own reading apart."""
    papers = _Papers(asked, {c.evidence.document.id: c.evidence.document for c in found})
    return [_signs(asked, c, rank, papers, weigh) for rank, c in enumerate(found)]


def _signs(
    asked: Asked, candidate: Candidate, rank: int, papers: _Papers, weigh: Weigh
) -> dict[str, float]:
    question = asked.question
    passage, document = candidate.evidence.passage, candidate.evidence.document
    text, heading = Words.of(passage.text), Words.of(" . ".join(passage.heading))
    title = Words.of(document.title)
    pages = [part.page for part in passage.parts]
    return {
        "rank": float(rank),
        "fused": candidate.fused,
        "bm25": candidate.bm25,
        "cosine": candidate.cosine,
        "cover": coverage(question.terms, weigh, text),
        "cover_all": coverage(question.terms, weigh, text, heading, title),
        "cover_heading": coverage(question.terms, weigh, heading),
        "list": float(passage.kind is PassageKind.LIST),
        "table": float(passage.kind is PassageKind.TABLE),
        "words": float(len(passage.text.split())),
        "depth": pages[0] / max(1, document.page_count) if pages else 0.0,
        "names_time": _names_time(asked, passage.text),
        **papers.signs(document),
    }


class _Papers:
    """What is known of each paper for one question; worked out once a paper."""

    def __init__(self, asked: Asked, documents: Mapping[str, Document]) -> None:
        self._of = {i: _paper_signs(asked, d) for i, d in documents.items()}

    def signs(self, document: Document) -> dict[str, float]:
        return self._of[document.id]


def _paper_signs(asked: Asked, document: Document) -> dict[str, float]:
    question = asked.question
    alike = [d for d in asked.scope.documents if d.authority == document.authority]
    letters = [d for d in alike if is_inspection(d)]
    since = _age(document, alike)
    return {
        "time_fit": time_fit(document, question.periods),
        "after": float(any(_is_after(document, p.first) for p in question.after)),
        "past_until": float(any(_is_after(document, p.last) for p in question.until)),
        "age": since,
        "newer_letters": float(sum(_later(d, document) for d in letters)),
        "newer_alike": float(sum(_later(d, document) for d in alike if d.kind is document.kind
                                 and d.framework is document.framework)),
        "paper_named": named_share(asked, document),
        "authority_named": float(document.authority in question.authorities or asked.of_one),
        **asked.who_gave.get(document.id, NEITHER),
        **kind_signs(document),
    }  # fmt: skip


def kind_signs(document: Document) -> dict[str, float]:
    """What sort of paper it is, each 0 or 1."""
    return {
        "is_report": float(document.framework in FULL),
        "is_visit": float(document.framework in {Framework.ILACS_FOCUSED, Framework.ILACS_MONITORING}),
        "is_send": float(document.framework is Framework.AREA_SEND),
        "is_joint": float(document.framework is Framework.JOINT),
        "is_plan": float(document.kind in {Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN}),
        "is_minutes": float(document.kind is Kind.MINUTES),
        "is_report_of_council": float(document.kind in {Kind.COMMITTEE_REPORT, Kind.STRATEGY, Kind.DECISION_RECORD}),
    }  # fmt: skip


def named_share(asked: Asked, document: Document) -> float:
    """How much of what the question says of papers is said of this one's title, kind and body."""
    mine, terms = described(document), asked.terms_of_papers
    return sum(presence(term, mine) == 1 for term in terms) / len(terms) if terms else 0.0


def _names_time(asked: Asked, text: str) -> float:
    """1 where a time that is asked of is named, -1 where only others are, else 0."""
    wanted = asked.question.periods
    named = find_periods(text) if wanted else ()
    if not named:
        return 0.0
    return 1.0 if any(p.tells_of(want) for p in named for want in wanted) else -1.0


def _age(document: Document, alike: Sequence[Document]) -> float:
    """How many years it is older than the newest paper of its authority; -1 where undated."""
    newest = max((d.date for d in alike if d.date), default=None)
    return (newest - document.date).days / _YEAR if newest and document.date else -1.0


def _later(one: Document, other: Document) -> bool:
    return bool(one.date and other.date and one.date > other.date)


def _is_after(document: Document, day: date) -> bool:
    return bool(document.date and document.date > day)
