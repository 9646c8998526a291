"""Registers and trace, judged: marks that stand beside those of the questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evals.records.registers import Registers
from evals.registers import actions, judgements, progress, recommendations, trace
from evals.registers.actions import check_actions, known_actions
from evals.registers.checked import RegisterFigure
from evals.registers.faults import RegisterFault
from evals.registers.gold import Gold
from evals.registers.judgements import check_judgements
from evals.registers.progress import check_progress
from evals.registers.recommendations import check_recommendations
from evals.registers.trace import check_trace
from evals.scoring.score import ALL_KINDS, Mark, mark

FIGURES: tuple[RegisterFigure, ...] = (
    *judgements.FIGURES,
    *recommendations.FIGURES,
    *actions.FIGURES,
    *progress.FIGURES,
    *trace.FIGURES,
)


@dataclass(frozen=True)
class RegisterScores:
    """The marks, each item's value by figure, and what is wrong."""

    marks: tuple[Mark, ...]
    values: Mapping[str, Mapping[str, float | None]]
    faults: tuple[RegisterFault, ...]


def score_registers(gold: Gold, held: Registers) -> RegisterScores:
    """Judge the registers and the trace by the gold. A figure without an item has no value."""
    known = known_actions(gold, held)
    checks = [
        check_judgements(gold, held),
        check_recommendations(gold, held),
        check_actions(gold, held, known),
        check_progress(gold, known),
        check_trace(gold, held, known),
    ]
    values = {name: items for each in checks for name, items in each.values.items()}
    marks = [mark(f, ALL_KINDS, list(values.get(f.name, {}).values())) for f in FIGURES]
    faults = tuple(fault for each in checks for fault in each.faults)
    return RegisterScores(tuple(marks), values, faults)
