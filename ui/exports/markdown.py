"""Answers as Markdown with footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.types import Answer
from ui.exports import words
from ui.exports.answer_blocks import Block, blocks
from ui.plain import one_line

_MARKS = re.compile(r"([\\`*_\[\]<>#|~!$&])")
_BLANKS = re.compile(r"\n{3,}")
_AT_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s)")


def as_markdown(answers: Sequence[Answer], day: date) -> str:
    """Questions as headings, each answer with its sources as footnotes, numbered through."""
    lines = [f"# {words.TITLE}", "", words.made_on(day), ""]
    notes: list[str] = []
    for answer in answers:
        first = len(notes)
        lines += _answer(answer, first)
        for number, citation in enumerate(answer.citations, first + 1):
            notes.append(f"[^{number}]: {_inert(words.footnote(citation))}")
    return _BLANKS.sub("\n\n", "\n".join([*lines, *notes, ""]))


def _answer(answer: Answer, first: int) -> Iterator[str]:
    yield from (f"## {_inert(one_line(answer.question))}", "")
    if understood := words.understood(answer):
        yield from (f"*{_inert(understood)}*", "")
    yield from (words.verdict(answer), "")
    voice, item = "", False
    for block in blocks(answer):
        if block.voice and block.voice != voice:
            yield from ("", f"**{block.voice}**", "")
            voice = block.voice
        elif not (block.item and item):
            yield ""
        item = block.item
        yield _line(block, first)
    yield ""
    for line in (words.missing(answer), *(f"See also: {words.also(o)}" for o in answer.see_also)):
        if line:
            yield from (_inert(line), "")
    yield from (f"*{_inert(words.searched(answer))}*", "")


def _line(block: Block, first: int) -> str:
    said = " ".join(
        _inert(run.words) + "".join(f"[^{first + number}]" for number in run.sources)
        for run in block.runs
    )
    said = f"*{_inert(block.label)}* {said}" if block.label else said
    return f"- {said}" if block.item else said


def _inert(text: str) -> str:
    """Words that stay words: nothing in them is a link, a picture or a heading."""
    return _AT_LINE_START.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))
