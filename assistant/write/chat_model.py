"""Which language model: the one the settings name, through LangChain, with limits on every call."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import ModelUnavailable
from corpus.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_EXTRAS = frozenset({"openai", "anthropic", "ollama"})
_OPENAI = frozenset({"openai", "azure_openai"})
_NO_KEY = "none"
"""What an address of one's own gets for a key where none is set: most ask for none."""


def chat_model(settings: Settings) -> BaseChatModel | None:
    """The model that the settings name, not yet asked anything; None where they name none.

    Keys come from the provider's own variables (OPENAI_API_KEY, AZURE_OPENAI_API_KEY and
    AZURE_OPENAI_ENDPOINT, ANTHROPIC_API_KEY ...) and from nowhere else. `local:FILE.gguf` is served
    here, and needs none. ModelUnavailable where the name, the package or the key is wrong.
    """
    if not settings.model:
        return None
    provider, _, name = settings.model.partition(":")
    if not provider or not name:
        raise ModelUnavailable(
            f"SCRUTINEER_MODEL is {settings.model!r}: write provider:name, such as openai:gpt-4.1."
        )
    if provider == "local":
        provider, name, limits = "openai", *_served(Path(name), settings)
    else:
        limits = _limits(provider, settings)
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(name, model_provider=provider, **limits)
    except ImportError as error:
        raise ModelUnavailable(_package_missing(provider)) from error
    except Exception as error:
        # A provider's own word on a key, an endpoint or a name that is missing or wrong.
        why = str(error).strip().split("\n")[0]
        raise ModelUnavailable(f"The model {settings.model} can't be set up: {why}") from error
    return model


def _served(file: Path, settings: Settings) -> tuple[str, dict[str, Any]]:
    """The name and limits of a GGUF file that this process serves to itself alone.

    Its tokens aren't cl100k's, so it gets room for a quarter more.
    """
    from assistant.write.local import kept_server

    room = settings.model_tokens + settings.model_answer_tokens
    server = kept_server(file.expanduser(), context=room + room // 4)
    at_home = settings.model_copy(update={"model_url": server.url})
    return server.name, _limits("openai", at_home) | {"api_key": server.key}


def _limits(provider: str, settings: Settings) -> dict[str, Any]:
    """What bounds a request, as the provider's class calls it."""
    limits: dict[str, Any] = {}
    if settings.model_temperature is not None:
        limits["temperature"] = settings.model_temperature
    if provider == "ollama":
        # Past its context Ollama cuts the prompt's beginning off without a word.
        room = settings.model_tokens + settings.model_answer_tokens
        limits |= {"num_predict": settings.model_answer_tokens, "num_ctx": room + room // 4}
        limits["client_kwargs"] = {"timeout": settings.model_seconds}
    else:
        limits |= {"max_tokens": settings.model_answer_tokens, "timeout": settings.model_seconds}
        limits["max_retries"] = settings.model_retries
    if provider in _OPENAI:
        limits["stream_usage"] = True
    if settings.model_url:
        limits["azure_endpoint" if provider == "azure_openai" else "base_url"] = settings.model_url
        if provider == "openai" and not os.environ.get("OPENAI_API_KEY"):
            limits["api_key"] = _NO_KEY
    return limits


def _package_missing(provider: str) -> str:
    extra = "openai" if provider == "azure_openai" else provider
    wanted = f"'.[{extra}]'" if extra in _EXTRAS else f"langchain-{extra.replace('_', '-')}"
    return f"The package for {provider} models isn't installed. Run: pip install {wanted}"
