"""A chat model that follows a script, through LangChain's own interface."""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult

_SOURCE = re.compile(r'<source key="(\w+)">\n(.*?)\n<words>\n(.*?)\n</words>\n</source>', re.DOTALL)


@dataclass(frozen=True)
class Given:
    """What the model was sent: sources as (key, facts, words), and the question."""

    sources: tuple[tuple[str, str, str], ...]
    question: str
    messages: tuple[BaseMessage, ...]

    @classmethod
    def of(cls, messages: list[BaseMessage]) -> Given:
        text = next(str(m.content) for m in messages if m.type == "human")
        found = tuple(
            (key, facts, html.unescape(words)) for key, facts, words in _SOURCE.findall(text)
        )
        return cls(found, text.rpartition("Question:\n")[2], tuple(messages))

    def key_of(self, words: str) -> str:
        """The key of the source that has the words; AssertionError if it wasn't given."""
        found = [key for key, _, text in self.sources if words in text]
        assert found, f"no source has: {words}"
        return found[0]


Script = Callable[[Given], str]


class Scripted(BaseChatModel):
    """Writes what its script says, in pieces of `size` characters, `pause` seconds apart."""

    script: Any
    size: int = 9
    pause: float = 0.0
    fails_with: Any = None
    asked: list[Any] = []  # noqa: RUF012 - pydantic copies it for each model

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:
        raise NotImplementedError("it only streams")

    def _stream(
        self, messages: list[BaseMessage], *_: Any, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        self.asked.append((messages, kwargs))
        if self.fails_with and not callable(self.fails_with):
            raise self.fails_with
        if self.fails_with:
            self.fails_with(kwargs, len(self.asked))
        text = self.script(Given.of(messages))
        for at in range(0, max(len(text), 1), self.size):
            time.sleep(self.pause)
            yield ChatGenerationChunk(message=AIMessageChunk(content=text[at : at + self.size]))


def saying(text: str, quote: str, *, key: str = "", part: int = 1) -> Script:
    """A script of one statement on one quote, of the source that has its words."""
    return answering((text, quote, key, part))


def answering(*statements: tuple[str, str, str, int]) -> Script:
    """A script of statements, each (text, quote, key or "", part)."""

    def write(given: Given) -> str:
        rows = [
            {
                "quotes": [{"source": key or given.key_of(quote), "quote": quote}],
                "text": text,
                "part": part,
            }
            for text, quote, key, part in statements
        ]
        return json.dumps({"statements": rows})

    return write
