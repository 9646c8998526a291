"""One call of a model: text as it comes, never past its time, each failure in one plain line."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from corpus.errors import ModelUnavailable

if TYPE_CHECKING:
    from langchain_core.language_models import LanguageModelInput
    from langchain_core.messages import BaseMessage, BaseMessageChunk
    from langchain_core.runnables import Runnable

_CUT_SHORT = "LengthFinishReasonError"
"""OpenAI's client raises it where a schema's answer ran out of tokens: what came is read all the same."""
_REFUSED_FORM = ("response_format", "json_schema", "schema", "grammar", "structured output")


@dataclass
class Usage:
    """Tokens that the model's own count gives, summed over the calls for one answer."""

    tokens_in: int = 0
    tokens_out: int = 0

    def take(self, chunk: BaseMessageChunk) -> None:
        """Add what a piece of the answer reports; most report nothing."""
        told: dict[str, int] = getattr(chunk, "usage_metadata", None) or {}
        self.tokens_in += told.get("input_tokens", 0)
        self.tokens_out += told.get("output_tokens", 0)


class RefusedForm(ModelUnavailable):
    """The server takes no JSON schema: ask again without."""


def stream_text(
    model: Runnable[LanguageModelInput, Any],
    name: str,
    messages: Sequence[BaseMessage],
    seconds: float,
    usage: Usage,
) -> Iterator[str]:
    """What the model writes, piece by piece; ModelUnavailable if it fails or takes too long.

    The call runs in a thread, since no provider's own time-out bounds an answer that trickles.
    """
    pieces: SimpleQueue[BaseMessageChunk | BaseException | None] = SimpleQueue()
    left = Event()
    caller = Thread(target=_call, args=(model, list(messages), pieces, left), daemon=True)
    until = time.monotonic() + seconds
    caller.start()
    try:
        while (piece := _next(pieces, until, name, seconds)) is not None:
            usage.take(piece)
            yield str(piece.text)
    finally:
        left.set()


def _call(
    model: Runnable[LanguageModelInput, Any],
    messages: list[BaseMessage],
    pieces: SimpleQueue[BaseMessageChunk | BaseException | None],
    left: Event,
) -> None:
    try:
        for piece in model.stream(messages):
            if left.is_set():
                return
            pieces.put(piece)
    except Exception as error:  # noqa: BLE001 - whatever a provider raises is told by the asking thread
        pieces.put(None if type(error).__name__ == _CUT_SHORT else error)
    else:
        pieces.put(None)


def _next(
    pieces: SimpleQueue[BaseMessageChunk | BaseException | None],
    until: float,
    name: str,
    seconds: float,
) -> BaseMessageChunk | None:
    try:
        piece = pieces.get(timeout=max(0.0, until - time.monotonic()))
    except Empty:
        raise ModelUnavailable(f"{name} took longer than {seconds:g} seconds") from None
    if isinstance(piece, BaseException):
        raise _told(piece, name) from piece
    if time.monotonic() > until:
        raise ModelUnavailable(f"{name} took longer than {seconds:g} seconds")
    return piece


def _told(error: BaseException, name: str) -> ModelUnavailable:
    """What went wrong, by the error's HTTP status or its sort, without its own long words."""
    status = getattr(error, "status_code", None)
    sort = type(error).__name__.lower()
    if status in {400, 422} and any(sign in str(error).lower() for sign in _REFUSED_FORM):
        return RefusedForm(f"{name} takes no JSON schema")
    if status in _STATUS:
        return ModelUnavailable(f"{name} {_STATUS[status]}")
    if status is not None and status >= 500:
        return ModelUnavailable(f"{name} failed on its own side ({status})")
    if "timeout" in sort or isinstance(error, TimeoutError):
        return ModelUnavailable(f"{name} didn't answer in time")
    if "connect" in sort or isinstance(error, OSError):
        return ModelUnavailable(f"{name} can't be reached")
    return ModelUnavailable(f"{name} failed ({type(error).__name__})")


_STATUS = {
    400: "refused the request",
    401: "refused the key",
    403: "refused the key",
    404: "isn't known at its address",
    413: "refused so long a request",
    422: "refused the request",
    429: "is busy, or its quota is used up",
}
