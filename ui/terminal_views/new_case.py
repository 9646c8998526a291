"""Making evaluation cases in the terminal, in talk with a person or from a pipe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from ui.terminal_views.printing import say

if TYPE_CHECKING:
    from corpus.settings import Settings


class Terminal:
    """Asks on stderr and reads stdin; at a keyboard with the line editing one is used to."""

    def tell(self, text: str) -> None:
        """Show something."""
        say(text)

    def ask(self, prompt: str) -> str:
        """A line without white space at its ends. UsageError at the end of the input."""
        try:
            if sys.stdin.isatty():
                return input(prompt).strip()
            sys.stderr.write(prompt)
            sys.stderr.flush()
            line = sys.stdin.readline()
        except EOFError:
            line = ""
        if not line:
            raise UsageError("the case isn't finished, so nothing was added")
        sys.stderr.write(line)
        return line.strip()


def make_cases(path: Path, settings: Settings) -> None:
    """Walk through one case after another, each added as soon as it is whole."""
    from assistant import Assistant
    from evals.jsonl.lines import append_line
    from evals.new_case import new_case

    assistant, terminal = Assistant.open(settings), Terminal()
    while True:
        case = new_case(path, assistant, terminal)
        if case is not None:
            append_line(path, case)
            say(f"Added {case.id} to {path}. Run: scrutineer eval --cases {path} --library DIR")
        if not _another(terminal):
            return


def _another(terminal: Terminal) -> bool:
    try:
        return terminal.ask("\nAnother? [y/n] ").lower().startswith("y")
    except UsageError:
        return False
