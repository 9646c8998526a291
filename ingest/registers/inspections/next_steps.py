"""What an inspection says must be sent to inspectors, or will happen next, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.text import locate
from corpus.types import Document, Kind, NextStep, NextStepKind, Quote
from ingest.describe.dates import find_date
from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind, Reading

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\S)[^.!?]*)*[.!?]?")
_WHO = r"^(?:(?P<who>[A-Z][^.;:]{2,120}?),? )?"
_SAYS = (
    (NextStepKind.STATEMENT_OF_ACTION, re.compile(
        rf"{_WHO}(?:should|must) (?:(?:submit|send) (?:the|its|a|this) (?:\w+ )?statement of"
        r"|coordinate the preparation of a written statement|prepare a (?:\w+ )?statement of)")),
    (NextStepKind.PRIORITY_ACTION_PLAN, re.compile(
        r"(?:requires?|must|asks?) (?P<who>the [^.,;]{3,60}?)? ?(?:to )?"
        r"(?:prepare|submit|prepare and submit) (?:and submit )?a priority action plan")),
    (NextStepKind.STRATEGIC_PLAN, re.compile(
        r"\basks? (?:that )?(?P<who>the [^.,;]{3,60}?) (?:to )?"
        r"(?:updates?|publish\w*)\b[^.]*\bstrategic plan")),
    (NextStepKind.MONITORING_INSPECTION, re.compile(
        r"\b[Mm]onitoring inspection will\b")),
    (NextStepKind.NEXT_INSPECTION, re.compile(
        r"\b[Nn]ext (?:full )?(?:[Aa]rea SEND )?(?:re-?)?inspection will\b")),
    (NextStepKind.ACTION_PLAN, re.compile(
        r"(?:require|ask|(?P<who>[Tt]he local authority|[A-Z][\w ]{2,60}? [Cc]ouncil) (?:should|must)"
        r"|to) (?P<who2>you|the local authority|the council)? ?(?:to )?submit (?:an|its|your|a) "
        r"(?:final )?action plan")),
)  # fmt: skip
_NOTE_NUMBER = re.compile(r"\s*[\d¹²³⁴⁵⁶⁷⁸⁹]*\s*")
_TIMING = re.compile(
    r"\b(?:with)?in (?:approximately |about |a maximum of |the next )?(?:\w+|\d+) "
    r"(?:working days|days|weeks|months|years)\b(?: of receiving [^.,;]{3,60})?"
    r"|\bup to \d+ (?:working )?days after [^.,;]{3,60}"
)
_INSPECTORS = (NextStepKind.NEXT_INSPECTION, NextStepKind.MONITORING_INSPECTION)


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph with where each of its blocks begins in its text."""

    text: str
    starts: tuple[tuple[int, Block], ...]


def read_next_steps(
    reading: Reading, document: Document, sections: Sequence[Section]
) -> tuple[NextStep, ...]:
    """One step of each kind, the one with a day or time before one without; () from other papers."""
    if document.kind is not Kind.INSPECTION_LETTER:
        return ()
    pages = {page.number: page.text for page in reading.pages}
    found: dict[NextStepKind, NextStep] = {}
    for paragraph in _paragraphs(sections):
        for step in _steps(paragraph, document, pages):
            held = found.get(step.kind)
            if held is None or (not (held.due or held.timing) and (step.due or step.timing)):
                found[step.kind] = step
    return tuple(found.values())


def _paragraphs(sections: Sequence[Section]) -> Iterator[_Paragraph]:
    held: list[Block] = []
    for block in (b for section in sections for b in section.blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        if held and not block.continues:
            yield _joined(held)
            held = []
        held.append(block)
    if held:
        yield _joined(held)


def _joined(blocks: Sequence[Block]) -> _Paragraph:
    text, starts = "", []
    for block in blocks:
        starts.append((len(text), block))
        text += block.text + " "
    return _Paragraph(text, tuple(starts))


def _steps(paragraph: _Paragraph, document: Document, pages: dict[int, str]) -> Iterator[NextStep]:
    for match in _SENTENCE.finditer(paragraph.text):
        note = _NOTE_NUMBER.match(match[0])
        begins = note.end() if note else 0
        sentence = match[0][begins:]
        for kind, says in _SAYS:
            if said := says.search(sentence):
                quotes = tuple(_quotes(paragraph, match.start() + begins, match.end(), pages))
                timing = _TIMING.search(sentence)
                due = None if kind in _INSPECTORS else find_date(sentence)
                if quotes:
                    yield NextStep(
                        document.id, kind, _who(said, kind), due, timing and timing[0], quotes
                    )


def _who(said: re.Match[str], kind: NextStepKind) -> str:
    """Who must do it, as named there; inspectors where they do it themselves."""
    if kind in _INSPECTORS:
        return "inspectors"
    groups = said.groupdict()
    words = groups.get("who") or groups.get("who2") or ""
    return "the local authority" if words == "you" else words.strip()


def _quotes(paragraph: _Paragraph, start: int, end: int, pages: dict[int, str]) -> Iterator[Quote]:
    """The sentence as it stands on its page, or on its two."""
    for at, block in paragraph.starts:
        first, last = max(start - at, 0), min(end - at, len(block.text))
        words = block.text[first:last].strip() if first < last else ""
        if words and locate(pages[block.page], words):
            yield Quote(block.page, words)
