"""The judge: a chat model, pinned, asked about one answer at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from assistant.write.call import RefusedForm, Usage, stream_text
from assistant.write.chat_model import chat_model
from corpus.errors import ModelUnavailable, UsageError
from corpus.settings import Settings
from evals.records.opinion import Judgeable, Opinion, read_opinion

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

SEED = 20230310
SAME = "same"
"""In place of a model's name: the model that writes the answers."""

_FAILURES_RUNNING = 3
_SEEDED = frozenset({"openai", "azure_openai", "local"})
_FORM = {
    "type": "json_schema",
    "json_schema": {
        "name": "opinion",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {
                "why": {"type": "string"},
                "supported": {"type": "boolean"},
                "right": {"type": "boolean"},
            },
            "required": ["why", "supported", "right"],
            "additionalProperties": False,
        },
    },
}


class Judge:
    """A chat model asked for opinions. `name` and `prompt` say which, so that figures compare."""

    def __init__(
        self, model: BaseChatModel, name: str, *, seconds: float = 60, seeded: bool = False
    ) -> None:
        self.name = name
        self.prompt = _prompt()[0]
        self._model = model
        self._seconds = seconds
        self._given: dict[str, Any] = {"seed": SEED} if seeded else {}
        self._form: dict[str, Any] = {"response_format": _FORM}
        self._failed = 0

    @classmethod
    def of(cls, name: str, settings: Settings) -> Judge:
        """The judge of that name (`provider:name`, or `same`), at temperature 0.

        UsageError for `same` without a model; ModelUnavailable where it can't be set up.
        """
        name = (settings.model or "") if name == SAME else name
        if not name:
            raise UsageError("no model is set to judge by: name one with --judge provider:name")
        url = settings.model_url if name == settings.model else None
        pinned = {"model": name, "model_url": url, "model_temperature": 0.0}
        model = chat_model(settings.model_copy(update=pinned))
        assert model is not None
        seeded = name.partition(":")[0] in _SEEDED
        return cls(model, name, seconds=settings.model_seconds, seeded=seeded)

    def opinion(self, given: Judgeable) -> Opinion | None:
        """What it thinks; None where it writes no opinion, or fails this once.

        ModelUnavailable where it has failed several times running.
        """
        try:
            written = self._written(_messages(given))
        except ModelUnavailable:
            self._failed += 1
            if self._failed >= _FAILURES_RUNNING:
                raise
            return None
        self._failed = 0
        return read_opinion(written)

    def _written(self, messages: Sequence[BaseMessage]) -> str:
        model = self._model.bind(**self._given, **self._form)
        try:
            return "".join(stream_text(model, self.name, messages, self._seconds, Usage()))
        except RefusedForm:
            if not self._form:
                raise
            self._form = {}
            return self._written(messages)


def _messages(given: Judgeable) -> list[BaseMessage]:
    from langchain_core.messages import HumanMessage, SystemMessage

    known = _listed(given.wanted) or "Nothing: the papers don't answer the question."
    parts = [
        f"Asked before:\n{_listed(given.history)}" if given.history else "",
        f"Question:\n{_words(given.question)}",
        f"Known to be right:\n{known}",
        f"Quotes:\n{_listed(given.quotes) or 'None.'}",
        f"Answer:\n{_words(given.answer)}",
    ]
    return [SystemMessage(_prompt()[1]), HumanMessage("\n\n".join(part for part in parts if part))]


def _listed(texts: Sequence[str]) -> str:
    return "\n".join(_words(text) for text in texts)


def _words(text: str) -> str:
    """Marked as text to be judged, which can't end the mark itself."""
    return f"<words>{text.replace('<', '‹')}</words>"


@cache
def _prompt() -> tuple[str, str]:
    """The prompt's version (its own, and the first digits of its hash) and its text."""
    content = (files("evals.judge.prompts") / "judge.md").read_text("utf-8")
    version, _, text = content.partition("\n")
    digest = hashlib.sha256(content.encode()).hexdigest()[:6]
    return f"{version.strip()}@{digest}", text.strip()
