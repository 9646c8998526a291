"""The claims of claims.toml, with their quotes placed in the demo papers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.check.quote_place import place_quote
from assistant.check.quoted_sentence import Quoted
from assistant.types import Evidence
from corpus.library import Library


@dataclass(frozen=True)
class Group:
    """Statements made from the same quotes; the quotes are (paper, words)."""

    quotes: tuple[tuple[str, str], ...]
    true: tuple[str, ...]
    false: tuple[tuple[str, str], ...]


def groups() -> Iterator[Group]:
    content = Path(__file__).with_name("claims.toml").read_text("utf-8")
    for row in tomllib.loads(content)["group"]:
        quotes = [(row["paper"], quote) for quote in row["quotes"]]
        quotes += [(row["also"], quote) for quote in row.get("also_quotes", ())]
        false = tuple((text, why) for text, why in row.get("false", ()))
        yield Group(tuple(quotes), tuple(row.get("true", ())), false)


def quoted_in(library: Library, quotes: tuple[tuple[str, str], ...]) -> tuple[Quoted, ...]:
    """The sentences quoted; AssertionError where a quote isn't in its paper."""
    found: list[Quoted] = []
    for path, words in quotes:
        document = next(d for d in library.documents() if d.path == path)
        placed = [
            placed
            for passage in library.passages(document.id)
            if (placed := place_quote(library, Evidence(passage, document, 0.0), words))
        ]
        assert placed, f"not in {path}: {words}"
        found += placed[0]
    return tuple(found)
