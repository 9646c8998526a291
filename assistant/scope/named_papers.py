"""Which papers a question names: a strategy by its title, a meeting by its month, a plan's version."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.coverage import likeness
from assistant.language.periods import Period
from assistant.understand.question import Question
from corpus.types import Document, Kind

_MEETING = re.compile(
    r"\b(meetings?|minutes|scrutiny|commission|committee|cabinet(?! (?:member|lead|portfolio))"
    r"|councillors?|cllrs?|members?|resolved?|resolutions?|decided?|asked|said|agreed|noted|told"
    r"|log)\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "original": 1, "second": 2, "third": 3, "fourth": 4}
_VERSION = re.compile(
    r"\bversion (?:no\.? ?)?(?P<number>\d)\b"
    rf"|\b(?P<ordinal>{'|'.join(_ORDINALS)})(?: (?:version|(?:\w+ )?plan)\b|(?=\W*$))",
    re.IGNORECASE,
)
_PLANS = {Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN}
_ENTITLED = 0.3
"""How much of the question's terms a title must have to be told from others of its kind."""


def named_papers(question: Question, documents: Sequence[Document]) -> frozenset[str]:
    """The ids of the papers that the question names; empty where it names none."""
    versions = plan_versions(question.understood, documents)
    if versions:
        return frozenset(d.id for d in versions)
    met = _of_meeting(question, documents)
    if met:
        return frozenset(d.id for d in met)
    fitting = [d for d in documents if d.kind in question.kinds]
    dated = [d for d in fitting if any(speaks_from(d, p) for p in question.periods)]
    if question.periods:
        fitting = dated
    scores = {d.id: likeness(question.terms, f"{d.title} . {d.body or ''}") for d in fitting}
    best = max(scores.values(), default=0.0)
    if best < _ENTITLED:
        return frozenset(scores)
    return frozenset(i for i, score in scores.items() if score >= best - 0.01)


def plan_versions(text: str, documents: Sequence[Document]) -> list[Document]:
    """The plans meant by "version 2" or "the first plan", in the order named."""
    plans = sorted((d for d in documents if d.kind in _PLANS and d.date), key=lambda d: str(d.date))
    found = []
    for match in _VERSION.finditer(text):
        number = int(match["number"] or _ORDINALS[(match["ordinal"] or "first").lower()])
        for title in dict.fromkeys(d.title for d in plans):
            series = [d for d in plans if d.title == title]
            if len(series) > 1 and number <= len(series):
                found.append(series[number - 1])
    return list(dict.fromkeys(found))


def _of_meeting(question: Question, documents: Sequence[Document]) -> list[Document]:
    """The papers of a meeting on the day, or in the month, that the question names."""
    if not _MEETING.search(question.understood):
        return []
    short = [p for p in question.periods if (p.last - p.first).days < _MONTH]
    return [
        d
        for d in documents
        if d.meeting_date and any(p.first <= d.meeting_date <= p.last for p in short)
    ]


_MONTH = 32


def speaks_from(document: Document, period: Period) -> bool:
    """Whether a paper is of a period: of its days, or of its years where those are what is named."""
    if (period.last - period.first).days < _MONTH:
        return bool(document.date and period.first <= document.date <= period.last)
    return bool(document.years & period.years)
