"""In force: 1 where what was right at the time asked of is said, and said first.

An answer may name what came before or after ("amber; red in July"), but must not lead with it,
unless it says so ("moves from red to amber", "31 January instead of 31 October").
After VersionRAG (Huwiler et al. 2025), which scores answers on the version asked for. Defined for
answerable questions that name something superseded; 0 where the right thing is not said.
"""

from __future__ import annotations

import re

from evals.cases.case import Case
from evals.match.said import first_said
from evals.metrics.metric import Metric
from evals.records.records import Record

_PAST = r"from|was|were|previously|formerly|instead of|in place of|rather than|not"


def _in_force(case: Case, record: Record) -> float | None:
    if not case.superseded:
        return None
    right = [first_said(record.answer, variant) for variant in case.facts[0]]
    wrong = [first_said(_without_past(record.answer, each), each) for each in case.superseded]
    said = min((place for place in right if place is not None), default=None)
    stale = min((place for place in wrong if place is not None), default=None)
    return float(said is not None and (stale is None or said <= stale))


def _without_past(answer: str, thing: str) -> str:
    """The answer without the thing where it is told as past. The number of words is kept."""
    said = re.compile(rf"\b({_PAST})\s+({re.escape(thing)})\b", re.IGNORECASE)
    return said.sub(lambda found: " ".join(["-"] * len(found[0].split())), answer)


IN_FORCE = Metric("in_force", "answers that lead with what held at the time asked of", _in_force)
