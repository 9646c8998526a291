"""A narrower form for a model of one's own: it can name no other source and quote no other words.

A server that writes by a grammar, as llama.cpp does, lets a model choose among what the form allows.
So even a small one quotes letter by letter, and what it says of the quote is what is left to check.
Providers elsewhere compile each new form for seconds and limit its size: they get the plain one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from assistant.language.words import sentence_spans
from assistant.write.sources import Source
from corpus.settings import Settings

_LONGEST_TEXT = 200
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def served_here(settings: Settings) -> bool:
    """Whether the model runs on this machine, so that nothing leaves it."""
    provider = (settings.model or "").partition(":")[0]
    address = urlsplit(settings.model_url or "").hostname
    if address:
        return address in _LOOPBACK
    return provider in {"local", "ollama"}


def narrow_form(sources: Sequence[Source], most: int) -> dict[str, Any]:
    """The form of an answer whose quotes are whole sentences of the sources."""
    statement = _object(
        quotes={
            "type": "array",
            "items": {"anyOf": _quotes(sources)},
            "minItems": 1,
            "maxItems": 2,
        },
        text={"type": "string", "maxLength": _LONGEST_TEXT},
        part={"type": "integer", "minimum": 1, "maximum": 9},
    )
    answer = _object(statements={"type": "array", "items": statement, "maxItems": most})
    return {"type": "json_schema", "json_schema": {"name": "answer", "schema": answer}}


def _quotes(sources: Sequence[Source]) -> list[dict[str, Any]]:
    return [
        _object(source={"const": source.key}, quote={"enum": _sentences(source)})
        for source in sources
    ]


def _sentences(source: Source) -> list[str]:
    text = source.evidence.passage.text
    return list(dict.fromkeys(text[start:end] for start, end in sentence_spans(text)))


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
