"""How like a plan's actions are to an inspection's recommendations, sign by sign.

Every sign is a matrix, shape `(recommendations, actions)`; higher is liker. Officers put a
recommendation in their own words, so no sign is enough by itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.language.terms import Term, find_terms
from assistant.language.words import stems
from assistant.tracking.topics import topic_counts
from corpus.types import Action, Recommendation

Matrix = npt.NDArray[np.float64]
Embed = Callable[[Sequence[str]], npt.NDArray[np.float32]]

_PRAISE = re.compile(
    r"^(?:the |an? )?(?:(?:timeliness|consistency|quality|effectiveness|reliability|oversight"
    r"|impact|range|implementation|response|frequency|speed|size|attendance|pace|extent"
    r"|availability|robustness|rigou?r|recording|use|application|management|level|some aspects"
    r"|stability|regularity|preparation|understanding|provision)(?:,| and| or)*\s*(?:the )?)+"
    r"(?:of|with which|in which|to|for|at which)?\s*(?:the )?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:(?:priority|theme|section|objective|part|workstream)\s*)?(?:\d+|[A-Z])?\s*[.:)–-]\s*",
    re.IGNORECASE,
)
_SOME_ASKED = 0.3
_LEAST_WEIGHT = 0.3
_SYNONYM = 0.7


@dataclass(frozen=True)
class Likeness:
    """The signs by which links are judged, and their sum as a first guess."""

    asked: Matrix
    words: Matrix
    topics: Matrix
    ahead: Matrix
    neighbours: Matrix
    passed_over: Matrix
    guess: Matrix


def likeness(
    recommendations: Sequence[Recommendation], actions: Sequence[Action], embed: Embed
) -> Likeness:
    """Every sign of every pair; `embed` gives unit vectors.

    `ahead` is how far an action is nearer to this recommendation than to any other, and
    `neighbours` how near the actions are that the plan sets together with it, after each action's
    own mean is taken off: an action that is near everything answers nothing.
    """
    wanted = [item.text for item in recommendations]
    full = [f"{_theme(a)}. {a.text} {a.measure or ''}" for a in actions]
    beside = [action.answers_text or "" for action in actions]
    dense = _dense(wanted, [action.text for action in actions], full, embed)
    asked = _asked(wanted, beside, embed)
    said = [f"{text} {cell}" for text, cell in zip(full, beside, strict=True)]
    words = 0.5 * _words(wanted, [a.text for a in actions]) + 0.5 * _words(wanted, said)
    topics = _topics(wanted, actions)
    guess = 2 * dense + topics + words + asked
    return Likeness(
        asked, words, topics, _ahead(guess), _neighbours(guess, actions),
        _passed_over(beside, len(wanted)), guess,
    )  # fmt: skip


def core_of(recommendation: str) -> str:
    """What a recommendation is about, without "The timeliness and quality of"."""
    return _PRAISE.sub("", recommendation) or recommendation


def shared_words(recommendation: str, action: str) -> tuple[str, ...]:
    """The recommendation's words, as it has them, that the action has too or means."""
    held = _joined(action)
    return tuple(term.text for term in find_terms(recommendation) if _match(term, held))


def _theme(action: Action) -> str:
    return _NUMBERED.sub("", action.theme or "")


def _dense(
    wanted: Sequence[str], texts: Sequence[str], full: Sequence[str], embed: Embed
) -> Matrix:
    cores = [core_of(text) for text in wanted]
    vectors = np.asarray(embed([*wanted, *cores, *texts, *full]), np.float64)
    n, m = len(wanted), len(texts)
    items, promised = vectors[: 2 * n], vectors[2 * n :]
    cosines = items @ promised.T
    parts = cosines[:n, :m], cosines[n:, :m], cosines[:n, m:], cosines[n:, m:]
    return np.asarray(sum(parts) / len(parts))


def _asked(wanted: Sequence[str], beside: Sequence[str], embed: Embed) -> Matrix:
    found = np.zeros((len(wanted), len(beside)))
    filled = [at for at, cell in enumerate(beside) if cell]
    if filled:
        vectors = np.asarray(embed([*wanted, *(beside[at] for at in filled)]), np.float64)
        found[:, filled] = vectors[: len(wanted)] @ vectors[len(wanted) :].T
    return found


def _words(wanted: Sequence[str], texts: Sequence[str]) -> Matrix:
    """The share of each recommendation's terms, by rarity among the texts, that a text has."""
    held = [_joined(text) for text in texts]
    found = np.zeros((len(wanted), len(texts)))
    for at, text in enumerate(wanted):
        whole = 0.0
        for term in find_terms(text):
            matches = np.array([_match(term, each) for each in held])
            weight = max(term.weight, _LEAST_WEIGHT)
            having = int((matches > 0).sum())
            found[at] += weight * _rarity(having, len(texts)) * matches
            whole += weight * _rarity(0, len(texts))
        found[at] /= whole or 1.0
    return found


def _rarity(having: int, of: int) -> float:
    return math.log(1 + (of - having + 0.5) / (having + 0.5))


def _match(term: Term, held: str) -> float:
    """1 where the words themselves stand there, less where only words that mean the same do."""
    if _stands(term.own, held):
        return 1.0
    return _SYNONYM if any(_stands(each, held) for each in term.wordings[1:]) else 0.0


def _stands(wording: Sequence[str], held: str) -> bool:
    return f" {' '.join(wording)} " in held


def _joined(text: str) -> str:
    """The text's stems in order, a blank on either side of each."""
    return f" {' '.join(stems(text))} "


def _topics(wanted: Sequence[str], actions: Sequence[Action]) -> Matrix:
    """The cosine of what both speak of, topics that few actions speak of counting more."""
    asked = topic_counts(wanted)
    promised = topic_counts([f"{a.text} {a.measure or ''}" for a in actions])
    promised = promised + 0.5 * topic_counts([_theme(a) for a in actions])
    promised = promised + topic_counts([a.answers_text or "" for a in actions])
    rare = np.log(1 + 1 / ((promised > 0).mean(axis=0) + 0.05))
    return np.asarray(_unit(np.sqrt(asked) * rare) @ _unit(np.sqrt(promised) * rare).T)


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9))


def _ahead(guess: Matrix) -> Matrix:
    if len(guess) < 2:
        return np.asarray(guess - guess.mean())
    ordered = np.sort(guess, axis=0)
    best, second = ordered[-1], ordered[-2]
    return np.asarray(guess - np.where(guess == best, second, best))


def _neighbours(guess: Matrix, actions: Sequence[Action]) -> Matrix:
    centred = guess - guess.mean(axis=0, keepdims=True)
    found = np.zeros_like(guess)
    for at, action in enumerate(actions):
        others = [n for n, a in enumerate(actions) if n != at and _beside(a, action)]
        if others:
            found[:, at] = centred[:, others].mean(axis=1)
    return found


def _beside(one: Action, other: Action) -> bool:
    """Whether a plan sets two actions together: under one theme, beside the same words."""
    return one.theme == other.theme and one.answers_text == other.answers_text


def _passed_over(beside: Sequence[str], recommendations: int) -> Matrix:
    """1 for an action beside which a plan that says what was asked says nothing."""
    filled = np.array([bool(cell) for cell in beside])
    says = len(filled) > 0 and filled.mean() > _SOME_ASKED
    row = (~filled).astype(float) if says else np.zeros(len(beside))
    return np.tile(row, (recommendations, 1))
