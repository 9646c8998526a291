"""`scrutineer api`: the library for other programs, by HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.commands.ui import require_free
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say

if TYPE_CHECKING:
    from corpus.settings import Settings

HOST = "127.0.0.1"
HostOption = Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")]
HostNameOption = Annotated[
    list[str] | None,
    typer.Option("--host-name", metavar="NAME", help="A name it is called by besides localhost."),
]


def api(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")] = 8502,
    host: HostOption = HOST,
    host_name: HostNameOption = None,
    library: LibraryOption = None,
) -> None:
    """Serve questions, papers, registers and traces to other programs, as JSON."""
    settings = settings_for(library)
    require_token(host, settings)
    from ui.api.app import LOCAL_NAMES, make_app, make_service

    service = make_service(settings)
    require_free(port, host)
    say(f"Scrutineer answers programs at http://{host}:{port}/v1 (Ctrl+C stops it)")
    serve(make_app(service, LOCAL_NAMES | set(host_name or ())), host, port)


def require_token(host: str, settings: Settings) -> None:
    """UsageError where anyone on the network could ask."""
    if host != HOST and settings.api_tokens is None:
        raise UsageError("to serve beyond this machine, set SCRUTINEER_API_TOKENS")


def serve(app: object, host: str, port: int) -> None:
    """Serve until stopped, a line of JSON a request on stderr."""
    import logging
    import sys

    import uvicorn

    lines = logging.StreamHandler(sys.stderr)
    logging.getLogger("scrutineer.api").addHandler(lines)
    logging.getLogger("scrutineer.api").setLevel(logging.INFO)
    uvicorn.run(
        app,  # type: ignore[arg-type]
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
