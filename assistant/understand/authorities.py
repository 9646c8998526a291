"""Which authorities a question names: those the library holds, and those it doesn't.

Held names come from the catalogue and are found as people write them: whole, in another case,
by initials (BANES), cut short (South Glos), with a slip of the keys (Gloucestrshire).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import fuzz

from assistant.language.words import STOPWORDS

_TOKEN = re.compile(r"[A-Za-z][A-Za-z.-]*(?:&[A-Za-z]+)?|&")
_LITTLE = frozenset({"and", "of", "the", "upon", "with", "on", "&"})
_COUNCIL = re.compile(
    r"\b((?:[A-Z][a-z]+[ -](?:and |upon |with |of |on |& )?){1,4})"
    r"(?:(?:City|County|Borough|District|Metropolitan|Metropolitan Borough) )?Council\b"
)
# Before "Council" these name no place: what a question begins with, and sorts of council.
_NO_PLACE = STOPWORDS | {
    "full", "city", "county", "borough", "district", "metropolitan", "unitary", "parish", "town",
    "local", "shadow", "joint", "children", "care", "young", "people", "youth", "student",
    "school", "families", "parents", "arts", "national",
}  # fmt: skip
# Places that are also everyday words count only with a capital.
_EVERYDAY = frozenset({"reading", "bury", "medway", "barking", "hull", "fife", "york"})


@dataclass(frozen=True)
class Named:
    """An authority that a question names: how it is called, whether held, where it stands."""

    name: str
    held: bool
    start: int
    end: int


def find_authorities(question: str, held: Iterable[str]) -> tuple[Named, ...]:
    """The authorities named, in order; longer names win over shorter ones inside them."""
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(question)]
    found: list[Named] = []
    for known, is_held in _candidates(held):
        for start, end in _places(known, tokens, loosely=is_held):
            owned = re.match(r"['’]s\b", question[end:])
            found.append(Named(known, is_held, start, end + (2 if owned else 0)))
    found += _councils_unknown(question, found)
    found.sort(key=lambda named: (named.start - named.end, not named.held))
    kept: list[Named] = []
    for named in found:
        if all(named.end <= other.start or named.start >= other.end for other in kept):
            kept.append(named)
    return tuple(sorted(kept, key=lambda named: named.start))


def _candidates(held: Iterable[str]) -> Iterator[tuple[str, bool]]:
    names = list(dict.fromkeys(held))
    yield from ((name, True) for name in names)
    spoken = {_plain(name) for name in names}
    yield from ((name, False) for name in _gazetteer() if _plain(name) not in spoken)


def _councils_unknown(question: str, found: list[Named]) -> list[Named]:
    """Names before "Council" that nothing else explains."""
    unknown = []
    for match in _COUNCIL.finditer(question):
        if any(named.start < match.end(1) and named.end > match.start(1) for named in found):
            continue
        parts = [part.span() for part in re.finditer(r"\w+", question[: match.end(1)])]
        parts = [part for part in parts if part[0] >= match.start(1)]
        places = [part for part in parts if question[slice(*part)].lower() not in _NO_PLACE]
        if places:
            start, end = places[0][0], places[-1][1]
            unknown.append(Named(question[start:end], False, start, end))
    return unknown


def _places(
    name: str, tokens: list[tuple[str, int, int]], *, loosely: bool
) -> Iterator[tuple[int, int]]:
    parts = [part for part in re.split(r"[\s,]+", name) if part]
    initials = "".join(part[0] for part in parts).lower()
    for at, (token, start, end) in enumerate(tokens):
        if len(parts) > 2 and token.lower().replace("&", "a").replace(".", "") == initials:
            yield start, end
            continue
        reach = _match_run(parts, tokens[at : at + len(parts) + 1], loosely=loosely)
        if reach:
            yield start, tokens[at + reach - 1][2]
        elif loosely and _is_first_name(parts, token):
            yield start, end


def _is_first_name(parts: list[str], token: str) -> bool:
    """Whether a token is the place a joint authority is called by: Bath, Telford."""
    joint = "and" in parts and parts[0].lower() not in {"north", "south", "east", "west"}
    return joint and token[0].isupper() and _fit(parts[0], token, loosely=True) in {"whole", "slip"}


def _match_run(parts: list[str], tokens: list[tuple[str, int, int]], *, loosely: bool) -> int:
    """How many tokens the name's parts take up from the first; 0 if they don't match."""
    used = 0
    shortened = 0
    for part in parts:
        token = tokens[used][0] if used < len(tokens) else ""
        if part.lower() in _LITTLE:
            used += token.lower() in _LITTLE
            continue
        fit = _fit(part, token, loosely=loosely)
        if fit is None:
            return 0
        shortened += fit == "short"
        used += 1
    first = tokens[0][0]
    if len(parts) == 1 and shortened and not first[0].isupper():
        return 0
    return used


def _fit(part: str, token: str, *, loosely: bool) -> str | None:
    """How a token stands for a part of a name: "whole", "slip", "short", or not at all."""
    part, bare = part.lower(), token.lower().rstrip(".")
    if part == bare:
        everyday = part in _EVERYDAY and not token[:1].isupper()
        return None if everyday else "whole"
    if not loosely or not bare:
        return None
    if len(bare) >= 6 and fuzz.ratio(part, bare) >= 88:
        return "slip"
    is_short = 4 <= len(bare) <= len(part) - 3 and bare[:2] == part[:2]
    return "short" if is_short and _in_order(bare, part) else None


def _in_order(short: str, whole: str) -> bool:
    """Whether the short form's letters stand in the whole in their order (Glos, Notts)."""
    letters = iter(whole)
    return all(letter in letters for letter in short)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().replace("&", "and"))


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[str, ...]:
    text = (files("assistant") / "data" / "authorities.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
