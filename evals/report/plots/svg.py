"""The little SVG that the plots are made of.

Across, places are shares of the width, so that a plot is as wide as the page without its words
growing or shrinking; down, they are pixels. Colours come from the page's style sheet, by class.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Plot:
    """A picture, what it shows in words, and its figures for who can't or won't see it."""

    id: str
    title: str
    told: str
    picture: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def picture(height: float, title: str, parts: Iterable[Markup]) -> Markup:
    """A whole picture; a screen reader says its title, and what it shows from the text beside."""
    return Markup('<svg role="img" aria-label="{}" width="100%" height="{}">{}</svg>').format(
        title, _px(height), Markup("").join(parts)
    )


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> Markup:
    """A line from one place to another."""
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"/>').format(
        _share(x1), _px(y1), _share(x2), _px(y2), style
    )


def dot(x: float, y: float, style: str, radius: float = 5) -> Markup:
    """A filled circle."""
    return Markup('<circle cx="{}" cy="{}" r="{}" class="{}"/>').format(
        _share(x), _px(y), _px(radius), style
    )


def bar(x: float, y: float, width: float, height: float, style: str) -> Markup:
    """A filled rectangle."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" class="{}"/>').format(
        _share(x), _px(y), _share(width), _px(height), style
    )


def words(x: float, y: float, text: str, style: str = "", anchor: str = "start") -> Markup:
    """Text that starts, ends or is centred (`middle`) at a place."""
    return Markup('<text x="{}" y="{}" text-anchor="{}" class="{}">{}</text>').format(
        _share(x), _px(y), anchor, style, text
    )


def scale(y: float, top: float = 0) -> Markup:
    """The ends and quarters of a scale of shares, written under a plot whose lines reach `top`."""
    parts = []
    for quarter in range(5):
        at = quarter / 4
        anchor = {0: "start", 4: "end"}.get(quarter, "middle")
        parts.append(line(at, top, at, y - 14, "grid"))
        parts.append(words(at, y, f"{25 * quarter}%", "quiet", anchor))
    return Markup("").join(parts)


def _share(value: float) -> str:
    return f"{100 * value:.2f}%"


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
