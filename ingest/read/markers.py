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
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)"  # 2.1 4.1.2.
    r"|\d{1,3}\.(?=\s)"  # 31.
    r")\s+(?=\S)"
)


class Marked(NamedTuple):
    """An item's marker as a reader would name it ("31", "2.1", "a)", "•"), and the rest of it."""

    marker: str
    text: str
    bullet: bool


def marked(text: str) -> Marked | None:
    """The marker at the head of `text`; None where there is none, or nothing follows it."""
    bullet = _BULLET.match(text)
    if bullet:
        rest = text[bullet.end() :]
        number = _NUMBER.match(rest) if bullet["mark"] in "-–*" else None
        if number:
            return Marked(plain_marker(number["mark"]), rest[number.end() :], False)
        return Marked(bullet["mark"], rest, True)
    number = _NUMBER.match(text)
    if number:
        return Marked(plain_marker(number["mark"]), text[number.end() :], False)
    return None


def plain_marker(mark: str) -> str:
    """A number without the full stop that ends it; brackets stay, for they tell (a) from a."""
    return mark.rstrip(".") if mark[:1].isdigit() else mark


def is_bullet(word: str) -> bool:
    """Whether a word is nothing but a bullet."""
    return _BULLET.match(word + " x") is not None


def is_number(word: str) -> bool:
    """Whether a word is nothing but an item's number or letter."""
    return word.isdigit() or _NUMBER.match(word + " x") is not None
