"""Which authorities a text names: an authority's own name wins over any likeness to another's.

A slip of the keys is mended only where exactly one authority of the whole list is near and none is
named so; and it is told as "taken as". Names of other bodies (a police force, a hospital trust) name
no authority.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from corpus.places.authorities import authorities, authority_called, elsewhere, plain_name

_TOKEN = re.compile(r"[A-Za-z]+(?:\.(?=\s?[A-Z]))?(?:&[A-Za-z]+)?|&")
_US = re.compile(r"\b(?:(?i:we|ours?|ourselves)|[Uu]s)\b")
_LITTLE = frozenset({"and", "of", "the", "upon", "with", "on", "&"})
_DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west", "nth": "north", "sth": "south",
               "ne": "north east", "nw": "north west", "se": "south east", "sw": "south west"}  # fmt: skip
_EVERYDAY = frozenset({"reading", "bury", "barking", "hull", "bath", "stoke", "wolves", "boro", "mk",
                       "poole", "halton", "sale", "richmond", "kingston", "windsor", "scilly", "th"})  # fmt: skip
"""Names that are other things, too, or too short: they count with a capital, or after "in" or "of"."""

_OTHER_BODY = re.compile(
    r"\s+(?:(?:and [A-Z]\w+ )?(?:police|constabulary|nhs|hospitals?|infirmary|ambulance|fire|icb|ccg"
    r"|university|college|academy|school|united|rovers|airport|prison|probation|healthcare"
    r"|integrated care|clinical|foundation trust|mental health))\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"\b((?:[A-Z][a-z]+[ -](?:and |upon |with |of |on |& )?){1,4})"
    r"(?:(?:City|County|Borough|District|Metropolitan|Metropolitan Borough) )?Council\b"
)
_NO_PLACE = frozenset(
    "full city county borough district metropolitan unitary parish town local shadow joint children "
    "care young people youth student school families parents arts national what how why when which "
    "who the a an is was does did has have our their my your this that tell if and but so".split()
)
_SHORTEST = 3
"""The fewest letters of a word that stand for it after a direction."""
_LONG, _LIKE = 6, 87
"""The fewest letters of a word that may be a slip of the keys, and how like it must be (of 100)."""


@dataclass(frozen=True)
class Named:
    """An authority that a text names: how it is called, whether held, where it stands.

    `taken_as` says that the words were a slip for it.
    """

    name: str
    held: bool
    start: int
    end: int
    taken_as: bool = False


def speaks_of_us(text: str) -> bool:
    """Whether a text says "we" or "our": it speaks of its writer's own authority, whichever that is."""
    return bool(_US.search(text))


def find_authorities(text: str, held: Iterable[str]) -> tuple[Named, ...]:
    """The authorities named, in order; longer names win over shorter ones inside them."""
    lexicon = _lexicon(tuple(held))
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found = list(_exact(text, tokens, lexicon))
    found += _councils_unknown(text, found)
    found += _slips(text, tokens, lexicon, found)
    return tuple(sorted(found, key=lambda named: named.start))


@dataclass(frozen=True)
class _Lexicon:
    """Every name as a run of words, with the authority's name and whether it is held."""

    runs: dict[tuple[str, ...], tuple[str, bool]]
    longest: int
    single: tuple[str, ...]


@lru_cache(maxsize=16)
def _lexicon(held: tuple[str, ...]) -> _Lexicon:
    by_plain = {plain_name(name): name for name in held}
    runs: dict[tuple[str, ...], tuple[str, bool]] = {}
    for each in authorities():
        name = next((by_plain[p] for n in each.names if (p := plain_name(n)) in by_plain), None)
        for alias in each.names:
            runs.setdefault(_run(alias), (name or each.name, name is not None))
    for name in elsewhere():
        runs.setdefault(_run(name), (name, False))
    for name in held:
        if authority_called(name) is None:
            runs[_run(name)] = (name, True)
            initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name)).lower()
            if len(initials) > 3:
                runs.setdefault((initials,), (name, True))
    single = tuple(run[0] for run in runs if len(run) == 1 and len(run[0]) >= _LONG)
    return _Lexicon(runs, max(map(len, runs)) + 3, single)


def _run(name: str) -> tuple[str, ...]:
    """A name's words without the little ones: "bath and north east somerset" has four."""
    words = (token.lower().rstrip(".") for token in _TOKEN.findall(name.replace("-", " ")))
    return tuple(word for word in words if word not in _LITTLE)


def _exact(text: str, tokens: list[tuple[str, int, int]], lexicon: _Lexicon) -> Iterator[Named]:
    at = 0
    while at < len(tokens):
        match = _longest(text, tokens, at, lexicon)
        if match is None:
            at += 1
            continue
        length, (name, is_held) = match
        start, end = tokens[at][1], tokens[at + length - 1][2]
        at += length
        if _OTHER_BODY.match(text[end:]):
            continue
        owned = re.match(r"['’]s\b", text[end:])
        yield Named(name, is_held, start, end + (2 if owned else 0))


def _longest(
    text: str, tokens: list[tuple[str, int, int]], at: int, lexicon: _Lexicon
) -> tuple[int, tuple[str, bool]] | None:
    """How many tokens from here the longest name takes, and whose it is; None for none."""
    if tokens[at][0].lower() in _LITTLE:
        return None
    for length in range(min(lexicon.longest, len(tokens) - at), 0, -1):
        part = tokens[at : at + length]
        if part[-1][0].lower() in _LITTLE or _apart(text, part):
            continue
        for run in _spelled(part):
            if run in lexicon.runs and not (len(run) == 1 and _is_everyday(text, part[0], run[0])):
                return length, lexicon.runs[run]
            shortened = _shortened(run, lexicon)
            if shortened:
                return length, shortened
    return None


def _shortened(run: tuple[str, ...], lexicon: _Lexicon) -> tuple[str, bool] | None:
    """Whose name a direction and the beginning of a word stand for ("N Som"), if one authority's alone."""
    if len(run) != 2 or run[0] not in _DIRECTIONS.values() or len(run[1]) < _SHORTEST:
        return None
    whose = {
        named
        for name, named in lexicon.runs.items()
        if len(name) == 2 and name[0] == run[0] and name[1].startswith(run[1])
    }
    return whose.pop() if len(whose) == 1 else None


def _apart(text: str, part: list[tuple[str, int, int]]) -> bool:
    """Whether more than a blank, a hyphen or a comma stands between two of the words."""
    gaps = (text[one[2] : other[1]] for one, other in pairwise(part))
    return any(not re.fullmatch(r"[ ,/-]{0,2}|\. ", gap) for gap in gaps)


def _spelled(part: list[tuple[str, int, int]]) -> Iterator[tuple[str, ...]]:
    words = [token.lower().rstrip(".") for token, _, _ in part]
    run = tuple(word for word in words if word not in _LITTLE)
    yield run
    whole = tuple(full for word in run for full in _DIRECTIONS.get(word, word).split())
    if whole != run:
        yield whole
    if len(run) == 1:
        yield (run[0].replace("&", "and"),)
        yield (run[0].replace("&", ""),)


def _is_everyday(text: str, token: tuple[str, int, int], word: str) -> bool:
    """Whether a word that is also another thing stands as that: small, with no year or "in" beside it.

    One that opens the text and is set apart by a dash or a colon is its subject.
    """
    if word not in _EVERYDAY or token[0][:1].isupper():
        return False
    before, after = text[: token[1]], text[token[2] :]
    if re.match(r"\W*$|\s+(?:(?:19|20)\d\d|council|vs?)\b", after, re.IGNORECASE):
        return False
    if not before.strip() and re.match(r"\s+[-–—]\s|:\s", after):
        return False
    return not re.search(r"\b(?:in|of|for|at|does|did|is|has|was|vs?)\s+$", before, re.I)


def _councils_unknown(text: str, found: list[Named]) -> list[Named]:
    """Names before "Council" that nothing else explains."""
    unknown = []
    for match in _COUNCIL.finditer(text):
        if any(named.start < match.end(1) and named.end > match.start(1) for named in found):
            continue
        parts = [p.span() for p in re.finditer(r"\w+", text[: match.end(1)])]
        parts = [p for p in parts if p[0] >= match.start(1)]
        places = [p for p in parts if text[slice(*p)].lower() not in _NO_PLACE]
        if places:
            start, end = places[0][0], places[-1][1]
            unknown.append(Named(text[start:end], False, start, end))
    return unknown


def _slips(
    text: str, tokens: list[tuple[str, int, int]], lexicon: _Lexicon, found: list[Named]
) -> Iterator[Named]:
    """Single words that are nearly one authority's name and no other's, where nothing is exact; few slips are of
    the first letter, and "dealing" is none of "Ealing".
    """
    for token, start, end in tokens:
        word = token.lower().rstrip(".")
        taken = any(start < named.end and end > named.start for named in found)
        if taken or len(word) < _LONG or (word,) in lexicon.runs or _OTHER_BODY.match(text[end:]):
            continue
        near = [(fuzz.ratio(word, n), n) for n in lexicon.single if n[0] == word[0]]
        near = sorted((score, name) for score, name in near if score >= _LIKE)
        whose = {lexicon.runs[(name,)] for score, name in near if score == near[-1][0]}
        if len(whose) == 1:
            name, is_held = next(iter(whose))
            yield Named(name, is_held, start, end, taken_as=True)
