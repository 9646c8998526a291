"""What every request passes: a name and a size that are allowed, and a line in the log."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Collection, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.api.problems import problem

LOG = logging.getLogger("scrutineer.api")
_LARGEST = 64 * 1024
"""Bytes: a question and twenty earlier ones take less."""


class Door:
    """Turns away what is called by another name or brings too much, and logs what came of the rest.

    A line of the log is JSON: method, route, status, milliseconds, caller. The route is the
    pattern, never the address, since that holds what was asked for.
    """

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app, self._names = app, frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noted(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append((b"x-content-type-options", b"nosniff"))
            await send(message)

        try:
            refusal = self._refusal(scope)
            await (refusal or self._app)(scope, receive, noted)
        finally:
            LOG.info(_line(scope, status, time.perf_counter() - began))

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self._names:
            return problem(421, "This service isn't called by that name; see --host-name.")
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers:
            return problem(411, "Say how long the request is, by Content-Length.")
        if not length.isdigit() or int(length) > _LARGEST:
            return problem(413, f"A request may have {_LARGEST} bytes.")
        return None


def _name(host: str) -> str:
    """A Host header without its port."""
    return host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]


def _line(scope: Scope, status: int, seconds: float) -> str:
    route = scope.get("route")
    return json.dumps(
        {
            "method": scope["method"],
            "route": getattr(route, "path", None),
            "status": status,
            "ms": round(seconds * 1000, 1),
            "caller": scope.get("state", {}).get("caller"),
        }
    )
