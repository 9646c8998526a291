"""The list of topics, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Topic:
    """A topic of children's services: a plain definition, and the official document it is from."""

    name: str
    definition: str
    source: str

    @property
    def meaning(self) -> str:
        """What is embedded for it."""
        return f"{self.name}: {self.definition}"


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """Every topic, in the list's order."""
    rows = tomllib.loads((files("corpus.topics") / "topics.toml").read_text("utf-8"))["topic"]
    return tuple(Topic(row["name"], row["definition"], row["source"]) for row in rows)
