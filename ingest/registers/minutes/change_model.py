"""What a stretch of minutes says of an action's status, date and owner: read by a fitted model.

Fitted by `evals.training.changes` on stretches that writers labelled; it knows no list of wordings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from corpus.embed.tuned_bert import TunedBert
from corpus.embed.vectors import Vectors

FILE = "change_model.npz"
ROLES = ("new_due", "old_due", "new_owner", "old_owner", "new_status", "old_status")
IN_OWN_WORDS = "in the plan's own words"
STATUSES = ("unsaid", "Not started", "Red", "Amber", "Green", "Complete", "Dropped", IN_OWN_WORDS)


@dataclass(frozen=True)
class Marked:
    """A stretch of text with what each part of it may be.

    `roles` has a row for each span, its columns "none of these" and ROLES; `statuses` a share for each
    of STATUSES, adding up to 1; `reopened` is a probability.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    roles: Vectors
    statuses: Vectors
    reopened: float

    def likely(self, role: str, start: int, end: int) -> float:
        """How likely the words from `start` to `end` have a role, from 0 to 1."""
        rows = [at for at, (begins, ends) in enumerate(self.spans) if begins < end and start < ends]
        return float(self.roles[rows, 1 + ROLES.index(role)].mean()) if rows else 0.0

    def words(self, role: str) -> tuple[int, int, float] | None:
        """The likeliest run of words that more likely than not have a role: its place, and how likely."""
        at = 1 + ROLES.index(role)
        best: tuple[int, int, float] | None = None
        for run in _runs(self.roles[:, at] >= _HALF):
            share = float(self.roles[run, at].mean())
            if best is None or share > best[2]:
                best = (*self._whole_words(run[0], run[-1]), share)
        return best

    def _whole_words(self, first: int, last: int) -> tuple[int, int]:
        """The place of a run of pieces, with the rest of the words that it begins and ends in."""
        start, end = self.spans[first][0], self.spans[last][1]
        while start and _IN_WORD.match(self.text[start - 1]) and _IN_WORD.match(self.text[start]):
            start -= 1
        while end < len(self.text) and _IN_WORD.match(self.text[end - 1 : end + 1]):
            end += 1
        return start, end


_HALF = 0.5
_IN_WORD = re.compile(r"[\w’'-]+$")


@lru_cache(maxsize=64)
def mark(text: str) -> Marked:
    """What each part of a stretch may be, and of the whole."""
    return marked_by(_model(), text)


def marked_by(model: TunedBert, text: str) -> Marked:
    """As `mark`, by a model that was fitted for it."""
    told = model.tell(text)
    count = len(STATUSES)
    statuses = _shares(told.whole[None, :count])[0]
    reopened = float(1 / (1 + np.exp(-told.whole[count])))
    return Marked(text, told.spans, _shares(told.tokens), statuses, reopened)


@cache
def _model() -> TunedBert:
    return TunedBert((files(__package__) / FILE).read_bytes)


def _shares(sums: Vectors) -> Vectors:
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def _runs(there: NDArray[np.bool_]) -> list[list[int]]:
    """Places in a row; one that is missing among them counts as there."""
    runs: list[list[int]] = []
    for at, yes in enumerate(there):
        if yes and runs and runs[-1][-1] >= at - 2:
            runs[-1].append(at)
        elif yes:
            runs.append([at])
    return runs
