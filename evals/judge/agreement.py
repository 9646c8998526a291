"""How far a judge agrees with a person, beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960): (observed - expected) / (1 - expected) agreement of two raters.

    1 is full agreement, 0 what chance gives, below 0 worse. None where it isn't defined: no pairs,
    or both gave every item the same label.
    """
    n = len(pairs)
    if not n:
        return None
    observed = sum(one == other for one, other in pairs) / n
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(ones[label] * others[label] for label in ones) / n**2
    return None if expected == 1 else (observed - expected) / (1 - expected)
