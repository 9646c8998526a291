"""The licence that a paper bears."""

from __future__ import annotations

import re

from ingest.describe.front import Front

_LICENCE = re.compile(
    r"\bOpen Government Licen[cs]e(?:\s+(?:v(?:ersion)?\s?)?\d(?:\.\d)?)?", re.IGNORECASE
)


def find_licence(front: Front) -> str | None:
    """The licence that the paper names."""
    found = _LICENCE.search(re.sub(r"\s+", " ", front.text))
    return re.sub(r"\blicense\b", "Licence", found[0], flags=re.IGNORECASE) if found else None
