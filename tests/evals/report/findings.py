"""A small evaluation with one answer of each verdict, for the tests of what is told of it."""

from datetime import UTC, datetime

from evals.evaluation import Suite, judge
from evals.records.records import FoundPassage
from evals.scoring.gate import Fall
from tests.answers import case, cited, record
from tests.evals.test_records import RUN

WHEN = datetime(2026, 11, 22, 1, 45, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> & [link](http://x)"


def like(similarity):
    """One passage found, so near to the question."""
    return (FoundPassage(document="a.pdf", pages=(1,), text="Words.", similarity=similarity),)


CASES = (
    case(id="right"),
    case(id="amiss", page_refs=[["letters/march-2023.pdf", 3]]),
    case(id="part", kind="list", facts=[["Good"], ["Poor"]]),
    case(id="wrong", facts=[["Outstanding"]]),
    case(id="refused", kind="explain"),
    case(id="miss", kind="near miss", answerable=False, facts=[], documents=[], page_refs=[]),
    case(id="caught", kind="near miss", answerable=False, facts=[], documents=[], page_refs=[]),
    case(id="broken", question=HOSTILE),
)
RECORDS = (
    record(id="right", passages=like(0.9)),
    record(id="amiss", passages=like(0.8)),
    record(id="part", passages=like(0.7), seconds=0.4),
    record(id="wrong", passages=like(0.6), citations=(cited(quote=HOSTILE),)),
    record(
        id="refused", status="none", answer="They do not say.", citations=(), passages=like(0.3)
    ),
    record(id="miss", passages=like(0.55)),
    record(id="caught", status="none", answer="They do not say.", citations=(), passages=like(0.2)),
    record(id="broken", status="error", answer="", error=f"bad \x0b {HOSTILE}", citations=()),
)
FALL = Fall("fact_recall", "at least 0.9", 0.5, ("part", "wrong"))


def evaluation(*, fallen=None):
    from dataclasses import replace

    judged = judge(Suite("demo", CASES), RUN, RECORDS, gate=False)
    return replace(judged, fallen=fallen)
