"""Numbers as a reader would write them."""

from __future__ import annotations

from evals.scoring.score import Mark

EN_DASH = "\N{EN DASH}"


def number(value: float, unit: str = "") -> str:
    """A share as a percentage (no more digits than it bears), seconds and words with their unit."""
    if not unit:
        return f"{100 * value:.1f}".removesuffix(".0") + "%"
    if unit in ("s", "kappa"):
        return f"{value:.2f} {unit}"
    return f"{value:.0f} {unit}"


def of(mark: Mark) -> str:
    """A mark's value; a dash where nothing defines it."""
    return EN_DASH if mark.value is None else number(mark.value, mark.metric.unit)


def between(mark: Mark) -> str:
    """A mark's 95 % interval; empty where there is none."""
    if mark.low is None or mark.high is None:
        return ""
    return span(mark.low, mark.high, mark.metric.unit)


def span(low: float, high: float, unit: str = "") -> str:
    """From one value to another, the unit said once."""
    first = number(low, unit).removesuffix(unit or "%").rstrip()
    return f"{first} to {number(high, unit)}"
