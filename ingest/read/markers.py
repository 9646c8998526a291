"""The printed bullet or number at the head of a list item or a numbered paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

BULLETS = "•◦‣⁃∙●○◉◎■□▪▫◼◻◆◇♦▶►▸▹➢➤➔→✓✔✗✘☐☑☒★☆·*–—−-\u25fe\u25fd"

_BULLET = re.compile(rf"(?P<mark>[{re.escape(BULLETS)}\ue000-\uf8ff]|o(?=\s))\s+(?=\S)")
_NUMBER = re.compile(
    r"(?P<mark>"
    r"\(?[ivxlc]{1,5}\)|[ivx]{1,4}\.(?=\s)"  # (iv) iv) iv.
    r"|\(?[a-zA-Z]\)|[a-zA-Z]\.(?=\s)"  # (a) a) a.
    r"|\(\d{1,3}\)|\d{1,3}[a-z]?\)"  # (1) 1) 10a)
    r"|\[\w{1,3}\]"  # [A]
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)"  # 2.1 4.1.2.
    r"|\d{1,3}\.(?=\s)"  # 31.
    r")\s+(?=\S)"
)
_DASHES = "-–—*"


class Marked(NamedTuple):
    """An item's marker as a reader would name it ("31", "2.1", "a)", "•"), and the rest of it."""

    marker: str
    text: str
    bullet: bool


def marked(text: str) -> Marked | None:
    """The marker at the head of `text`; None where there is none, or nothing follows it.

    A dash before another marker is only how a list was written down: the other one counts.
    """
    bullet = _BULLET.match(text)
    if bullet:
        rest = text[bullet.end() :]
        inner = marked(rest) if bullet["mark"] in _DASHES else None
        return inner or Marked(bullet["mark"], rest, True)
    number = _NUMBER.match(text)
    if number:
        return Marked(number["mark"].rstrip("."), text[number.end() :], False)
    return None


def is_bullet(word: str) -> bool:
    """Whether a word is nothing but a bullet."""
    return _BULLET.match(word + " x") is not None


def is_number(word: str) -> bool:
    """Whether a word is nothing but an item's number or letter."""
    return word.isdigit() or _NUMBER.match(word + " x") is not None
