"""The field's vocabulary: abbreviations with their meanings, and words that mean the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from assistant.language.words import stems


@dataclass(frozen=True)
class Abbreviation:
    """A short form, the wordings it stands for (the first is the usual one), and whence."""

    short: tuple[str, ...]
    means: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def abbreviations() -> tuple[Abbreviation, ...]:
    """Every abbreviation of the data file."""
    rows = tomllib.loads(_data("abbreviations.toml"))["abbreviation"]
    return tuple(
        Abbreviation(tuple(row["short"]), tuple(row["means"]), row["source"]) for row in rows
    )


@lru_cache(maxsize=1)
def _by_short() -> dict[str, Abbreviation]:
    return {short.lower(): entry for entry in abbreviations() for short in entry.short}


def stands_for(word: str) -> Abbreviation | None:
    """The abbreviation that a word is, in any case; None if it is none."""
    return _by_short().get(word.lower())


@lru_cache(maxsize=1)
def _meanings() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(stems(wording)) for wording in row) for row in _rows())


@lru_cache(maxsize=4096)
def same_meaning(wording: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The other wordings (as stems) of the rows that hold this one; empty if none does."""
    found: dict[tuple[str, ...], None] = {}
    for row in _meanings():
        if wording in row:
            found.update(dict.fromkeys(other for other in row if other != wording))
    return tuple(found)


@lru_cache(maxsize=1)
def _spellings() -> dict[tuple[str, ...], str]:
    spelled = {tuple(stems(wording)): wording for row in _rows() for wording in row}
    return spelled | {
        tuple(stems(means)): means for entry in abbreviations() for means in entry.means
    }


def spelled(wording: tuple[str, ...]) -> str:
    """A wording of the vocabulary as it is written: the index stems by rules of its own."""
    return _spellings().get(wording, " ".join(wording))


@lru_cache(maxsize=1)
def phrases() -> frozenset[tuple[str, ...]]:
    """Every wording of two words or more that the vocabulary knows, as stems."""
    known = {wording for row in _meanings() for wording in row}
    known |= {tuple(stems(means)) for entry in abbreviations() for means in entry.means}
    return frozenset(wording for wording in known if len(wording) > 1)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    """The wordings of each meaning, every one with a source in the file."""
    rows = tomllib.loads(_data("synonyms.toml"))["row"]
    return tuple(tuple(row["words"]) for row in rows)


def _data(name: str) -> str:
    return (files("assistant") / "data" / name).read_text("utf-8")
