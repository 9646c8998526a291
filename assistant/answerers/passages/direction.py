"""Which way a figure moved, or which of two places has the higher, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft import Point
from assistant.evidence.values import Value
from assistant.types import Citation, Voice

_WORDS = {
    "fifty per cent": 50.0, "half": 50.0, "a quarter": 25.0, "three quarters": 75.0,
    "a third": 33.3, "two thirds": 66.7, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0,
    "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0,
    "eleven": 11.0, "twelve": 12.0,
}  # fmt: skip


@dataclass(frozen=True)
class End:
    """A figure, and the time or the place that it is of ("" where that goes without saying)."""

    value: Value | None
    of: str = ""

    @property
    def spoken(self) -> str:
        """The figure as printed, with what it is of."""
        text = self.value.text if self.value else ""
        return f"{text} ({self.of})" if self.of else text


def movement(before: End, now: End, points: Sequence[Point]) -> list[Point]:
    """Which way a figure moved and by how much; nothing where that can't be told.

    Nothing, too, where one is a share and the other is not, or they are of different units.
    """
    step = _step(before.value, now.value)
    if step is None:
        return []
    if not step:
        return [Point("The figure is the same.", Voice.SCRUTINEER, _carried(points))]
    rose = "rose" if step > 0 else "fell"
    way = "up" if step > 0 else "down"
    text = f"It {rose} from {before.spoken} to {now.spoken}, {way} by {_size(step, now.value)}."
    return [Point(text, Voice.SCRUTINEER, _carried(points))]


def higher(one: End, other: End, points: Sequence[Point]) -> list[Point]:
    """Which of two places has the higher figure; nothing where that can't be told."""
    step = _step(one.value, other.value)
    if step is None or not one.value or not other.value:
        return []
    if not step:
        return [Point("The figure is the same in both.", Voice.SCRUTINEER, _carried(points))]
    more, less = (other, one) if step > 0 else (one, other)
    assert more.value and less.value
    text = (
        f"{more.of} has the higher figure: {more.value.text} against {less.value.text} in "
        f"{less.of}, a difference of {_size(step, one.value)}."
    )
    return [Point(text, Voice.SCRUTINEER, _carried(points))]


def _carried(points: Sequence[Point]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(c for point in points for c in point.citations))


def _step(before: Value | None, now: Value | None) -> float | None:
    first, last = _number(before), _number(now)
    if not before or not now or first is None or last is None:
        return None
    alike = is_share(before) is is_share(now) and _unit(before) == _unit(now)
    return last - first if alike else None


def _size(step: float, value: Value | None) -> str:
    size = f"{abs(step):,.10g}"
    if value and is_share(value):
        return f"{size} percentage point{'' if abs(step) == 1 else 's'}"
    sum_of = "£" if value and value.text.startswith("£") else ""
    return f"{sum_of}{size} {_unit(value)}".rstrip() if value else size


_UNITS = re.compile(
    r"\b(million|billion|thousand|m|bn|k|days?|weeks?|months?|years?|hours?)\b", re.I
)


def _unit(value: Value) -> str:
    found = _UNITS.search(value.text)
    return found.group().lower().rstrip("s") if found else ""


def is_share(value: Value) -> bool:
    """Whether a figure is a part of a whole."""
    return bool(re.search(r"%|\bper ?cent|\bhalf|\bthird|\bquarter", value.text, re.IGNORECASE))


def _number(value: Value | None) -> float | None:
    """The figure as a number; None where it can't be told."""
    if value is None:
        return None
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", value.text)
    if digits:
        return round(float(digits.group().replace(",", "")), 6)
    return _WORDS.get(value.text.lower())
