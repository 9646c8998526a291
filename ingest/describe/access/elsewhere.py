"""Exemption from something else than being public: council tax, registration, call-in."""

from __future__ import annotations

import re

_PUBLISHED = (
    r"(?:from |general |public |the |further )*"
    r"(?:publication|publish|disclosure|disclosing|release|inspection|access|press|public)"
)
_ELSEWHERE = re.compile(
    rf"\bexempt(?:ed|ion|ions)? (?:from|to) (?!{_PUBLISHED})\S+"
    r"|\b(?:council tax|vat|tax|fee) exempt\w*\b.*"
    r"|\bexempt (?:accommodation|housing|charit\w+|supported)\b",
    re.IGNORECASE,
)


def without_other_exemptions(text: str) -> str:
    """A text without what it says of such exemptions."""
    return _ELSEWHERE.sub("", text)
