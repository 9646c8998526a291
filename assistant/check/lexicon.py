"""How the checks read words: what says the same, what limits a claim, what says nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from assistant.language.vocabulary import abbreviations
from assistant.language.words import stem, words

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Phrases by their first word, longest first, each with the key it is read as."""


@dataclass(frozen=True)
class Lexicon:
    """The data file, prepared. `same` is keyed by stems, guards and the rest by words."""

    same: Phrases
    guards: Phrases
    loose: frozenset[str]
    wide: frozenset[str]
    negators: frozenset[str]
    function: frozenset[str]
    verbs: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    reporting: frozenset[str]
    neutral: frozenset[str]
    asking: frozenset[str]
    judging: frozenset[str]
    pronouns: frozenset[str]
    actors: frozenset[str]
    kinds: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon, read once."""
    data = tomllib.loads((files("assistant") / "data" / "claims.toml").read_text("utf-8"))
    guards = {
        tuple(form.split()): f"guard:{group}"
        for group, forms in data["guards"].items()
        for form in forms
    }
    sets = {name: frozenset(listed) for name, listed in data["words"].items()}
    return Lexicon(
        same=_phrases(_same(data["same"])),
        guards=_phrases(guards.items()),
        loose=frozenset(f"guard:{group}" for group in data["loose"]),
        wide=frozenset(f"guard:{group}" for group in data["wide"]),
        kinds={kind: frozenset(nouns) for kind, nouns in data["kinds"].items()},
        **sets,
    )


def _same(rows: Iterable[list[str]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Wordings as stems, with the key of their row; a wording of two rows keeps the first."""
    for entry in abbreviations():
        if any(means.startswith("not ") for means in entry.means):
            continue  # a "not" must be seen as one
        key = f"same:{entry.means[0].lower()}"
        for wording in (*entry.short, *entry.means):
            yield _stems(wording), key
    for row in rows:
        for wording in row:
            yield _stems(wording), f"same:{row[0]}"


def _stems(wording: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(wording))


def _phrases(wordings: Iterable[tuple[tuple[str, ...], str]]) -> Phrases:
    found: Phrases = {}
    seen: set[tuple[str, ...]] = set()
    for wording, key in wordings:
        if wording and wording not in seen:
            seen.add(wording)
            found.setdefault(wording[0], []).append((wording, key))
    for listed in found.values():
        listed.sort(key=lambda phrase: -len(phrase[0]))
    return found
