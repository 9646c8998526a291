"""Numbers as lists write them."""

from __future__ import annotations

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits as a footnote's reference shows them."""

_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def ordinal(number: int, kind: str) -> str:
    """A number written as `kind` is: "1", "a", "A", "i" or "I"."""
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number < 400:
        written = roman(number)
        return written if kind == "i" else written.upper()
    return str(number)


def roman(number: int) -> str:
    """A number from 1 to 399 in small Roman numerals."""
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written
