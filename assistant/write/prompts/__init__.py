"""The prompts, each a file whose first line is its version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from string import Template


@dataclass(frozen=True)
class Prompt:
    """What a model is told. `version` names the file's own and the first digits of its hash.

    So a prompt that was changed without a new version still shows.
    """

    version: str
    text: str

    def filled(self, **values: object) -> str:
        """The text with its `$names` filled in."""
        return Template(self.text).substitute({name: str(value) for name, value in values.items()})


@lru_cache(maxsize=8)
def prompt(name: str) -> Prompt:
    """A prompt by its file's name."""
    content = (files(__name__) / f"{name}.md").read_text("utf-8")
    version, _, text = content.partition("\n")
    digest = hashlib.sha256(content.encode()).hexdigest()[:6]
    return Prompt(f"{version.strip()}@{digest}", text.strip())
