"""Appendices that another part of the paper says are exempt, though they don't say so themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.describe.access.units import Unit
from ingest.describe.access.wording import denies

_STATE = r"(?:exempt|confidential|not for publication|restricted|private|part (?:2|ii|two)\b)"
_LABELS = r"(?:[A-Z]|\d{1,2}[a-z]?|[ivx]+)"
_NAMED = re.compile(
    rf"\b(?:appendix|appendices|annexe?s?)\s+(?P<labels>{_LABELS}(?:(?:,| and| &| to|, and)\s*{_LABELS})*)\b"
    rf"(?P<between>[^.;]{{0,60}}?){_STATE}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b{_STATE} (?:appendix|appendices|annexe?s?)\s+(?P<labels>{_LABELS}(?:(?:,| and| &)\s*{_LABELS})*)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    rf"\b(?:{_STATE} (?:appendix|annexe?)|(?:the|an) (?:appendix|annexe?)[^.;]{{0,40}}? (?:is|contains) (?:\w+ ){{0,4}}?{_STATE})(?!\s*[\dA-Z]\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:appendix|annex)\b", re.IGNORECASE)


def appendices_named(units: Iterable[Unit]) -> dict[str, Unit]:
    """The labels of appendices that are said to be exempt, with what says so; "?" is one unlabelled."""
    found: dict[str, Unit] = {}
    for unit in units:
        if not denies(unit.text):
            for label in _labels(unit.text):
                found.setdefault(label, unit)
    return found


def _labels(text: str) -> Iterator[str]:
    for pattern in (_NAMED, _BEFORE):
        for match in pattern.finditer(text):
            if _ANOTHER.search(match.groupdict().get("between") or ""):
                continue
            for label in re.findall(rf"\b{_LABELS}\b", match["labels"]):
                if label.casefold() not in ("and", "to"):
                    yield label.casefold()
    if _UNNAMED.search(text):
        yield "?"
