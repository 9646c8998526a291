"""`scrutineer mcp`: the library as tools for assistants that speak the Model Context Protocol."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated

import typer

from corpus.errors import UsageError
from ui.commands.api import HOST, HostNameOption, HostOption, require_token, serve
from ui.commands.ui import require_free
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say


def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve by HTTP, not stdin and stdout.")
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of --http.")] = 8503,
    host: HostOption = HOST,
    host_name: HostNameOption = None,
    library: LibraryOption = None,
) -> None:
    """Give assistants the library as tools: ask, search, open a page, list, trace (MCP)."""
    settings = settings_for(library)
    if find_spec("mcp") is None:
        raise UsageError("the MCP tools aren't installed: pip install 'scrutineer[mcp]'")
    if not http:
        from ui.api.desk import Desk
        from ui.api.tools import make_server

        desk = Desk(settings, cleared=settings.cleared_for_exempt)
        make_server(desk).run("stdio")
        desk.close()
        return
    require_token(host, settings)
    from ui.api.app import LOCAL_NAMES, make_service
    from ui.api.tools import make_http_app

    service = make_service(settings)
    require_free(port, host)
    say(f"Scrutineer's tools are at http://{host}:{port}/mcp (Ctrl+C stops it)")
    serve(make_http_app(service, LOCAL_NAMES | set(host_name or ())), host, port)
