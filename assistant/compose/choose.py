"""Which of the drafts answers, and how surely: one fitted probability for each (`choose.npz`).

The trees were fitted on the share of the facts that each draft held of labelled questions, those
that nothing answers among them, so that the likeliest draft's probability also says whether to
answer at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.draft import Draft, mention
from assistant.evidence.found import Found
from assistant.fitted import trees
from assistant.language.coverage import Words, coverage
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.types import SeeAlso, Status
from assistant.understand.wants import FACTS

_ANSWERS = 0.30
"""The least probability of a draft that is shown as an answer; chosen on the *choose* part."""
_WHOLE = 0.62
"""The least probability of one that is called complete; chosen there, too."""
_A_WORD = 0.0008
"""What each word of a draft takes off its worth: of two as likely, the shorter is told."""
_NOTHING_MORE = frozenset(
    {"unclear council", "unclear letter", "small talk", "premise", "places none"}
)
"""Drafts that answer by saying something else than what was asked for."""


@dataclass(frozen=True)
class Chosen:
    """The draft that stands, and all of them with their probabilities, likeliest first."""

    draft: Draft
    drafts: tuple[Draft, ...]


def choose(asked: Asked, found: Found, drafts: Sequence[Draft]) -> Chosen:
    """The likeliest draft with its status; a refusal with the nearest where none is likely."""
    shared = question_signs(asked, found, drafts)
    rows = [{**shared, **draft_signs(asked, found, draft)} for draft in drafts]
    chances = trees("assistant.compose", "choose.npz").probabilities(rows)
    weighed = sorted(
        (replace(d, probability=float(p)) for d, p in zip(drafts, chances, strict=True)),
        key=lambda draft: -worth(draft),
    )
    best = next(iter(weighed), None)
    if best is None or best.probability < _ANSWERS:
        sure = 1 - (best.probability if best else 0.0)
        none = Draft(
            (), Status.NONE, see_also=_nearest(asked, found), by="refusal", probability=sure
        )
        return Chosen(none, tuple(weighed))
    return Chosen(_with_status(best), tuple(weighed))


def worth(draft: Draft) -> float:
    """What drafts are ordered by: probability, less a little for each word."""
    return draft.probability - _A_WORD * len(draft.text.split())


def _with_status(draft: Draft) -> Draft:
    """Complete where it is likely enough to be; what says something else keeps its own."""
    if draft.by in _NOTHING_MORE or draft.status is not Status.COMPLETE:
        return draft
    sure = draft.probability >= _WHOLE
    return draft if sure else replace(draft, status=Status.PARTIAL)


def _nearest(asked: Asked, found: Found) -> tuple[SeeAlso, ...]:
    """The paper in which the nearest sentence stands, offered as such and never as the answer."""
    best = next(iter(found.sentences), None)
    if best is None:
        return tuple(mention(d, "held instead") for d in asked.scope.nearest)
    evidence = best.sentence.evidence
    pages = evidence.passage.pages
    shown = SeeAlso(
        evidence.document.path,
        evidence.document.title,
        evidence.document.date,
        "the nearest that is said",
        pages[0] if pages and evidence.document.paged else None,
        best.sentence.text,
    )
    return (shown,)


def question_signs(asked: Asked, found: Found, drafts: Sequence[Draft]) -> dict[str, float]:
    """What is so of a question whatever the draft: its reading, its scope, how much was found."""
    question, scope = asked.question, asked.scope
    top = [p.probability for p in found.passages[:3]]
    best = [s.probability for s in found.sentences[:3]]
    telling = [term for term in question.terms if term.weight >= 1]
    unknown = [t for t in telling if not any(map(asked.library.document_frequency, t.spellings))]
    councils = {p.evidence.document.authority for p in found.passages[:8]}
    return {
        **question.reading.signs,
        "q_councils_named": float(len(question.authorities)),
        "q_absent": float(len(question.absent)),
        "q_councils_in_scope": float(min(10, len(scope.councils))),
        "q_councils_found": float(len(councils)),
        "q_periods": float(len(question.periods)),
        "q_in_time": max((time_fit(d, question.periods) for d in scope.letters), default=0.0),
        "q_terms": float(len(telling)),
        "q_unknown": len(unknown) / len(telling) if telling else 0.0,
        "q_follows": float(question.follows),
        "q_grades": float(len(question.grades)),
        "q_refs": float(len(question.refs) + len(question.numbers)),
        "q_statuses": float(len(question.statuses)),
        "q_facts": question.reading.p(*FACTS),
        "q_words": float(len(question.understood.split())),
        "q_drafts": float(len(drafts)),
        **{f"q_passage_{at}": p for at, p in enumerate(top)},
        **{f"q_sentence_{at}": p for at, p in enumerate(best)},
    }


def draft_signs(asked: Asked, found: Found, draft: Draft) -> dict[str, float]:
    """What is so of a draft: whose it is, what its answerer knows, what it covers, what it cites."""
    question = asked.question
    cited = {c.document_id for point in draft.points for c in point.citations}
    papers = [asked.library.document(i) for i in cited]
    sections = " . ".join({c.section for point in draft.points for c in point.citations})
    titles = " . ".join(paper.title for paper in papers)
    text = Words.of(draft.text)
    newest = asked.scope.letters[:1]
    return {
        f"by={draft.by}": 1.0,
        **{f"d_{name}": value for name, value in draft.signs.items()},
        "d_words": float(len(draft.text.split())),
        "d_points": float(len(draft.points)),
        "d_papers": float(len(papers)),
        "d_cover": coverage(question.terms, found.weigh, text),
        "d_cover_all": coverage(
            question.terms, found.weigh, text, Words.of(sections), Words.of(titles)
        ),
        "d_in_time": max((time_fit(p, question.periods) for p in papers), default=0.0),
        "d_all_in_time": min((time_fit(p, question.periods) for p in papers), default=0.0),
        "d_newest": float(any(n.id in cited for n in newest)),
    }


def passed_over(chosen: Chosen) -> Iterator[Draft]:
    """The drafts that were not taken, likeliest first."""
    yield from (draft for draft in chosen.drafts if draft.points != chosen.draft.points)
