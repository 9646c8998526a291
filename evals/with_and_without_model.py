"""The two answerers side by side: the same questions without the language model, and with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant import Assistant
from corpus.settings import Settings
from evals.ask.generate import OnProgress
from evals.evaluation import Evaluation, Suite, evaluate
from evals.scoring.compare import compare


def with_and_without(
    suite: Suite,
    settings: Settings,
    *,
    gate: bool,
    out: Path | None = None,
    on_progress: OnProgress | None = None,
) -> Evaluation:
    """The evaluation with the model that the settings name, compared with the one without."""
    plain = settings.model_copy(update={"model": None})
    without = evaluate(suite, Assistant.open(plain), plain, gate=False)
    written = evaluate(
        suite, Assistant.open(settings), settings, gate=gate, out=out, on_progress=on_progress
    )
    found = compare((without.run, without.scores), (written.run, written.scores))
    return replace(written, comparison=found)
