"""What a judge thinks of an answer, and how it is read from what a model writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, StrictBool, ValidationError


class Label(StrEnum):
    """The one word on an answer. What its quotes don't bear out is unsupported, right or wrong."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Judgeable:
    """An answer with what it is judged by: `wanted` is empty where the documents don't answer."""

    question: str
    answer: str
    quotes: Sequence[str]
    wanted: Sequence[str]
    history: Sequence[str] = ()


class Opinion(BaseModel):
    """Whether the quotes bear the answer out, and whether it says what is right."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    supported: StrictBool
    right: StrictBool
    why: str = ""

    @property
    def label(self) -> Label:
        """The two as one word."""
        if not self.supported:
            return Label.UNSUPPORTED
        return Label.RIGHT if self.right else Label.WRONG


def read_opinion(written: str) -> Opinion | None:
    """The last JSON object in the text that is an opinion; None where there is none.

    The last, since some models think aloud first and try a form before they give it.
    """
    decoder = json.JSONDecoder()
    for start in reversed([at for at, character in enumerate(written) if character == "{"]):
        try:
            return Opinion.model_validate(decoder.raw_decode(written, start)[0])
        except (json.JSONDecodeError, ValidationError):
            continue
    return None
