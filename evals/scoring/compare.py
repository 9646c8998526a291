"""Two runs of the same questions, compared question by question.

Approximate randomisation (Noreen 1989; for evaluations of this kind, Yeh 2000): if the two runs
were alike, each question's two answers could be swapped; `p` is the share of such swaps that give
a difference at least as large as the one found. Where few questions changed, every swap is tried,
which for figures of right and wrong is McNemar's exact test. The interval of the difference is the
paired bootstrap's. Both are seeded. Being deterministic, a run has no noise of its own: what is
tested is whether the change would show on other questions too.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from evals.metrics.metric import Figure, Summary
from evals.records.records import Run
from evals.scoring.interval import interval
from evals.scoring.score import Scores

_SIGNIFICANT = 0.05
_MATTERS = 0.02
"""A fall of less than two in a hundred stops nothing, however sure."""
_ROUNDS = 2000
_TRIED_WHOLE = 11
"""Up to so many changed questions every swap is tried: 2 to the power of 11 is about as many."""
_SEED = 20230310

Pair = tuple[float | None, float | None]


@dataclass(frozen=True)
class Change:
    """A figure before and now, over the `n` questions that either run defines.

    `difference` is now less before, with its 95 % interval; `p` is how likely a difference this
    large is by chance alone. `better` and `worse` are the questions that changed, most first.
    A figure fell where it is significantly worse; words and seconds are told and never fall.
    """

    figure: Figure
    before: float
    now: float
    difference: float
    low: float
    high: float
    p: float
    n: int
    better: tuple[str, ...]
    worse: tuple[str, ...]

    @property
    def significant(self) -> bool:
        """Whether chance explains the difference badly enough."""
        return self.p < _SIGNIFICANT

    @property
    def fell(self) -> bool:
        """Whether it is significantly worse, by enough to matter."""
        loss = -self.difference if self.figure.high else self.difference
        return self.significant and loss >= _MATTERS and not self.figure.unit


@dataclass(frozen=True)
class Comparison:
    """What changed since an earlier run, over all questions, in the metrics' order.

    `unmatched` are the questions that only one of the two runs has.
    """

    before: Run
    now: Run
    changes: tuple[Change, ...]
    unmatched: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What is compared, as a heading."""
        if self.now.model and not self.before.model:
            return f"Without a language model, and with {self.now.model}"
        return "Since the run before"

    @property
    def fallen(self) -> tuple[Change, ...]:
        """What fell by more than chance explains."""
        return tuple(change for change in self.changes if change.fell)


def compare(
    before: tuple[Run, Scores], now: tuple[Run, Scores], unmatched: Iterable[str] = ()
) -> Comparison:
    """Compare two runs, both judged by today's cases; the questions `unmatched` are left out."""
    earlier, today = before[1], now[1]
    left_out = frozenset(unmatched)
    changes: list[Change] = []
    for mark in today.overall():
        old, new = (scores.values.get(mark.metric.name, {}) for scores in (earlier, today))
        items = [item for item in {**old, **new} if item not in left_out]
        changes += _change(mark.metric, {item: (old.get(item), new.get(item)) for item in items})
    return Comparison(before[0], now[0], tuple(changes), tuple(sorted(left_out)))


def _change(figure: Figure, pairs: Mapping[str, Pair]) -> Iterator[Change]:
    """The figure's change; nothing where one of the runs doesn't define it."""
    known = {item: pair for item, pair in pairs.items() if pair != (None, None)}
    both = _both(list(known.values()), figure.summary)
    if both is None:
        return
    moved = {
        item: now - before
        for item, (before, now) in known.items()
        if before is not None and now is not None and before != now
    }
    up = sorted((item for item in moved if moved[item] > 0), key=lambda item: -moved[item])
    down = sorted((item for item in moved if moved[item] < 0), key=lambda item: moved[item])
    low, high = _interval(list(known.values()), figure.summary)
    yield Change(
        figure=figure,
        before=both[0],
        now=both[1],
        difference=both[1] - both[0],
        low=low,
        high=high,
        p=_chance(list(known.values()), figure.summary),
        n=len(known),
        better=tuple(up if figure.high else down),
        worse=tuple(down if figure.high else up),
    )


def _both(pairs: Sequence[Pair], summary: Summary) -> tuple[float, float] | None:
    before = [one for one, _ in pairs if one is not None]
    now = [other for _, other in pairs if other is not None]
    return (summary(before), summary(now)) if before and now else None


def _difference(pairs: Sequence[Pair], summary: Summary) -> float:
    both = _both(pairs, summary)
    return both[1] - both[0] if both else 0.0


def _interval(pairs: Sequence[Pair], summary: Summary) -> tuple[float, float]:
    return interval(pairs, lambda drawn: _difference(drawn, summary))


def _chance(pairs: Sequence[Pair], summary: Summary) -> float:
    """How likely so large a difference is if each question's answers may be swapped."""
    same = [pair for pair in pairs if pair[0] == pair[1]]
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    if not changed:
        return 1.0
    found = abs(_difference(pairs, summary)) - 1e-9
    whole = len(changed) <= _TRIED_WHOLE
    swaps = product((False, True), repeat=len(changed)) if whole else _drawn(len(changed))
    as_large = [abs(_difference([*same, *_swapped(changed, s)], summary)) >= found for s in swaps]
    if whole:
        return sum(as_large) / len(as_large)
    return (sum(as_large) + 1) / (len(as_large) + 1)


def _swapped(pairs: Sequence[Pair], swap: Sequence[bool]) -> list[Pair]:
    return [
        (now, before) if yes else (before, now)
        for (before, now), yes in zip(pairs, swap, strict=True)
    ]


def _drawn(n: int) -> Iterator[tuple[bool, ...]]:
    draw = random.Random(_SEED)
    for _ in range(_ROUNDS):
        yield tuple(draw.random() < 0.5 for _ in range(n))
