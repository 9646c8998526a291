"""Answers as a Word document with real footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assistant.types import Answer
from ui.exports import words
from ui.exports.answer_blocks import Block, blocks
from ui.plain import one_line

if TYPE_CHECKING:
    from ui.exports.footnotes import Footnotes


def as_word(answers: Sequence[Answer], day: date) -> bytes:
    """Questions as headings, each answer with its sources as footnotes."""
    from docx import Document

    from ui.exports.footnotes import Footnotes
    from ui.exports.house_style import dress

    document = Document()
    dress(document)
    _describe(document, day)
    notes = Footnotes(document)
    document.add_heading(words.TITLE, level=0)
    document.add_paragraph(words.made_on(day))
    for answer in answers:
        _add_answer(document, notes, answer)
    notes.attach()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: Any, day: date) -> None:
    """The file's own properties."""
    properties = document.core_properties
    properties.title, properties.author = words.TITLE, "Scrutineer"
    properties.comments = words.made_on(day)
    properties.language = "en-GB"


def _add_answer(document: Any, notes: Footnotes, answer: Answer) -> None:
    document.add_heading(one_line(answer.question), level=1)
    if understood := words.understood(answer):
        document.add_paragraph().add_run(understood).italic = True
    verdict = document.add_paragraph()
    verdict.add_run(words.verdict(answer)).bold = True
    verdict.paragraph_format.keep_with_next = True
    voice = ""
    for block in blocks(answer):
        if block.voice and block.voice != voice:
            document.add_heading(block.voice, level=2)
            voice = block.voice
        _add_block(document, notes, answer, block)
    if missing := words.missing(answer):
        document.add_paragraph(missing)
    if answer.see_also:
        document.add_heading("See also", level=2)
        for other in answer.see_also:
            document.add_paragraph(words.also(other), style="List Bullet")
    document.add_paragraph().add_run(words.searched(answer)).italic = True


def _add_block(document: Any, notes: Footnotes, answer: Answer, block: Block) -> None:
    paragraph = document.add_paragraph(style="List Bullet" if block.item else None)
    if block.label:
        paragraph.add_run(f"{block.label} ").italic = True
    for place, run in enumerate(block.runs):
        paragraph.add_run((" " if place else "") + run.words)
        for order, number in enumerate(run.sources):
            notes.add(paragraph, words.footnote(answer.citations[number - 1]), apart=order > 0)
