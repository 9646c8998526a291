"""Which of the drafts answers, and how surely.

Two sets of fitted trees say what a draft is worth: `rank.npz`, fitted on how much more of the facts each
draft of a labelled question held than its others did, orders them; `answered.npz`, fitted on the share
that each held, of questions that nothing answers none, says whether the best is called complete.
`answerable.npz` says whether the papers answer at all, from what is wanted and what
all the drafts come to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.draft import Draft, mention, refusal
from assistant.evidence.found import Found
from assistant.fitted import beside, trees
from assistant.language.coverage import Words, coverage, presence
from assistant.language.terms import Term
from assistant.scope.asked import Asked
from assistant.scope.named_grade import NEITHER
from assistant.scope.papers import time_fit
from assistant.types import SeeAlso, Status
from assistant.understand.wants import (
    FACTS,
    FIELDS,
    OF_ACTIONS,
    OF_WHOLE_PLANS,
    Polarity,
    Wanted,
)
from corpus.types import Document

_SHOWN = 0.11
"""The least chance of the likeliest draft, times that of the question having an answer, for one to be shown."""
_WHOLE, _WHOLE_OF_REGISTER = 0.8, 0.65
"""The least chance of one that is called complete: of sentences, and of a register read whole."""
_OF_REGISTERS = frozenset(
    {"grades", "inspection", "recommendations", "strengths", "next steps", "list", "places graded"}
) | {view.value for view in OF_WHOLE_PLANS | OF_ACTIONS}
_ASKED_BACK = {"unclear council": (0.15, 0.5), "unclear letter": (0.05, 0.4)}
"""The least chance of asking which is meant, and its least share of the likeliest draft's."""
_WANTED = 0.5
"""From which probability something of the tracker is taken to be wanted."""
_MEANT = 0.4
"""The least chance that an action is the one that is asked about, for the tracker to tell of it alone."""
_LIKELY = 0.4
"""The least probability of a view that is told: below it another is likelier to be meant."""
_OF_FIELDS = frozenset({"grades", "inspection", "places graded"})
"""Answerers that give a field's value: whether the question's words stand in it says nothing."""
_SETTLED_BY_GRADES = (
    Wanted.GRADE, Wanted.STANDING, Wanted.YES_NO, Wanted.MOVEMENT, Wanted.COMPARISON, Wanted.PLACES,
)  # fmt: skip
_SHORT = (*FACTS, Wanted.GRADE, Wanted.COMPARISON)
"""What a few words answer: an overview of a service holds its grade too, and buries it."""
_A_WORD = 0.0015
"""What each word of a draft takes off its worth where a few answer."""
_LOOKED_AT = 12
"""How many passages, best first, tell whether the papers speak of what is asked."""
_ROOM = "assistant.compose"
_BESIDE = (
    "d_best", "d_second", "d_total", "d_best_cross", "d_best_own_cross", "d_best_cosine", "d_cover", "d_cover_all",
    "d_words", "d_fit", "d_in_time", "d_led", "d_topic", "d_list_named", "d_papers",
)  # fmt: skip
"""The signs in which a draft is set beside the other drafts of its question."""
_PLACED = ("d_best", "d_cover_all", "d_total")
"""Those by which drafts of a question are numbered, best first."""
_OF_BEST = ("d_cover_all", "d_best_cross", "d_best_own_cross", "d_in_time", "d_best")
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
    """The likeliest draft with its status; a refusal with the nearest where none is likely.

    How sure a refusal is, and asking back, is how unlikely it is that a draft answers.
    """
    rows = rows_of(asked, found, drafts)
    values = trees(_ROOM, "rank.npz").sums(rows)
    chances = trees(_ROOM, "answered.npz").probabilities(rows)
    short = asked.question.reading.p(*_SHORT)
    weighed = sorted(
        (
            (worth(value, row, short), replace(draft, probability=float(chance)))
            for value, chance, row, draft in zip(values, chances, rows, drafts, strict=True)
        ),
        key=lambda each: -each[0],
    )
    ordered = tuple(draft for _, draft in weighed)
    instead = _said_instead(asked, ordered) or _tracked(asked, drafts)
    best = instead or next(iter(ordered), None)
    if best is None:
        return Chosen(_refused(asked, found, 1.0), ordered)
    whole = answerable_signs(rows, chances.tolist())
    answerable = float(trees(_ROOM, "answerable.npz").probabilities([whole])[0])
    answered = answerable * max(
        (draft.probability for draft in ordered if draft.points), default=0.0
    )
    if best.status is Status.UNCLEAR:
        best = replace(best, probability=1 - answered)
    if instead or best.by in _NOTHING_MORE:
        return Chosen(best, ordered)
    if answered < _SHOWN:
        return Chosen(_refused(asked, found, 1 - answered), ordered)
    return Chosen(_with_status(asked, best), ordered)


def _said_instead(asked: Asked, ordered: Sequence[Draft]) -> Draft | None:
    """What is said before all else: to small talk, of what asks for nothing else, and where it is unclear whose "we" is.

    Such questions are few among those that the trees were fitted on; so where asking back is near to
    the likeliest draft, it comes first.
    """
    by = {draft.by: draft for draft in ordered}
    if asked.question.wanted is Wanted.SMALL_TALK and "small talk" in by:
        return by["small talk"]
    alone = next((draft for draft in ordered if draft.signs.get("alone")), None)
    if alone:
        return _with_status(asked, alone)
    if "unclear council" in by and asked.question.ours:
        return by["unclear council"]
    likeliest = max((draft.probability for draft in ordered if draft.points), default=0.0)
    for name, (least, share) in _ASKED_BACK.items():
        back = by.get(name)
        if back and back.probability >= max(least, share * likeliest):
            return back
    return None


def _tracked(asked: Asked, drafts: Sequence[Draft]) -> Draft | None:
    """What the tracker says, where that is wanted and it has it; the answerer's first plan first.

    A list over a plan stands in no paper, however near a sentence comes to the words that ask for it;
    so the tracker's drafts aren't set beside quotations. Nor are they of one action where it is likely
    enough which is meant.
    """
    reading = asked.question.reading
    wanted, sort = max(
        (reading.of_plans(*of), of) for of in (tuple(OF_WHOLE_PLANS), tuple(OF_ACTIONS))
    )
    if wanted < _WANTED:
        return None
    named = {d.by: d for d in reversed(drafts) if d.signs.get("chance", 1.0) >= _MEANT}
    for view in sorted(sort, key=lambda each: -reading.of_plans(each)):
        if view.value in named and reading.of_plans(view) >= _LIKELY:
            found = named[view.value]
            sure = reading.of_plans(view) * found.signs.get("chance", 1.0)
            return _with_status(asked, replace(found, probability=sure))
    return None


def worth(value: float, row: Mapping[str, float], short: float) -> float:
    """What drafts are ordered by: their rank, less a little a word as likely as a short answer is wanted."""
    return float(value) - _A_WORD * row["d_words"] * short


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


def _refused(asked: Asked, found: Found, sure: float) -> Draft:
    return refusal(see_also=_nearest(asked, found), sure=sure)


def _with_status(asked: Asked, draft: Draft) -> Draft:
    """Complete where it is likely enough to be; what says something else keeps its own.

    Grades alone are all of an answer only where a grade settles what is wanted.
    """
    if draft.by in _NOTHING_MORE or draft.status is not Status.COMPLETE:
        return draft
    sure = draft.probability >= (_WHOLE_OF_REGISTER if draft.by in _OF_REGISTERS else _WHOLE)
    settled = draft.by != "grades" or asked.question.reading.p(*_SETTLED_BY_GRADES) > 0.5
    return draft if sure and settled else replace(draft, status=Status.PARTIAL)


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
    return {
        "q_missed": sum(missed) / (sum(weights.values()) or 1.0),
        "q_missed_most": max(missed, default=0.0),
        "q_cover": max((p.signs["cover_all"] for p in best), default=0.0),
        "q_cosine": max((p.signs["cosine"] for p in best), default=0.0),
        **{
            f"q_{name}": max(p.signs[name] for p in best if name in p.signs)
            for name in ("cross", "own_cross")
            if any(name in p.signs for p in best)
        },
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


def passed_over(chosen: Chosen) -> Iterator[Draft]:
    """The drafts that were not taken, likeliest first."""
    yield from (draft for draft in chosen.drafts if draft.points != chosen.draft.points)
