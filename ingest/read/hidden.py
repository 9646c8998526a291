"""Text that is in a file and that its reader doesn't see: told to who ingests, never quoted."""

from __future__ import annotations

from collections.abc import Mapping

_SHOWN = 60
_FEW = 3


def hidden_words(found: Mapping[int, str]) -> list[str]:
    """A note on the hidden text of each page; page 0 is a document without pages. Empty for none."""
    pages = {page: " ".join(text.split()) for page, text in found.items()}
    told = [_told(page, text) for page, text in pages.items() if text]
    if not told:
        return []
    more = f"; and on {len(told) - _FEW} more pages" if len(told) > _FEW else ""
    return [f"text that a reader can't see was left out: {'; '.join(told[:_FEW])}{more}"]


def _told(page: int, text: str) -> str:
    words = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}..."
    return f'page {page}, "{words}"' if page else f'"{words}"'
