"""Tables of signs -> the small models that ship, written in the form that `assistant.fitted` reads."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression

from assistant.evidence.rank import SIGNS_OF_ORDER
from evals.training.signs import Line, Read

_SEED = 7
_HEAD_STRENGTH = 60.0
"""The inverse of how strongly the sentences' head is held small, over the number of lines."""
_ANSWERABLE_STRENGTH = 0.01
"""That of the answerable head: by writers left out 0.003 tells worse (0.810 for 0.825), 0.03 alike (0.826)."""
_CROSS = "cross"
"""What the names of signs end in that are missing where there is no cross-encoder."""
_FOR = frozenset(
    "in_time all_in_time fit best second total best_cross best_of_cross best_cosine best_of_cosine best_own_cross "
    "gives near agrees cover cover_all best_cover best_cover_around best_of_time_fit best_names_time best_gives "
    "best_of_paper_named list_named topic led headed paper_named time_fit".split()
)
_AGAINST = frozenset({"o_d_best", "o_d_cover_all", "o_d_total", "d_best_lacks"})
"""Signs of drafts that can only speak for one, and only against: what is learned is held to that."""
_FOR_SENTENCES = frozenset(SIGNS_OF_ORDER)
"""Signs of a sentence's last chance: each can only speak for it."""
_CHANCE = "a_most"
_FOR_ANY = frozenset(
    "a_most a_second a_fifth a_sum q_cross q_cosine q_cover q_passage_0 q_sentence_0 q_gave q_gave_area".split()
)
_AGAINST_ANY = frozenset({"q_missed", "q_missed_most", "q_unknown", "q_absent"})
"""Signs of a question that can only speak for its having an answer, and only against."""


def _bounds(names: Sequence[str]) -> list[int]:
    """1 for a sign that speaks only for an answer, -1 for one against it, 0 for one of either."""
    of_drafts = [name.removeprefix("r_").removeprefix("d_") for name in names]
    whole = _CHANCE in names  # of a question with all its drafts
    return [
        int(name in _FOR_SENTENCES)
        or -(name in _AGAINST or (whole and name in _AGAINST_ANY))
        or int((whole and name in _FOR_ANY) or (name.startswith(("d_", "r_d_")) and plain in _FOR))
        for name, plain in zip(names, of_drafts, strict=True)
    ]


def fit_trees(lines: Sequence[Line], *, rounds: int, leaves: int, least: int) -> dict[str, Any]:
    """Boosted trees that give a line's worth, for rows with and without the cross-encoder's word.

    A worth between 0 and 1 counts as so much of a line that answers and the rest of one that
    doesn't.
    """
    names = _names(lines, least)
    whole = np.array([[signs.get(name, np.nan) for name in names] for _, signs, _ in lines])
    without = whole.copy()
    without[:, [at for at, name in enumerate(names) if name.endswith(_CROSS)]] = np.nan
    worth = np.array([worth for _, _, worth in lines])
    table = np.concatenate([whole, whole, without, without])
    truth = np.concatenate([np.ones(len(lines)), np.zeros(len(lines))] * 2)
    weight = np.concatenate([worth, 1 - worth] * 2) * _balance(lines)
    used = weight > 0
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.06,
        max_leaf_nodes=leaves,
        min_samples_leaf=least,
        l2_regularization=5.0,
        max_features=0.5,
        monotonic_cst=_bounds(names),
        random_state=_SEED,
    )
    model.fit(table[used], truth[used], sample_weight=weight[used])
    return _as_arrays(model, names)


def fit_head(lines: Sequence[Read]) -> dict[str, Any]:
    """A logistic head over what the cross-encoder's layers hold of a sentence: who answers best.

    The mean over its question's sentences is taken off first: what counts is how a sentence differs
    from the others that were found.
    """
    rows = [row for row, _, _ in lines]
    states = np.array([state for _, state, _ in lines], np.float32)
    within: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        within[row].append(at)
    for places in within.values():
        states[places] -= states[places].mean(axis=0)
    spread = states.std(axis=0) + 1e-6
    states /= spread
    model = LogisticRegression(C=_HEAD_STRENGTH / len(lines), class_weight="balanced", max_iter=60)
    model.fit(states, [worth > 0.5 for _, _, worth in lines])
    return {"weights": (model.coef_[0] / spread).astype(np.float32)}


def fit_answerable_head(lines: Sequence[Read]) -> dict[str, Any]:
    """A logistic head over what the layers hold of all that was found: whether the papers answer."""
    states = np.array([state for _, state, _ in lines], np.float32)
    spread = states.std(axis=0) + 1e-6
    model = LogisticRegression(C=_ANSWERABLE_STRENGTH, max_iter=300)
    model.fit(states / spread, [worth > 0.5 for _, _, worth in lines])
    weights = (model.coef_[0] / spread).astype(np.float32)
    return {"weights": weights, "bias": model.intercept_[0].astype(np.float32)}


def fit_rank(lines: Sequence[Line], *, rounds: int, leaves: int, least: int) -> dict[str, Any]:
    """Regression trees on how much more a line is worth than its question's others, over the best's.

    Questions none of whose lines is worth anything teach nothing of order, and are left out.
    """
    worths: dict[str, list[float]] = defaultdict(list)
    for row, _, worth in lines:
        worths[row].append(worth)
    kept = [line for line in lines if max(worths[line[0]]) > 0]
    names = _names(kept, least)
    table = np.array([[signs.get(name, np.nan) for name in names] for _, signs, _ in kept])
    more = [(w - np.mean(worths[row])) / max(worths[row]) for row, _, w in kept]
    model = HistGradientBoostingRegressor(
        max_iter=rounds,
        learning_rate=0.06,
        max_leaf_nodes=leaves,
        min_samples_leaf=least,
        l2_regularization=5.0,
        max_features=0.4,
        monotonic_cst=_bounds(names),
        early_stopping=False,
        random_state=_SEED,
    )
    weight = [1 / np.sqrt(len(worths[row])) for row, _, _ in kept]
    model.fit(table, more, sample_weight=weight)
    return _as_arrays(model, names)


def _names(lines: Sequence[Line], least: int) -> list[str]:
    """The signs that enough lines have for a leaf: rarer ones could tell nothing."""
    counts = Counter(name for _, signs, _ in lines for name in signs)
    return sorted(name for name, count in counts.items() if count >= least)


def _balance(lines: Sequence[Line]) -> NDArray[np.float64]:
    """Each question counts alike, however many lines it has."""
    counts: dict[str, int] = defaultdict(int)
    for row, _, _ in lines:
        counts[row] += 1
    mean = len(lines) / max(1, len(counts))
    each = np.array([mean / counts[row] for row, _, _ in lines])
    return np.tile(np.sqrt(each), 4)


def _as_arrays(
    model: HistGradientBoostingClassifier | HistGradientBoostingRegressor, names: Sequence[str]
) -> dict[str, Any]:
    """A fitted model's trees, node by node."""
    parts: dict[str, list[Any]] = defaultdict(list)
    roots, at = [], 0
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        roots.append(at)
        leaf = nodes["is_leaf"].astype(bool)
        parts["feature"].append(np.where(leaf, -1, nodes["feature_idx"]).astype(np.int32))
        parts["threshold"].append(nodes["num_threshold"])
        parts["left"].append((nodes["left"] + at).astype(np.int32))
        parts["right"].append((nodes["right"] + at).astype(np.int32))
        parts["missing_left"].append(nodes["missing_go_to_left"].astype(bool))
        parts["value"].append(nodes["value"].astype(np.float32))
        at += len(nodes)
    arrays = {name: np.concatenate(each) for name, each in parts.items()}
    base = float(np.ravel(model._baseline_prediction)[0])
    return {"names": json.dumps(names), "base": base, "roots": np.array(roots, np.int32), **arrays}


def fit_linear(
    table: NDArray[np.float32],
    truths: Mapping[str, Sequence[str]],
    *,
    strength: float = 12.0,
    weights: Sequence[float] | None = None,
) -> dict[str, Any]:
    """A multinomial logistic classifier a field, on the rows whose truth isn't empty."""
    each = np.array(weights) if weights else np.ones(len(table))
    held: dict[str, Any] = {}
    fields = {}
    for field, truth in truths.items():
        known = np.array([bool(label) for label in truth])
        labels = np.array(truth)[known]
        model = LogisticRegression(C=strength, max_iter=400, random_state=_SEED)
        model.fit(table[known], labels, sample_weight=each[known])
        toward, bias = model.coef_.T, model.intercept_
        if len(model.classes_) == 2:
            toward, bias = np.hstack([-toward, toward]) / 2, np.array([-bias[0], bias[0]]) / 2
        fields[field] = model.classes_.tolist()
        held[f"{field}_weights"] = toward.astype(np.float16)
        held[f"{field}_bias"] = bias.astype(np.float32)
    return {"fields": json.dumps(fields), **held}


def write(path: Path, arrays: Mapping[str, Any]) -> None:
    """Write a model's file."""
    np.savez_compressed(path, **arrays)
