"""Voice: whether the first statement that carries a fact is put in the right mouth.

An opinion told as an inspector's finding is the commonest fault of systems of this kind; hence a
figure of its own. Defined for questions that say whose voice the answer rests on; 0 where no
statement carries a fact.
"""

from __future__ import annotations

from evals.cases.case import Case
from evals.metrics.fact_recall import facts_said
from evals.metrics.metric import Metric
from evals.records.records import Record


def _voice(case: Case, record: Record) -> float | None:
    if case.voice is None:
        return None
    carrying = (said for said in record.statements if any(facts_said(case, said.text)))
    first = next(carrying, None)
    return float(first is not None and first.voice == case.voice.value)


VOICE = Metric("voice", "answers put in the mouth that said them", _voice)
