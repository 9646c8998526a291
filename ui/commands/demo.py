"""`scrutineer demo`: the demo papers read in, three questions, and how to go on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.ask import ask
from ui.commands.ingest import ingest
from ui.terminal_views.printing import print_plain, say

QUESTIONS = (
    "What needs to improve according to the 2025 inspection?",
    "How did the grade for leaders change between 2022 and 2025?",
    "Why was Wexcombe judged outstanding for children in care in 2022?",
)


def demo(
    library: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder of the demo's library.")
    ] = Path("scrutineer-demo"),
) -> None:
    """Read in the papers of a council that doesn't exist, and ask them three questions."""
    import corpus

    ingest([Path(corpus.__file__).parent / "documents"], library=str(library))
    for question in QUESTIONS:
        print_plain(f'\n$ scrutineer ask "{question}"\n')
        # What a pipe holds must stand before what is printed next.
        sys.stdout.flush()
        ask(question, library=str(library))
    say(
        f'\nAsk on:            scrutineer ask "YOUR QUESTION" --library {library}\n'
        f"In the browser:    scrutineer ui --library {library}\n"
        "Your own papers:   scrutineer ingest FOLDER\n"
        '                   scrutineer ask "YOUR QUESTION"\n'
        "All commands:      scrutineer --help"
    )
