"""Chat models for the tests, made of LangChain's own fakes."""

from __future__ import annotations

import json
from typing import Any

from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage
from pydantic import Field


def written(*, supported: bool, right: bool, why: str = "so it is") -> str:
    return json.dumps({"why": why, "supported": supported, "right": right})


class Listening(GenericFakeChatModel):
    """Says prepared messages, and keeps what it was asked and bound to."""

    heard: list[Any] = Field(default_factory=list)
    bound: list[dict[str, Any]] = Field(default_factory=list)

    def _generate(self, messages, stop=None, run_manager=None, **kwargs):
        self.heard.append(messages)
        self.bound.append(kwargs)
        return super()._generate(messages, stop, run_manager, **kwargs)


def saying(*texts: str) -> Listening:
    return Listening(messages=iter(AIMessage(text) for text in texts))
