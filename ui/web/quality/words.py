"""What an evaluation measures, in a councillor's words."""

from __future__ import annotations

from dataclasses import dataclass

from evals.history import PastKind, PastMark, PastRun
from ui.plain import one_line, written


@dataclass(frozen=True)
class Asked:
    """A thing measured: its mark's name, its short name, and the question that it answers."""

    mark: str
    name: str
    question: str


CHIEF = (
    Asked("fact_recall", "Facts given", "Of the facts asked for, how many did the answers give?"),
    Asked("page_cited", "Right page", "How many answers cited a page that holds the answer?"),
    Asked("refusal_precision", "Right to refuse", "When it said “not in the documents”, was it so?"),
    Asked("refusal_recall", "Refused as it should", "Of questions with no answer, how many did it refuse?"),
    Asked("quotes_on_page", "Quotes on their page", "How many answers quoted only words that are there?"),
)  # fmt: skip
"""What the page shows, the first first."""

_SUITES = {
    "demo": (
        "The demonstration papers",
        "Papers of a council that doesn't exist, with questions made hard on purpose.",
    ),
    "ofsted-reports": (
        "Public inspection reports",
        "Reports that Ofsted has published on some twenty councils.",
    ),
}
_KINDS = {
    "lookup": "Facts: a date, a name, a figure, a grade",
    "list": "Lists",
    "explain": "Explanations",
    "compare": "Comparisons",
    "asof": "What held on a given day",
    "attribution": "Who said so",
    "followup": "Follow-up questions",
    "unanswerable": "Questions with no answer in the documents",
    "trace": "Recommendations and the actions on them",
}
_IN = 100


def suite_words(run: PastRun) -> tuple[str, str]:
    """What the questions of a run are called, and what they are; the suite's own name if unknown."""
    return _SUITES.get(run.suite, (one_line(run.suite), "Questions of your own."))


def kind_words(kind: PastKind) -> str:
    """What a kind of question is called."""
    return _KINDS.get(kind.name, kind.name.replace("_", " ").capitalize())


def in_100(value: float) -> str:
    """A share as it is said aloud: "81 in 100"; never 100 where one was missed."""
    whole = round(value * _IN)
    if whole == _IN and value < 1:
        whole = _IN - 1
    return f"{whole} in {_IN}"


def between(mark: PastMark) -> str:
    """Where the true share lies, most likely."""
    return f"{round(mark.low * _IN)} to {round(mark.high * _IN)}"


def run_words(run: PastRun) -> str:
    """What was asked of what, and when."""
    by = f" Answers were written by {one_line(run.model)}." if run.model else ""
    return (
        f"{run.cases} questions on {run.documents} documents, "
        f"measured on {written(run.when.date())}.{by}"
    )


def speed_words(run: PastRun) -> str:
    """How long an answer takes; "" where it wasn't measured."""
    typical, slow = run.marks.get("latency_p50"), run.marks.get("latency_p95")
    if not typical or not slow:
        return ""
    return (
        f"A typical answer took {typical.value:.1f} seconds. "
        f"19 in 20 took no more than {slow.value:.1f} seconds."
    )


def weakest_words(run: PastRun) -> str:
    """The kind of question that it does worst on; "" where kinds weren't told apart."""
    marked = [(kind.marks["fact_recall"].value, kind) for kind in run.kinds if _facts(kind)]
    if len(marked) < 2:
        return ""
    value, kind = min(marked, key=lambda pair: pair[0])
    return f"Weakest: **{kind_words(kind).lower()}**, with {in_100(value)} facts given."


def _facts(kind: PastKind) -> bool:
    return "fact_recall" in kind.marks
