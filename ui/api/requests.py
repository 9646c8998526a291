"""What every route is given: who asks, the desk that answers them, and the tag of what they get."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from fastapi.responses import JSONResponse
from starlette.responses import Response as Plain

from ui.api.clearance import Caller, Clearance, bearer
from ui.api.desk import Desk
from ui.api.problems import PROBLEM, NotThisOften, Refused
from ui.api.rate import Rate
from ui.api.shapes.base import LONGEST_NAME, Problem


class NotModified(Exception):
    """Who asks has it already, by its tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


class Service:
    """What the routes share: a desk for each clearance, who may ask, and how often."""

    def __init__(self, public: Desk, cleared: Desk | None, who: Clearance, rate: Rate) -> None:
        self.public, self.cleared = public, cleared
        self.who, self.rate = who, rate
        self.warm = False

    def desk(self, caller: Caller) -> Desk:
        """The desk that answers a caller."""
        return self.cleared if caller.cleared and self.cleared else self.public

    def close(self) -> None:
        """Let the libraries go."""
        for desk in (self.public, self.cleared):
            if desk is not None:
                desk.close()


@contextmanager
def warming(service: Service) -> Iterator[None]:
    """While served: what the first question would wait for is loaded beside, so that nobody waits."""

    def warm() -> None:
        for desk in (service.public, service.cleared):
            if desk is not None:
                desk.warm()
        service.warm = True

    loading = threading.Thread(target=warm, name="warm-up")
    loading.start()
    try:
        yield
    finally:
        # What it loads can't be let go of half loaded.
        loading.join()


def readiness(service: Service) -> JSONResponse:
    """Whether a question is answered at once: 503 until what it needs is loaded."""
    warm = service.warm
    return JSONResponse({"status": "ok" if warm else "warming"}, 200 if warm else 503)


def service_of(request: Request) -> Service:
    """The service that the app serves."""
    held: Service = request.app.state.service
    return held


def caller_of(request: Request) -> Caller:
    """Who asks. Refused without the token that is asked for, NotThisOften after too many."""
    service = service_of(request)
    address = request.client.host if request.client else "?"
    caller = service.who.caller(bearer(request.headers.get("authorization")), address)
    # One who guesses at tokens is held to the same number of tries.
    seconds = service.rate.wait(caller.name if caller else address)
    if seconds:
        raise NotThisOften(seconds)
    if caller is None:
        raise Refused
    request.state.caller = caller.name
    return caller


def desk_of(request: Request, caller: Annotated[Caller, Depends(caller_of)]) -> Desk:
    """The desk that answers who asks."""
    return service_of(request).desk(caller)


def tagged(request: Request, response: Response, desk: Annotated[Desk, Depends(desk_of)]) -> Desk:
    """The desk, for what only changes with the library: its tag is set, or NotModified raised."""
    tag = tag_of(request, desk)
    response.headers.update(cached(tag))
    given = request.headers.get("if-none-match", "")
    if tag in [each.strip() for each in given.split(",")]:
        raise NotModified(tag)
    return desk


def tag_of(request: Request, desk: Desk) -> str:
    """Another whenever the address, the library, its clearance, officers' word or the day is.

    What is overdue, and what a briefing tells, is so on a day.
    """
    said = json.dumps([word.id for word in desk.library.officer_words()])
    whole = f"{request.url.path}?{request.url.query}\n{date.today()}\n{desk.signature()}\n{said}"
    return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:32]}"'


def cached(tag: str) -> dict[str, str]:
    """Kept by who asked alone, and asked for again each time, by its tag."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization"}


def not_modified(_request: Request, error: Exception) -> Plain:
    """304, with nothing in it."""
    assert isinstance(error, NotModified)
    return Plain(status_code=304, headers=cached(error.tag))


def problems(*more: int) -> dict[int | str, dict[str, Any]]:
    """What may go wrong on a route, for its description."""
    schema = Problem.model_json_schema()
    told = {401: "No token", 422: "It makes no sense", 429: "Too often", 503: "Not now"}
    told |= {code: "Not held, or not to be seen" for code in more if code == 404}
    described: dict[int | str, dict[str, Any]] = {
        code: {"description": why, "content": {PROBLEM: {"schema": schema}}}
        for code, why in told.items()
    }
    if 304 in more:
        described[304] = {"description": "As you have it"}
    return described


Asking = Annotated[Desk, Depends(desk_of)]
Who = Annotated[Caller, Depends(caller_of)]
Reading = Annotated[Desk, Depends(tagged)]
AuthorityName = Annotated[
    str | None, Query(max_length=LONGEST_NAME, description="Only this authority's papers.")
]
KindName = Annotated[str | None, Query(max_length=40, description="Only this kind, as minutes.")]
DocumentName = Annotated[
    str | None, Query(max_length=LONGEST_NAME, description="Only this document: its id or path.")
]
QuotedWords = Annotated[
    str | None, Query(min_length=1, max_length=4000, description="Words to mark on the page.")
]
