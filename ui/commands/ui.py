"""`scrutineer ui`: the web app, on this machine alone."""

from __future__ import annotations

import importlib.util
import os
import socket
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.address import place_written
from corpus.errors import UsageError
from ui.settings_option import LibraryOption, settings_for
from ui.terminal_views.printing import say

if TYPE_CHECKING:
    from corpus.settings import Settings

APP = Path(__file__).parents[1] / "web" / "app.py"
HOST = "127.0.0.1"


def ui(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")] = 8501,
    headless: Annotated[bool, typer.Option("--headless", help="Open no browser.")] = False,
    library: LibraryOption = None,
) -> None:
    """Ask in the browser: answers with their pages, recommendations, judgements, documents."""
    settings = settings_for(library)
    require_sign_in(settings.sign_in)
    from corpus.library import Library

    with Library.open(settings):
        require_free(port)
    # The app makes its own settings, from the environment of this process.
    os.environ["SCRUTINEER_LIBRARY"] = place_written(settings.library)
    say(f"Scrutineer is at http://{HOST}:{port} (Ctrl+C stops it)")
    _serve(port, settings, headless=headless)


def require_free(port: int, host: str = HOST) -> None:
    """UsageError where the port may not be used, or is."""
    with socket.socket() as probe:
        # A port whose last server has just gone counts as free, as it does for the server.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise UsageError(f"port {port} may not be used: name another with --port") from None
        except OSError:
            raise UsageError(f"port {port} is in use: name another with --port") from None


def require_sign_in(file: Path | None) -> None:
    """UsageError where sign-in is asked for and can't be: nobody is let in by mistake."""
    if file is None:
        return
    if importlib.util.find_spec("authlib") is None:
        raise UsageError("Sign-in needs Authlib: pip install 'scrutineer[signin]'")
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise UsageError(f"SCRUTINEER_SIGN_IN: {file} can't be read: {fault}") from fault
    wanted = {"redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url"}
    held = told.get("auth")
    lacking = sorted(wanted - (held.keys() if isinstance(held, dict) else set()))
    if lacking:
        raise UsageError(f"SCRUTINEER_SIGN_IN: [auth] in {file} lacks {', '.join(lacking)}")


def _serve(port: int, settings: Settings, *, headless: bool) -> None:
    """Serve until stopped. All else stands in the config beside the app."""
    from streamlit import net_util
    from streamlit.web.cli import main as streamlit

    from ui.web.session import warm_process

    # Asked by a page of another origin, Streamlit would look for its own address at outside hosts.
    # It listens here alone; no setting of its says so, but it doesn't look twice.
    net_util._internal_ip = net_util._external_ip = HOST

    options = ["--server.address", HOST, "--server.port", str(port)]
    options += ["--server.maxUploadSize", str(settings.max_upload_mb)]
    if settings.sign_in:
        options += ["--secrets.files", str(settings.sign_in.resolve())]
    if headless:
        options += ["--server.headless", "true"]
    warming = warm_process(lambda: say("Ready: the first question needn't wait"))
    try:
        streamlit.main(
            args=["run", str(APP), *options], prog_name="streamlit", standalone_mode=False
        )
    finally:
        # What it loads can't be let go of half loaded.
        warming.join()
