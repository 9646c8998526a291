"""The one place that says when two texts are the same.

Compared are letters as Unicode NFKC has them, with quotation marks and dashes made plain,
white space folded to one blank, and a hyphen at a line's end taken out with the break.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\u0002", ""),
}
_BREAK = re.compile(r"-\s*\n\s*")


def normalise(text: str) -> str:
    """The form in which two texts are compared. Case is kept."""
    return _normalise_with_map(text)[0]


def locate(page: str, quote: str) -> tuple[int, int] | None:
    """Where `quote` stands in `page`, as a span of the page's own characters; None if it doesn't.

    A hyphen at a line's end is matched both kept and joined. An empty quote is nowhere.
    """
    wanted = _squeeze(normalise(quote))
    if not wanted:
        return None
    haystack, places = _squeezed_with_map(page)
    at = haystack.find(wanted)
    while at >= 0:
        start, end = places[at], places[at + len(wanted) - 1] + 1
        if _at_word_ends(page, start, end):
            return start, end
        at = haystack.find(wanted, at + 1)
    return None


def _at_word_ends(page: str, start: int, end: int) -> bool:
    """Whether [start, end) cuts no word or number of the page: "29%" is not in "129%"."""
    cuts_first = start > 0 and page[start - 1].isalnum() and page[start].isalnum()
    cuts_last = end < len(page) and page[end].isalnum() and page[end - 1].isalnum()
    return not (cuts_first or cuts_last)


def _squeeze(text: str) -> str:
    """Without blanks and hyphens: a line end may hide either."""
    return text.replace(" ", "").replace("-", "")


@lru_cache(maxsize=512)
def _squeezed_with_map(page: str) -> tuple[str, tuple[int, ...]]:
    text, places = _normalise_with_map(page)
    kept = [(c, p) for c, p in zip(text, places, strict=True) if c not in " -"]
    return "".join(c for c, _ in kept), tuple(p for _, p in kept)


def _normalise_with_map(text: str) -> tuple[str, list[int]]:
    """The normal form, and for each of its characters the place it came from."""
    out: list[str] = []
    places: list[int] = []
    skip_to = 0
    breaks = {m.start(): m.end() for m in _BREAK.finditer(text)}
    for at, character in enumerate(text):
        if at < skip_to:
            continue
        if at in breaks:
            skip_to = breaks[at]
            continue
        for plain in _plain(character):
            if plain == " " and (not out or out[-1] == " "):
                continue
            out.append(plain)
            places.append(at)
    while out and out[-1] == " ":
        out.pop()
        places.pop()
    return "".join(out), places


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    character = _PLAIN.get(character, character)
    decomposed = unicodedata.normalize("NFKC", character)
    return "".join(" " if c.isspace() else _PLAIN.get(c, c) for c in decomposed)
