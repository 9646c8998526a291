"""A register's items told right or wrong, figure by figure."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field

from evals.match.documents import letters
from evals.metrics.metric import Summary
from evals.registers.faults import RegisterFault


@dataclass(frozen=True)
class RegisterFigure:
    """A share of a register's items: of those wanted, of those given, or of their fields."""

    name: str
    meaning: str
    summary: Summary = statistics.fmean
    high: bool = True
    unit: str = ""


@dataclass
class Checked:
    """What was found of a register: 1 or 0 for each item by figure, and the faults."""

    register: str
    values: dict[str, dict[str, float | None]] = field(default_factory=dict)
    faults: list[RegisterFault] = field(default_factory=list)

    def note(self, figure: RegisterFigure, item: str, right: bool) -> None:
        """Count an item for a figure."""
        self.values.setdefault(figure.name, {})[item] = float(right)

    def fault(self, document: str, item: str, what: str) -> None:
        """Tell what is wrong with an item."""
        self.faults.append(RegisterFault(self.register, document, item, what))

    def fields(
        self,
        figure: RegisterFigure,
        document: str,
        item: str,
        pairs: Mapping[str, tuple[object, object]],
    ) -> None:
        """Compare an item's fields, each given as (wanted, got); texts by letters and digits."""
        for name, (wanted, got) in pairs.items():
            same = _same(wanted, got)
            self.note(figure, f"{document}#{item}.{name}", same)
            if not same:
                self.fault(document, item, f"{name} is {got!r}, wanted {wanted!r}")


def begins(text: str | None, start: str) -> bool:
    """Whether a text begins so, by letters and digits."""
    return letters(text or "").startswith(letters(start))


def ends(text: str | None, end: str) -> bool:
    """Whether a text ends so, by letters and digits."""
    return letters(text or "").endswith(letters(end))


def _same(wanted: object, got: object) -> bool:
    if isinstance(wanted, str) and isinstance(got, str):
        return letters(wanted) == letters(got)
    return wanted == got
