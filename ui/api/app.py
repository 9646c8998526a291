"""The HTTP interface of a library, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse

from corpus.settings import Settings
from ui.api import councils, papers, questions, registers
from ui.api.clearance import Clearance
from ui.api.desk import Desk
from ui.api.door import Door
from ui.api.problems import tell_problems
from ui.api.rate import Rate
from ui.api.requests import (
    NotModified,
    Service,
    not_modified,
    readiness,
    service_of,
    warming,
)
from ui.api.shapes.base import Health

ABOUT = """Ask the plans, letters and minutes; get the answer with its page.

Every statement carries the document, the page and the words it stands on. Dates are ISO or null,
pages count from 1, `document` is the path relative to the folder that was ingested. What only
changes with the library has an ETag. Errors are `application/problem+json`. Where the service asks
for a token, it is brought as `Authorization: Bearer TOKEN`; exempt papers answer only those whose
token clears them.
"""
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


def make_service(settings: Settings) -> Service:
    """The desks of the library that the settings name. LibraryMissing where there is none."""
    who = Clearance(settings)
    cleared = Desk(settings, cleared=True) if who.clears else None
    return Service(Desk(settings, cleared=False), cleared, who, Rate(settings.api_per_minute))


def make_app(service: Service, names: Collection[str] = LOCAL_NAMES) -> FastAPI:
    """An app that serves a service under these names; it closes the service when it ends."""

    @asynccontextmanager
    async def served(_app: FastAPI) -> AsyncIterator[None]:
        with warming(service):
            yield
        service.close()

    app = FastAPI(
        title="Scrutineer",
        version=version("scrutineer"),
        description=ABOUT,
        lifespan=served,
        openapi_url="/v1/openapi.json",
        # Their pages fetch scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = service
    app.include_router(_health, prefix="/v1")
    for each in (questions, papers, registers, councils):
        app.include_router(each.routes, prefix="/v1")
    tell_problems(app)
    app.add_exception_handler(NotModified, not_modified)
    app.add_middleware(Door, names=names)
    return app


_health = APIRouter(tags=["service"])


@_health.get("/health", response_model=Health)
def health() -> dict[str, str]:
    """That the service runs."""
    return {"status": "ok"}


@_health.get("/ready", response_model=Health, responses={503: {"model": Health}})
def ready(request: Request) -> JSONResponse:
    """Whether a question is answered at once: 503 until what it needs is loaded."""
    return readiness(service_of(request))
