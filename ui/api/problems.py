"""What went wrong, as `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from corpus.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryMissing,
    LibraryUnreachable,
    ModelUnavailable,
    ScrutineerError,
    UsageError,
)
from ui.api.desk import NotHeld
from ui.page_pictures import NoPicture

PROBLEM = "application/problem+json"
_PASSING = (LibraryBusy, LibraryUnreachable, LibraryDamaged, LibraryMissing, ModelUnavailable)


class NotThisOften(Exception):
    """Too many requests; `seconds` until the next is taken."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Refused(Exception):
    """A token is asked for, and none, or a wrong one, was brought."""


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A problem as a response."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return JSONResponse(body, status, headers=headers, media_type=PROBLEM)


def status_of(error: ScrutineerError) -> int:
    """404 for what isn't held, 503 for what may pass, 422 for a call that makes no sense, else 500."""
    if isinstance(error, NotHeld):
        return 404
    if isinstance(error, UsageError):
        return 422
    return 503 if isinstance(error, _PASSING) else 500


def tell_problems(app: FastAPI) -> None:
    """Have every error of an app told as a problem."""

    @app.exception_handler(ScrutineerError)
    def _ours(_request: Request, error: ScrutineerError) -> JSONResponse:
        return problem(status_of(error), str(error))

    @app.exception_handler(NoPicture)
    def _no_picture(_request: Request, error: NoPicture) -> JSONResponse:
        return problem(404, f"There is no picture of this page: {error}.")

    @app.exception_handler(RequestValidationError)
    def _not_as_documented(_request: Request, error: RequestValidationError) -> JSONResponse:
        told = [f"{'.'.join(str(p) for p in e['loc'])}: {e['msg']}" for e in error.errors()]
        return problem(422, "; ".join(told))

    @app.exception_handler(HTTPException)
    def _http(_request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail), error.headers)

    @app.exception_handler(NotThisOften)
    def _too_often(_request: Request, error: NotThisOften) -> JSONResponse:
        headers = {"Retry-After": str(error.seconds)}
        return problem(429, f"Too many requests: try again in {error.seconds} s.", headers)

    @app.exception_handler(Refused)
    def _refused(_request: Request, _error: Refused) -> JSONResponse:
        headers = {"WWW-Authenticate": "Bearer"}
        return problem(401, "A token is needed: Authorization: Bearer TOKEN.", headers)

    @app.exception_handler(Exception)
    def _fault(_request: Request, error: Exception) -> JSONResponse:
        del error  # said in the log; what it holds may be a paper's words
        return problem(500, "Something went wrong here; the log of the service says what.")
