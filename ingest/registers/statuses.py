"""The words, colours and letters by which plans and minutes say how an action stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from corpus.plans import StatusWord

_WORDS: tuple[tuple[StatusWord, str], ...] = (
    (StatusWord.SUPERSEDED, r"superseded|withdrawn|replaced|cancelled|dropped|deleted"
                            r"|no longer (?:required|needed|applicable)"),
    (StatusWord.NOT_STARTED, r"not ?(?:yet )?(?:started|begun|commenced|due)|yet to (?:start|begin)"
                             r"|to be started|gr[ea]y|white"),
    (StatusWord.RED, r"red|off[- ]track|not on (?:track|target|course|schedule)|overdue"
                     r"|seriously late|significantly (?:delayed|behind)|missed"),
    (StatusWord.AMBER, r"amber|yellow|orange|at risk|some slippage|slipp(?:ed|ing)|delayed"
                       r"|behind(?: schedule)?|some concerns?"),
    (StatusWord.COMPLETE, r"blue|done|completed?|closed|finished|achieved|delivered|signed off"
                          r"|implemented|discharged"),
    (StatusWord.GREEN, r"green|on[- ](?:track|target|course|schedule|plan)|going to plan"
                       r"|progressing (?:well|to plan)"),
)  # fmt: skip
_LETTERS = {
    "b": StatusWord.COMPLETE,
    "c": StatusWord.COMPLETE,
    "g": StatusWord.GREEN,
    "a": StatusWord.AMBER,
    "y": StatusWord.AMBER,
    "r": StatusWord.RED,
    "n": StatusWord.NOT_STARTED,
    "ns": StatusWord.NOT_STARTED,
    "n/s": StatusWord.NOT_STARTED,
}
_ANY = re.compile(
    r"\b(?:" + "|".join(f"(?P<w{at}>{words})" for at, (_, words) in enumerate(_WORDS)) + r")\b",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"\b(?P<key>blue|black|purple|gr[ea]y|white|yellow|[BPWNC])\b\s*"
    r"(?:=|:|–|—|-|means|is)\s*(?P<means>[^.;=]{3,90})",
    re.IGNORECASE,
)
_MEANT = (
    (StatusWord.NOT_STARTED, r"not ?(?:yet )?(?:started|begun|due)|future|planned|yet to"),
    (StatusWord.COMPLETE, r"complete|finish|done|closed|achieved|embedded|delivered"),
    (StatusWord.RED, r"missed|overdue|fail|stopped|critical"),
    (StatusWord.AMBER, r"risk|slip|delay"),
)
_MOST_WORDS = 6

Legend = Mapping[str, StatusWord]
"""What a plan says that its own colours and letters mean, by the colour in lower case."""


class Said(NamedTuple):
    """A status found in a sentence, and where it stands there."""

    word: StatusWord
    start: int
    end: int
    text: str


def status_of(text: str, legend: Legend | None = None) -> StatusWord | None:
    """The status that a cell of a few words gives; None where it gives none."""
    plain = re.sub(r"[.*()\[\]]", " ", text).strip().lower()
    if not plain or len(plain.split()) > _MOST_WORDS:
        return None
    if legend and plain in legend:
        return legend[plain]
    if plain in _LETTERS:
        return _LETTERS[plain]
    found = statuses_in(plain)
    if found:
        return (legend or {}).get(found[0].text, found[0].word)
    return None


def statuses_in(text: str) -> list[Said]:
    """Every status word of a text in order; single letters don't count here."""
    found = []
    for match in _ANY.finditer(text):
        at = int((match.lastgroup or "w0")[1:])
        found.append(Said(_WORDS[at][0], match.start(), match.end(), match.group().lower()))
    return found


def legend_of(text: str) -> dict[str, StatusWord]:
    """The key that a plan prints for colours that councils use in different ways."""
    found: dict[str, StatusWord] = {}
    for match in _KEY.finditer(text):
        means = match["means"].lower()
        for word, pattern in _MEANT:
            if re.search(rf"\b(?:{pattern})", means):
                found[match["key"].lower()] = word
                break
    return found
