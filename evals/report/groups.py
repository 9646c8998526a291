"""The measures under headings, so that a reader finds the one in mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.scoring.score import Mark

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "Is it right": (
        "answered_rightly",
        "right",
        "fact_recall",
        "order",
        "direction",
        "in_force",
        "voice",
        "carried",
    ),
    "Can it be looked up": (
        "document_cited",
        "document_recall",
        "page_cited",
        "page_recall",
        "quotes_on_page",
        "quotes_in_file",
        "statements_supported",
        "citation_precision",
        "invented_sources",
    ),
    "Does it refuse rightly": (
        "refusal_precision",
        "refusal_recall",
        "refusal_f1",
        "premise_corrected",
    ),
    "Is it short and quick": ("answer_words", "list_words", "latency_p50", "latency_p95"),
    "Does the search find it": (
        "facts@5",
        "document@5",
        "page@5",
        "recall@5",
        "ndcg@10",
        "mrr@10",
        "page_recall@5",
        "page_ndcg@10",
        "page_mrr@10",
    ),
    "What the judge model thinks": ("judge_supported", "judge_right", "judge_kappa"),
}
_REGISTERS = (
    "judgement_",
    "recommendation_",
    "action_",
    "progress_",
    "state_",
    "link_",
    "sure_",
    "gap_",
)
_REGISTERS_TITLE, _REST_TITLE = "Are registers and trace right", "Others"


def grouped(marks: Sequence[Mark]) -> list[tuple[str, list[Mark]]]:
    """The marks by heading, in the headings' order; one that is under none comes last."""
    titles = [*_GROUPS, _REGISTERS_TITLE, _REST_TITLE]
    under = [(title, [m for m in marks if _title(m) == title]) for title in titles]
    return [(title, found) for title, found in under if found]


def _title(mark: Mark) -> str:
    name = mark.metric.name
    for title, names in _GROUPS.items():
        if name in names:
            return title
    return _REGISTERS_TITLE if name.startswith(_REGISTERS) else _REST_TITLE
