"""Asking and searching."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, StreamingResponse

from assistant.export.answers import Row
from corpus.errors import ScrutineerError
from ui.api.problems import status_of
from ui.api.requests import Asking, AuthorityName, KindName, Reading, Who, problems
from ui.api.shapes.answers import AnswerShape, Asked, PassageShape

routes = APIRouter(tags=["questions"])
_EVENT = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"enum": ["statement", "answer", "problem"]},
        "data": {
            "type": "string",
            "description": "JSON: a statement, an answer, or what went wrong.",
        },
    },
}


@routes.post("/ask", response_model=AnswerShape, responses=problems())
def ask(asked: Asked, desk: Asking, caller: Who) -> JSONResponse:
    """Answer a question, each statement with its page and the words it stands on."""
    limits = desk.limits(asked.authority, asked.kind, asked.as_of)
    row = desk.ask(
        asked.question,
        tuple(asked.history),
        limits,
        with_model=asked.with_model,
        asker=caller.name,
    )
    return JSONResponse(row)


@routes.post(
    "/ask/stream",
    response_class=StreamingResponse,
    responses={
        **problems(),
        200: {
            "description": "Events: `statement` for each as it is checked, then one `answer`.",
            "content": {"text/event-stream": {"schema": _EVENT}},
        },
    },
)
def stream(asked: Asked, desk: Asking, caller: Who) -> StreamingResponse:
    """Answer as server-sent events: checked statements as a model writes them, then the answer."""
    limits = desk.limits(asked.authority, asked.kind, asked.as_of)
    events = desk.stream(
        asked.question,
        tuple(asked.history),
        limits,
        with_model=asked.with_model,
        asker=caller.name,
    )
    # The first is awaited here, so that a call that makes no sense gets its status.
    first = next(events)
    return StreamingResponse(_told(chain([first], events)), media_type="text/event-stream")


@routes.get("/search", response_model=list[PassageShape], responses=problems(304))
def search(
    desk: Reading,
    q: Annotated[str, Query(min_length=1, max_length=2000, description="What to look for.")],
    k: Annotated[int, Query(ge=1, le=100, description="How many passages.")] = 10,
    authority: AuthorityName = None,
    kind: KindName = None,
    as_of: Annotated[str | None, Query(max_length=40, description="Published by this day.")] = None,
) -> list[Row]:
    """The passages that bear on a query, best first."""
    return desk.search(q, k, desk.limits(authority, kind, as_of))


def _told(events: Iterator[tuple[str, Row]]) -> Iterator[str]:
    try:
        for name, row in events:
            yield f"event: {name}\ndata: {json.dumps(row, ensure_ascii=False)}\n\n"
    except ScrutineerError as error:
        row = {"status": status_of(error), "detail": str(error)}
        yield f"event: problem\ndata: {json.dumps(row, ensure_ascii=False)}\n\n"
