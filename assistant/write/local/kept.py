"""One server a model for this whole process: started when first asked for, and again if it died."""

from __future__ import annotations

import atexit
import secrets
from pathlib import Path
from threading import Lock

from assistant.write.local.server import LocalServer, start

_kept: dict[tuple[Path, int], LocalServer] = {}
_starting = Lock()


def kept_server(model: Path, context: int) -> LocalServer:
    """The running server of a model; no other program knows its key. ModelUnavailable as `start`."""
    with _starting:
        server = _kept.get((model, context))
        if server is None or not server.running:
            server = start(model, context=context, key=secrets.token_urlsafe())
            _kept[model, context] = server
        return server


@atexit.register
def stop_all() -> None:
    """Let every kept server go; a later question starts its own again."""
    with _starting:
        while _kept:
            _kept.popitem()[1].stop()
