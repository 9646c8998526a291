"""When two names of a document, or two texts of a page, are the same."""

from __future__ import annotations

import unicodedata


def same_document(one: str, other: str) -> bool:
    """Whether two paths name one file: equal, or one ends in the other at a folder's border."""
    one, other = _path(one), _path(other)
    return one == other or one.endswith("/" + other) or other.endswith("/" + one)


def letters(text: str) -> str:
    """Only the letters and digits, in lower case: what two readers of one page agree on."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def _path(path: str) -> str:
    return unicodedata.normalize("NFC", path).replace("\\", "/").strip("/").casefold()
