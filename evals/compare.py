"""Two runs of the same questions, compared question by question."""

from __future__ import annotations

from dataclasses import dataclass

from evals.metrics.metric import Figure
from evals.records import Run


@dataclass(frozen=True)
class Change:
    """A figure before and now, over the `n` questions that both runs define.

    `difference` is now less before, with its 95 % interval; `p` is how likely a difference this
    large is by chance alone. `better` and `worse` are the questions that changed, most first.
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
    significant: bool
    fell: bool


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
    def fallen(self) -> tuple[Change, ...]:
        """What fell by more than chance explains."""
        return tuple(change for change in self.changes if change.fell)
