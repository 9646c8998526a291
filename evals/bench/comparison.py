"""Both pipelines side by side, as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass

from evals.bench.measures import Measures

COLUMNS = ("", "Scrutineer", "plain LangChain", "ratio")


@dataclass(frozen=True)
class Comparison:
    """One run of the bench. `cold_seconds` is the first answer of a new process, as a command."""

    files: int
    ours: Measures
    plain: Measures
    cold_seconds: float
    help_seconds: float

    @property
    def ingest_ratio(self) -> float:
        """Scrutineer's time to ingest by the plain pipeline's."""
        return self.ours.ingest_seconds / self.plain.ingest_seconds

    @property
    def again_share(self) -> float:
        """Time to ingest again with nothing changed, by the first time's."""
        return (self.ours.again_seconds or 0) / self.ours.ingest_seconds


def rows(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    """What was measured, a row each; times in seconds."""
    ours, plain = comparison.ours, comparison.plain
    return [
        _row("ingest, s", ours.ingest_seconds, plain.ingest_seconds, 1),
        ("pages", f"{ours.pages:,}", f"{plain.pages:,}", ""),
        ("passages", f"{ours.passages:,}", f"{plain.passages:,}", ""),
        _row("pages a second", ours.pages_a_second, plain.pages_a_second, 1),
        _row("passages a second", ours.passages_a_second, plain.passages_a_second, 1),
        ("ingest again, s", f"{ours.again_seconds:.3f}", "", f"{comparison.again_share:.2%}"),
        _row("search, warm, p50, s", ours.query_p50, plain.query_p50, 4),
        _row("search, warm, p95, s", ours.query_p95, plain.query_p95, 4),
        ("answer, warm, p50, s", f"{ours.answer_p50:.4f}", "", ""),
        ("answer, warm, p95, s", f"{ours.answer_p95:.4f}", "", ""),
        ("first answer, cold, s", f"{comparison.cold_seconds:.2f}", "", ""),
        ("scrutineer --help, s", f"{comparison.help_seconds:.2f}", "", ""),
        _row("peak memory, MB", ours.peak_mb, plain.peak_mb, 0),
    ]


def _row(name: str, ours: float, plain: float, digits: int) -> tuple[str, str, str, str]:
    return (name, f"{ours:,.{digits}f}", f"{plain:,.{digits}f}", f"{ours / plain:.2f}")
