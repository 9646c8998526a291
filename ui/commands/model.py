"""`scrutineer model`: a language model of one's own, served, and tried before it is trusted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ui.printing import say

model = typer.Typer(no_args_is_help=True, help="Serve a language model, or try one out.")


@model.command()
def serve(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The model, as a GGUF file.")],
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")
    ] = 8080,
    context: Annotated[
        int, typer.Option(min=512, help="Tokens that a question and its answer may take.")
    ] = 8192,
    threads: Annotated[
        int, typer.Option(min=0, help="Threads that compute; 0 leaves one core free.")
    ] = 0,
) -> None:
    """Serve a GGUF file on this machine alone, until interrupted."""
    from assistant.local import serving

    say(f"loading {file} ...")
    key = os.environ.get("OPENAI_API_KEY", "")
    with serving(file, port=port, context=context, threads=threads, key=key) as server:
        typer.echo("\n".join(settings_lines(server.name, server.url)))  # flushed, for a script
        say("serving until interrupted (Ctrl-C); in another terminal, set what stands above")
        try:
            code = server.process.wait()
        except KeyboardInterrupt:
            return
    say(f"the server ended by itself (code {code})")
    raise typer.Exit(1)


def settings_lines(name: str, url: str) -> tuple[str, ...]:
    """What a shell must set so that questions go to the server."""
    return (f"export SCRUTINEER_MODEL='openai:{name}'", f"export SCRUTINEER_MODEL_URL='{url}'")
