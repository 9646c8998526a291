"""An entry of minutes in stretches, each on one action: a paragraph may tell of several.

A sentence that settles how an action stands, or stays, ends what is said of it; the next begins anew
unless it goes on with a word for the same thing ("It stays Red."). Where it tells of the same action
in other words, that is found when the plan's actions are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.registers.due_days import days_in
from ingest.registers.minutes.changes import read_changes
from ingest.registers.statuses import statuses_in

_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9“\"(])")
_ABBREVIATED = re.compile(r"\b(?:Mrs?|Ms|Dr|Cllr|St|No|cf|e\.g|i\.e)\.$|^[\w./]{1,6}\.$")
_GOES_ON = re.compile(
    r"(?:it|its|this|that|these|those|instead|both|so|then)\b"
    r"|(?:the|a) (?:\w+ )?(?:date|deadline|rating|status|action|target|colour|position|lead|owner)\b",
    re.IGNORECASE,
)
"""What stands for the thing that was spoken of: pronouns but those of people, connectives, and what an
action has.
"""


_TOO_FEW = 3
"""Words that say nothing of what they are on: "Close it."."""


def stretches_of(text: str, met: date | None) -> Iterator[str]:
    """The stretches of an entry's text in order; together they are the whole of it."""
    held: list[str] = []
    settled = False
    for sentence in _sentences(text):
        if settled and not _goes_on(sentence, met):
            yield " ".join(held)
            held, settled = [], False
        held.append(sentence)
        settled = settled or bool(read_changes(sentence, met))
    if held:
        yield " ".join(held)


def _goes_on(sentence: str, met: date | None) -> bool:
    """Whether a sentence speaks of the same thing: by a word for it, or by a status or a day before
    all else.
    """
    starts = [said.start for said in statuses_in(sentence)]
    starts += [day.start for day in days_in(sentence, met.year if met else date.min.year)]
    return bool(_GOES_ON.match(sentence)) or 0 in starts or len(sentence.split()) <= _TOO_FEW


def _sentences(text: str) -> Iterator[str]:
    """The sentences; a number or an abbreviation that a full stop follows ends none."""
    held = ""
    for piece in _SENTENCE.split(text):
        held = f"{held} {piece}" if held else piece
        if not _ABBREVIATED.search(held):
            yield held
            held = ""
    if held:
        yield held
