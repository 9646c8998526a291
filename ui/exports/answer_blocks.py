"""An answer's text as blocks that read as one would say it, each statement with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.types import Answer, Statement, Voice
from ui.plain import one_line

# "An earlier finding (May 2014): ", "Minutes on Wexcombe (June 2023): ".
_LABEL = re.compile(r"[A-Z][^.:!?()\n]{2,80} \((?:[A-Z][a-z]+ \d{4}|undated)\): ")

VOICES = {
    Voice.OFSTED: "Ofsted",
    Voice.COUNCIL: "The council",
    Voice.COUNCILLOR: "A councillor",
    Voice.COMMITTEE: "The committee",
    Voice.SCRUTINEER: "Worked out by Scrutineer",
}


@dataclass(frozen=True)
class Run:
    """Words of an answer, and the numbers (from 1) of the sources that they stand on."""

    words: str
    sources: tuple[int, ...] = ()


@dataclass
class Block:
    """A line of an answer, in one voice; an item of a list or a paragraph.

    `label` is what it begins with that sets it apart: of which paper it is, and of when.
    """

    voice: str
    item: bool = False
    label: str = ""
    runs: list[Run] = field(default_factory=list)


def blocks(answer: Answer) -> list[Block]:
    """The answer's lines. Every statement has its sources, wherever its words stand."""
    found: list[Block] = []
    for words, statement in _pieces(answer):
        lines = words.split("\n")
        for number, line in enumerate(lines):
            voice = VOICES[statement.voice] if statement else ""
            if number or not found or _breaks(found[-1], voice, line):
                found.append(Block(voice))
            last = statement is not None and number == len(lines) - 1
            sources = tuple(n + 1 for n in statement.citations) if statement and last else ()
            _add(found[-1], voice, one_line(line), sources)
    return [block for block in found if block.runs]


def _breaks(block: Block, voice: str, line: str) -> bool:
    """Whether a line that goes on from a block begins another."""
    return bool(block.runs) and (block.voice != voice or bool(_LABEL.match(line)))


def _add(block: Block, voice: str, words: str, sources: tuple[int, ...]) -> None:
    if not block.runs:
        block.voice, block.item = voice or block.voice, words.startswith("- ")
        words = words.removeprefix("- ")
        if told := _LABEL.match(words):
            block.label, words = told[0].strip(), words[told.end() :]
    if words or sources:
        block.runs.append(Run(words, sources))


def _pieces(answer: Answer) -> Iterator[tuple[str, Statement | None]]:
    """The answer from its beginning to its end, statement by statement, and what lies between."""
    at, left_over = 0, []
    for statement in answer.statements:
        found = answer.answer.find(statement.text, at) if statement.text else -1
        if found < 0:
            left_over.append(statement)
            continue
        if between := answer.answer[at:found].strip(" "):
            yield between, None
        yield statement.text, statement
        at = found + len(statement.text)
    if rest := answer.answer[at:].strip(" "):
        yield rest, None
    for statement in left_over:
        # Its words stand in the answer in another form: its sources are named all the same.
        yield "", statement
