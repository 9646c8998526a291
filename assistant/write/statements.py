"""Statements out of what a model writes: JSON, read object by object while it still comes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

_OPENING = re.compile(r'"statements"\s*:\s*\[|^\s*\[')
_UNANSWERED = re.compile(r'"unanswered"\s*:\s*\[([\d\s,]*)\]')
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)


class WrittenQuote(BaseModel):
    """Words that a model says stand in a source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    quote: str


class WrittenStatement(BaseModel):
    """One thing that a model says, the quotes it gives for it, the part of the question meant."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quotes: tuple[WrittenQuote, ...]
    text: str
    part: int


class WrittenAnswer(BaseModel):
    """The whole, as the model is asked for it; `unanswered` are the parts that the sources don't answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    statements: tuple[WrittenStatement, ...]
    unanswered: tuple[int, ...]


@dataclass(frozen=True)
class Unanswered:
    """The parts of the question that the model says its sources don't answer."""

    parts: frozenset[int]


class Malformed(str):
    """An object that is not in the form asked for, as it was written."""

    __slots__ = ()


def response_format() -> dict[str, Any]:
    """The form, as providers that hold a model to a JSON schema take it."""
    schema = WrittenAnswer.model_json_schema()
    return {
        "type": "json_schema",
        "json_schema": {"name": "answer", "schema": schema, "strict": True},
    }


class StatementReader:
    """Takes text in pieces of any size and gives each statement when its object is closed.

    What a model thinks aloud is passed over. `opened` once the list of statements has begun, `closed` once it
    has ended.
    """

    def __init__(self) -> None:
        self._text = ""
        self._at = 0
        self.opened = False
        self.closed = False

    @property
    def text(self) -> str:
        """All that was written."""
        return self._text

    def feed(self, piece: str) -> Iterator[WrittenStatement | Malformed]:
        """The statements that the piece completes."""
        self._text += piece
        if not self.opened:
            self._open()
        while self.opened and not self.closed:
            span = self._next_object()
            if span is None:
                return
            self._at = span[1]
            yield _statement(self._text[slice(*span)])

    @property
    def unanswered(self) -> frozenset[int]:
        """The parts of the question that the model says nothing answers; none until it has said so."""
        found = _UNANSWERED.search(self._text, self._at) if self.closed else None
        return (
            frozenset(int(each) for each in re.findall(r"\d+", found[1])) if found else frozenset()
        )

    def ended(self) -> Iterator[Unanswered]:
        """What the model said of parts without an answer, if anything, once all has been read."""
        if self.unanswered:
            yield Unanswered(self.unanswered)

    def read(self, pieces: Iterable[str]) -> Iterator[WrittenStatement | Malformed]:
        """The statements of all the pieces; one cut off by their end is malformed."""
        for piece in pieces:
            yield from self.feed(piece)
        rest = self._text[self._at :].strip(" ,\n")
        if self.opened and not self.closed and rest:
            yield Malformed(rest)

    def _open(self) -> None:
        bare = _THOUGHT.sub(lambda thought: " " * len(thought.group()), self._text)
        opening = _OPENING.search(bare)
        if opening:
            self.opened, self._at = True, opening.end()

    def _next_object(self) -> tuple[int, int] | None:
        """The next whole object; None while it is still open. A closing bracket ends the list."""
        start = next((i for i in range(self._at, len(self._text)) if self._text[i] in "{]"), None)
        if start is None:
            return None
        if self._text[start] == "]":
            self.closed = True
            return None
        depth, in_string, escaped = 0, False, False
        for place in range(start, len(self._text)):
            mark = self._text[place]
            if in_string:
                in_string = escaped or mark != '"'
                escaped = mark == "\\" and not escaped
            elif mark == '"':
                in_string = True
            else:
                depth += (mark in "{[") - (mark in "}]")
                if depth == 0:
                    return start, place + 1
        return None


def _statement(text: str) -> WrittenStatement | Malformed:
    """The object as a statement; a part that isn't given is the first."""
    try:
        return WrittenStatement.model_validate({"part": 1, **json.loads(text, strict=False)})
    except (ValueError, TypeError, ValidationError, RecursionError):
        return Malformed(text)
