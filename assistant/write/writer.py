"""The writer: a chat model that is asked for statements, and what each answer has cost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.types import Dropped, Evidence
from assistant.write.call import RefusedForm, Usage, stream_text
from assistant.write.chat_model import chat_model
from assistant.write.grammar import narrow_form, served_here
from assistant.write.prompts import prompt
from assistant.write.sources import Source, shown
from assistant.write.statements import (
    Malformed,
    StatementReader,
    Unanswered,
    WrittenStatement,
    response_format,
)
from assistant.write.token_budget import tokens_in
from corpus.errors import ModelUnavailable
from corpus.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

MOST_STATEMENTS = 8
_ASIDE = 200
"""Tokens kept for the question and the marks around the messages."""


class Writer:
    """A chat model with the limits that the settings put on it. Any thread may ask."""

    def __init__(self, model: BaseChatModel, settings: Settings, name: str = "") -> None:
        self.name = name or _shown(settings.model or "model")
        self.settings = settings
        self._model = model
        self._takes_form = True

    @classmethod
    def of(cls, settings: Settings) -> Writer | None:
        """The writer that the settings name; None without one. ModelUnavailable as chat_model."""
        model = chat_model(settings)
        return cls(model, settings) if model else None

    @property
    def budget(self) -> int:
        """Tokens of evidence that may be sent with a question."""
        instructions = tokens_in(prompt("answer").text) + _ASIDE
        return max(0, self.settings.model_tokens - instructions)

    def may_read(self, found: Evidence) -> bool:
        """Whether a passage may be sent: an exempt one never leaves the machine, whoever is cleared."""
        exempt = found.document.is_exempt_on(found.passage.pages)
        return not exempt or served_here(self.settings)

    def cost(self, usage: Usage) -> float | None:
        """What the tokens cost at the prices set; None where either price isn't."""
        price_in, price_out = self.settings.model_price_in, self.settings.model_price_out
        if price_in is None or price_out is None:
            return None
        return round((usage.tokens_in * price_in + usage.tokens_out * price_out) / 1_000_000, 6)

    def has_time_again(self, taken: float) -> bool:
        """Whether a second round fits, after a first that took so many seconds.

        A small model on this machine is not asked again: it is slow, and quotes by its grammar.
        """
        return 2 * taken <= self.settings.model_seconds and not served_here(self.settings)

    def write(
        self, parts: Sequence[str], sources: Sequence[Source], usage: Usage
    ) -> Iterator[WrittenStatement | Malformed | Unanswered]:
        """The statements that the model writes on the question's parts, each as soon as it is whole.

        What is no JSON at all is asked for once more. ModelUnavailable if the model fails.
        """
        messages, form = _question(parts, sources), self._form(sources)
        reader = StatementReader()
        try:
            yield from reader.read(self._stream(messages, usage, form))
        except ModelUnavailable:
            if not reader.closed:  # else all that was asked for has come
                raise
        if reader.opened or not reader.text.strip():
            yield from reader.ended()
            return
        again = StatementReader()
        yield from again.read(self._stream(_repaired(messages, reader.text), usage, form))
        yield from again.ended()
        if not again.opened:
            yield Malformed(again.text)

    def mend(
        self,
        parts: Sequence[str],
        sources: Sequence[Source],
        refused: Sequence[Dropped],
        usage: Usage,
    ) -> Iterator[WrittenStatement | Malformed | Unanswered]:
        """What the model writes in place of statements that were refused, told why each was."""
        messages = _refused(_question(parts, sources), refused)
        reader = StatementReader()
        yield from reader.read(self._stream(messages, usage, self._form(sources)))

    def rewrite(self, question: str, history: Sequence[str], usage: Usage) -> str:
        """The question so that it stands without those before it, as the model puts it."""
        from langchain_core.messages import HumanMessage, SystemMessage

        asked = "\n".join(f"<asked>{turn}</asked>" for turn in (*history, question))
        messages = [SystemMessage(prompt("rewrite").text), HumanMessage(asked)]
        return "".join(self._stream(messages, usage)).strip()

    def _form(self, sources: Sequence[Source]) -> dict[str, Any]:
        """What an answer must look like; on this machine, also what it may quote."""
        if sources and served_here(self.settings):
            return narrow_form(sources, MOST_STATEMENTS)
        return response_format()

    def _stream(
        self, messages: Sequence[BaseMessage], usage: Usage, form: dict[str, Any] | None = None
    ) -> Iterator[str]:
        """Text of one call, held to the form where the server takes one."""
        before = (usage.tokens_in, usage.tokens_out)
        written = ""
        seconds = self.settings.model_seconds
        try:
            if form and self._takes_form:
                model = _held_to(self._model, form)
                pieces = stream_text(model, self.name, messages, seconds, usage)
            else:
                pieces = stream_text(self._model, self.name, messages, seconds, usage)
            for piece in pieces:
                written += piece
                yield piece
        except RefusedForm:
            if written or not (form and self._takes_form):
                raise
            self._takes_form = False
            yield from self._stream(messages, usage)
            return
        if (usage.tokens_in, usage.tokens_out) == before:
            usage.tokens_in += sum(tokens_in(str(message.text)) for message in messages)
            usage.tokens_out += tokens_in(written)


def _shown(name: str) -> str:
    """The name as readers see it: of a model's file, not where it lies."""
    provider, _, file = name.partition(":")
    return f"{provider}:{Path(file).stem}" if provider == "local" else name


def _held_to(model: BaseChatModel, form: dict[str, Any]) -> Runnable[Any, Any]:
    """The model bound to a form. OpenAI's class reads no token counts where it is told of the form
    itself, so there it goes into the request unread.
    """
    if hasattr(model, "extra_body"):
        return model.bind(extra_body={"response_format": form})
    return model.bind(response_format=form)


def _question(parts: Sequence[str], sources: Sequence[Source]) -> list[BaseMessage]:
    from langchain_core.messages import HumanMessage, SystemMessage

    numbered = "\n".join(f"{n}. {part}" for n, part in enumerate(parts, start=1))
    told = prompt("answer").filled(most=MOST_STATEMENTS)
    return [SystemMessage(told), HumanMessage(f"{shown(sources)}\n\nQuestion:\n{numbered}")]


def _refused(messages: Sequence[BaseMessage], refused: Sequence[Dropped]) -> list[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage

    wrote = json.dumps({"statements": [{"text": each.text} for each in refused]})
    why = "\n".join(f"- {each.text}\n  Refused: {each.why}." for each in refused)
    told = prompt("mend").filled(refused=why)
    return [*messages, AIMessage(wrote), HumanMessage(told)]


def _repaired(messages: Sequence[BaseMessage], written: str) -> list[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage

    return [*messages, AIMessage(written[:4000]), HumanMessage(prompt("repair").text)]
