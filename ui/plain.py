"""Texts from documents, made safe to print: they may not steer the terminal."""

from __future__ import annotations

import re
from datetime import date

from corpus.letters import without_unseen

# Escape sequences whole, so that no "[31m" is left over where its escape was taken out.
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC: titles, links
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"  # DCS and other strings
    r"|\x1b[ -/]*[0-~]?"
)
# All controls but tab and line feed; the marks that turn the direction of writing round.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text with escape sequences, control characters and letters that nobody sees taken out."""
    seen = without_unseen(text.replace("\r\n", "\n"))
    return _CONTROLS.sub("", _ESCAPES.sub("", seen))


def one_line(text: str) -> str:
    """Plain, with every run of white space as one blank."""
    return " ".join(plain(text).split())


def written(day: date | None) -> str:
    """A date as a letter has it: 10 March 2023. Empty for None."""
    return f"{day.day} {day:%B %Y}" if day else ""


def many(count: int, noun: str) -> str:
    """A count with its noun: 1 action, 2 actions."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


NOTHING = "nothing answers this"
TO_BE_CHECKED = "nothing surely answers this: see what is to be checked"
