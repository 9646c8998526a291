"""What a question names by its number: actions of plans, recommendations of inspections."""

from __future__ import annotations

import re

RECOMMENDATION = re.compile(
    r"\b(?:rec(?:om\w*|s)? (?:no\.? ?|number )?|R ?(?=\d))(?P<n>\d{1,2})\b(?!\.\d)", re.IGNORECASE
)
ACTION_REF = re.compile(
    r"\baction (?:no\.? ?|number )?(?P<named>[A-Z]{0,3}[-/]?\d{1,2}(?:\.\d{1,2})?[a-z]?)\b"
    r"|\b(?P<letter>(?!R\d)[A-Z]{1,3}[-/]?\d{1,2}(?:\.\d{1,2})?[a-z]?)\b"
    r"|(?<![\d.£])\b(?P<parted>\d{1,2}\.\d{1,2}[a-z]?|\d{1,2}[a-d])\b"
    r"(?!\.?\d|\s*(?:%|per cent|million|billion|pm\b|am\b))",
    re.IGNORECASE,
)
"""A reference after the word "action", or one that looks like one by itself: B2, 2.4, 3a."""


def action_refs(text: str) -> tuple[str, ...]:
    """The references that a text prints or may print, in order."""
    return tuple(
        next(ref for ref in found.groupdict().values() if ref)
        for found in ACTION_REF.finditer(text)
    )


def recommendation_numbers(text: str) -> tuple[int, ...]:
    """The numbers of recommendations that a text names: "recommendation 3", "rec 3", "R3"."""
    return tuple(int(found["n"]) for found in RECOMMENDATION.finditer(text))
