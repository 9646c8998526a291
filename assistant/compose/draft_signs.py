"""What tells which draft answers: signs of the question, of each draft, and of how it stands beside the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.draft import Draft
from assistant.evidence.found import Found
from assistant.fitted import beside
from assistant.language.coverage import Words, coverage, presence
from assistant.language.terms import Term
from assistant.scope.asked import Asked
from assistant.scope.named_grade import NEITHER
from assistant.scope.papers import time_fit
from assistant.understand.wants import FACTS, FIELDS, Polarity
from corpus.types import Document

_OF_FIELDS = frozenset({"grades", "inspection", "places graded"})
"""Answerers that give a field's value: whether the question's words stand in it says nothing."""
_LOOKED_AT = 12
"""How many passages, best first, tell whether the papers speak of what is asked."""
_BESIDE = (
    "d_best", "d_second", "d_total", "d_best_cross", "d_best_own_cross", "d_best_cosine", "d_cover", "d_cover_all",
    "d_words", "d_fit", "d_in_time", "d_led", "d_topic", "d_list_named", "d_papers",
)  # fmt: skip
"""The signs in which a draft is set beside the other drafts of its question."""
_PLACED = ("d_best", "d_cover_all", "d_total")
"""Those by which drafts of a question are numbered, best first."""
_OF_BEST = ("d_cover_all", "d_best_cross", "d_best_own_cross", "d_in_time", "d_best")


def rows_of(asked: Asked, found: Found, drafts: Sequence[Draft]) -> list[dict[str, float]]:
    """A row of signs for each draft: the question's, its own, and how it stands beside the others."""
    shared = question_signs(asked, found, drafts)
    own = [draft_signs(asked, found, draft) for draft in drafts]
    stand = _beside(own, drafts)
    return [{**shared, **mine, **rest} for mine, rest in zip(own, stand, strict=True)]


def _beside(own: Sequence[Mapping[str, float]], drafts: Sequence[Draft]) -> list[dict[str, float]]:
    alike = Counter(draft.by for draft in drafts)
    seen: Counter[str] = Counter()
    rows = []
    for stands, draft in zip(beside(own, _BESIDE, _PLACED), drafts, strict=True):
        rows.append({**stands, "n_same": float(alike[draft.by]), "nth_same": float(seen[draft.by])})
        seen[draft.by] += 1
    return rows


def answerable_signs(
    rows: Sequence[Mapping[str, float]], chances: Sequence[float]
) -> dict[str, float]:
    """What tells whether a question is answered at all, from its drafts' rows and their chances."""
    ordered = sorted(chances, reverse=True)
    best = rows[max(range(len(rows)), key=lambda at: chances[at])]
    fields = tuple(f"{name}=" for name in FIELDS)
    signs = {n: v for n, v in best.items() if n.startswith(("q_", *fields)) or n in _OF_BEST}
    kinds: dict[str, float] = {}
    for row, chance in zip(rows, chances, strict=True):
        by = next(name for name in row if name.startswith("by="))
        kinds[f"m_{by}"] = max(chance, kinds.get(f"m_{by}", 0.0))
    return {
        **signs,
        **kinds,
        "a_most": ordered[0],
        "a_second": ordered[min(1, len(ordered) - 1)],
        "a_fifth": ordered[min(4, len(ordered) - 1)],
        "a_sum": sum(ordered[:12]),
    }


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
        "q_councils_named": float(len(question.authorities) or asked.of_one),
        "q_absent": float(len(question.absent)),
        "q_councils_in_scope": float(min(10, len(scope.councils))),
        "q_councils_found": float(len(councils)),
        "q_periods": float(len(question.periods)),
        "q_in_time": max((time_fit(d, question.periods) for d in scope.letters), default=0.0),
        "q_terms": float(len(telling)),
        "q_unknown": len(unknown) / len(telling) if telling else 0.0,
        "q_follows": float(question.follows),
        "q_grades": float(len(question.grades)),
        **_most_given(asked, [d.id for d in scope.letters if _of_time(asked, d)], "q"),
        "q_refs": float(len(question.refs) + len(question.numbers)),
        "q_statuses": float(len(question.statuses)),
        "q_facts": question.reading.p(*FACTS),
        "q_words": float(len(question.understood.split())),
        **_reached(found, telling),
        **{f"q_{name}": value for name, value in found.signs.items()},
        "q_drafts": float(len(drafts)),
        **{f"q_passage_{at}": p for at, p in enumerate(top)},
        **{f"q_sentence_{at}": p for at, p in enumerate(best)},
    }


def _reached(found: Found, telling: Sequence[Term]) -> dict[str, float]:
    """How near the best passages come: in words, in meaning, by the cross-encoder, and what they lack."""
    best = found.passages[:_LOOKED_AT]
    texts = [Words.of(p.evidence.passage.text) for p in best]
    titles = [Words.of(p.evidence.document.title) for p in best]
    weights = {term.own: found.weigh(term) for term in telling}
    missed = [
        weights[term.own] * (1 - max((presence(term, t) for t in (*texts, *titles)), default=0.0))
        for term in telling
    ]
    crossed = [p.signs["cross"] for p in best if "cross" in p.signs]
    return {
        "q_missed": sum(missed) / (sum(weights.values()) or 1.0),
        "q_missed_most": max(missed, default=0.0),
        "q_cover": max((p.signs["cover_all"] for p in best), default=0.0),
        "q_cosine": max((p.signs["cosine"] for p in best), default=0.0),
        **({"q_cross": max(crossed)} if crossed else {}),
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
    sided = question.reading.p(Polarity.STRENGTH) - question.reading.p(Polarity.WEAKNESS)
    return {
        f"by={draft.by}": 1.0,
        **{f"d_{name}": value for name, value in draft.signs.items()},
        "d_agrees": draft.signs.get("leaning", 0.0) * sided,
        "d_words": float(len(draft.text.split())),
        "d_points": float(len(draft.points)),
        "d_papers": float(len(papers)),
        **(_covers(asked, found, text, sections, titles) if draft.by not in _OF_FIELDS else {}),
        "d_in_time": max((time_fit(p, question.periods) for p in papers), default=0.0),
        "d_all_in_time": min((time_fit(p, question.periods) for p in papers), default=0.0),
        "d_newest": float(any(n.id in cited for n in newest)),
        **_most_given(asked, cited, "d"),
    }


def _of_time(asked: Asked, paper: Document) -> bool:
    return time_fit(paper, asked.question.periods) >= 0


def _most_given(asked: Asked, papers: Iterable[str], of: str) -> dict[str, float]:
    """Whether any of the papers gives a grade that is named: 1; -1 where all that grade give others."""
    given = [asked.who_gave.get(paper, NEITHER) for paper in papers]
    best = {
        name: max((each[name] for each in given if each[name]), default=0.0) for name in NEITHER
    }
    return {f"{of}_{name}": value for name, value in best.items()}


def _covers(
    asked: Asked, found: Found, text: Words, sections: str, titles: str
) -> dict[str, float]:
    """How much of the question a draft's words cover, alone and with where they stand."""
    terms, weigh = asked.question.terms, found.weigh
    return {
        "d_cover": coverage(terms, weigh, text),
        "d_cover_all": coverage(terms, weigh, text, Words.of(sections), Words.of(titles)),
    }
