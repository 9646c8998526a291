"""What the folder and the name of a file say of who may see it."""

from __future__ import annotations

import re

_FOLDER = re.compile(
    r"^\W*(?:exempt|confidential|restricted|private|pink|not for publication|nfp|part (?:2|ii|b))"
    r"(?: (?:papers?|reports?|items?|documents?|files?|appendices|minutes|information))?\W*$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?:exempt(?! (?:accommodation|housing))|confidential|restricted|not for publication|nfp|pink)\b",
    re.IGNORECASE,
)


def folder_says_exempt(path: str) -> str:
    """The folder in a paper's path that is kept for exempt papers; "" where none is."""
    return next((part for part in path.split("/")[:-1] if _FOLDER.match(_spaced(part))), "")


def name_suggests_exempt(path: str) -> bool:
    """Whether a file's name has a word that exempt papers are named by; that alone is not certain."""
    return bool(_NAME.search(_spaced(path.rsplit("/", maxsplit=1)[-1])))


def _spaced(name: str) -> str:
    return re.sub(r"[_\-.]+", " ", name)
