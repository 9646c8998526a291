"""The words, colours and letters by which plans and minutes say how an action stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
_COLOURS = "red|amber|yellow|orange|green|blue|black|purple|gr[ea]y|white"
_ENTRY_OF_KEY = re.compile(
    rf"(?P<words>[A-Z][\w’' -]{{2,28}}?)\s*(?:[(\[:.,=–—-]\s*|\s)(?P<colour>{_COLOURS})\b(?!-)",
    re.IGNORECASE,
)
_LETTER_OF_KEY = re.compile(
    r"(?<![A-Za-z0-9])(?P<letter>[A-Z]{1,2})\]?\s*(?:=|:|,|–|—|-|means|is|for)\s*(?P<means>[^;.,=]{3,60})"
)
_LEAST_OF_KEY = 3
"""So many entries after each other make a key."""
_OF_COLOUR = {
    "red": StatusWord.RED,
    "amber": StatusWord.AMBER,
    "yellow": StatusWord.AMBER,
    "orange": StatusWord.AMBER,
    "green": StatusWord.GREEN,
    "blue": StatusWord.COMPLETE,
    "purple": StatusWord.COMPLETE,
    "black": StatusWord.SUPERSEDED,
    "grey": StatusWord.NOT_STARTED,
    "gray": StatusWord.NOT_STARTED,
    "white": StatusWord.NOT_STARTED,
}
_MEANT = (
    (
        StatusWord.SUPERSEDED,
        r"not to go on|no longer|withdrawn|folded into|merged|dropped|set aside|stopped",
    ),
    (
        StatusWord.NOT_STARTED,
        r"not ?(?:yet )?(?:started|begun|due|under way)|future|planned|yet to",
    ),
    (StatusWord.COMPLETE, r"complete|finish|done|closed|achieved|embedded|delivered"),
    (StatusWord.RED, r"missed|overdue|fail|critical|serious|late\b|badly|well off"),
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


def key_of(entries: Sequence[str]) -> dict[str, StatusWord]:
    """What a plan's own words for how an action stands mean, where entry after entry names one and its
    colour: "Landed (blue: finished)", "Slipping. Amber. It is behind".
    """
    found: dict[str, StatusWord] = {}
    run: dict[str, StatusWord] = {}
    for entry in [*entries, ""]:
        letters = list(_LETTER_OF_KEY.finditer(entry))
        if len(letters) >= _LEAST_OF_KEY:
            meant = {each["letter"].lower(): _meant(each["means"]) for each in letters}
            found |= {letter: word for letter, word in meant.items() if word}
        elif letters and not letters[0].start() and (word := _meant(letters[0]["means"])):
            run[letters[0]["letter"].lower()] = word
            continue
        told = _ENTRY_OF_KEY.match(entry)
        if told:
            run[told["words"].strip().lower()] = _of_colour(told["colour"].lower(), entry)
            continue
        if len(run) >= _LEAST_OF_KEY:
            found |= run
        run = {}
    return found


def _meant(words: str) -> StatusWord | None:
    """What a key's words for a letter mean."""
    for word, pattern in _MEANT:
        if re.search(rf"\b(?:{pattern})", words, re.IGNORECASE):
            return word
    said = statuses_in(words)
    return said[0].word if said else None


def _of_colour(colour: str, entry: str) -> StatusWord:
    if colour in ("black", "white", "purple", "grey", "gray", "blue"):
        for word, pattern in _MEANT:
            if re.search(rf"\b(?:{pattern})", entry, re.IGNORECASE):
                return word
    return _OF_COLOUR[colour]


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
