"""Scrutineer on the same files. Run in a process of its own."""

from __future__ import annotations

from pathlib import Path

from assistant import Assistant
from corpus.settings import Settings
from evals.bench.measures import Job, Measures, p50, p95, peak_mb, run_job, seconds_each
from ingest.pipeline import ingest


def measure(job: Job) -> Measures:
    """Ingest the files, ingest them again, then search and ask each question."""
    settings = Settings(library=Path(job.store))
    first = ingest([Path(job.files)], settings)
    again = ingest([Path(job.files)], settings)
    assistant = Assistant.open(settings)
    searches = seconds_each(lambda question: assistant.search(question, 5), job.questions)
    answers = seconds_each(assistant.ask, job.questions)
    return Measures(
        ingest_seconds=first.seconds,
        again_seconds=again.seconds,
        pages=sum(outcome.pages for outcome in first.read),
        passages=sum(outcome.passages for outcome in first.read),
        query_p50=p50(searches),
        query_p95=p95(searches),
        answer_p50=p50(answers),
        answer_p95=p95(answers),
        peak_mb=peak_mb(),
    )


if __name__ == "__main__":
    run_job(measure)
