"""Area SEND inspections: their outcome, and which weaknesses had enough progress made on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answerers.registers.grades import when
from assistant.cite import cite, cite_span
from assistant.draft import Asked, Draft, Point, refusal
from assistant.language.words import sentence_spans
from assistant.scope.scope import newest_first
from assistant.types import Citation, Status, Voice
from assistant.understand.shape import Shape
from corpus.types import Document, Framework, Passage

_SEND = re.compile(
    r"\b(SEND|special educational needs)\b[^?.]{0,40}\b(inspection|inspected|revisit\w*|visit|outcome|inspectors?)\b"
    r"|\b(inspection|inspected|revisit|outcome)\b[^?.]{0,40}\b(SEND|special educational needs)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(outcome|grades?|result|rat(?:ed|ing)|judge(?:d|ment)s?|verdict|how (?:did|was|is))\b",
    re.IGNORECASE,
)
_PROGRESS = re.compile(r"\b(?:sufficient|enough) progress\b", re.IGNORECASE)
_WEAKNESS = re.compile(r"\bweakness", re.IGNORECASE)
_NOT = re.compile(r"\b(not|n['’]?t|no|insufficient|without)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"^(?:The (?:first |initial |original |previous )?inspection (?:found|judged|identified) that )",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Weakness:
    """A weakness of a revisit letter: the words that name it, those of the verdict, what it was."""

    name: str
    enough: bool
    citations: tuple[Citation, ...]


def answer_send(asked: Asked) -> Draft | None:
    """What an area SEND inspection came to; None where the question is not of that."""
    text = asked.question.understood
    letters = [d for d in asked.scope.documents if d.framework is Framework.AREA_SEND]
    if not letters or asked.question.shape is Shape.EXPLAIN:
        return None
    if _PROGRESS.search(text) and _WEAKNESS.search(text):
        return _weaknesses(asked, letters)
    if _SEND.search(text) and _OUTCOME.search(text):
        return _outcome(asked, letters)
    return None


def _outcome(asked: Asked, letters: Sequence[Document]) -> Draft | None:
    """The outcome of the newest such inspection of each place, in the register's words."""
    points: list[Point] = []
    newest: dict[str | None, Document] = {}
    for letter in newest_first(letters):
        newest.setdefault(letter.authority, letter)
    for document in newest.values():
        points += _outcome_points(asked, document)
    if not points:
        return None
    return Draft(tuple(points), as_list=len(points) > 2)


def _outcome_points(asked: Asked, document: Document) -> Iterator[Point]:
    found = asked.library.judgements(frozenset({document.id}), outcomes=True)
    for outcome in found:
        cited = cite(asked.library, document, outcome.page, outcome.quote)
        text = f"{document.authority} – area SEND: {outcome.grade} ({when(document)})."
        yield Point(text, Voice.OFSTED, (cited,) if cited else ())
    if not found:
        yield from _progress_points(asked, document)


def _progress_points(asked: Asked, document: Document) -> Iterator[Point]:
    """What a letter from before there were outcomes says of progress, in its own sentence."""
    for passage in asked.library.passages(document.id):
        for start, end in sentence_spans(passage.text):
            if re.search(r"\b(?:sufficient|enough) progress\b.*\b(?:two|three|four|five|six|all|none|\d)\b",
                         passage.text[start:end], re.I | re.S):  # fmt: skip
                cited = cite_span(asked.library, document, passage, start, end)
                text = f"{document.authority} ({when(document)}): {passage.text[start:end]}"
                yield Point(text, Voice.OFSTED, cited)
                return


def _weaknesses(asked: Asked, letters: Sequence[Document]) -> Draft | None:
    """The weaknesses of the newest revisit that had, or hadn't, enough progress made on them."""
    wanted = not _NOT.search(asked.question.understood)
    for document in newest_first(letters):
        every = list(_in_letter(asked, document))
        if not every:
            continue
        chosen = [each for each in every if each.enough is wanted]
        if not chosen:
            return refusal(
                f"{document.title}: none of its {len(every)} weaknesses is so described."
            )
        points = [Point(f"- {w.name}", Voice.OFSTED, w.citations) for w in chosen]
        return Draft(tuple(points), Status.COMPLETE, as_list=True)
    return None


def _in_letter(asked: Asked, document: Document) -> Iterator[Weakness]:
    """Every weakness of a letter, in order, with its verdict."""
    passages = asked.library.passages(document.id)
    for heading, group in groupby(passages, key=lambda p: p.heading):
        if not heading or not _WEAKNESS.search(heading[-1]):
            continue
        section = list(group)
        verdict = _verdict(section)
        if not verdict:
            continue
        passage, start, end = verdict
        first = section[0]
        span = next(iter(sentence_spans(first.text)), (0, len(first.text)))
        cited = cite_span(asked.library, document, first, *span)
        cited += cite_span(asked.library, document, passage, start, end)
        named = _OPENS.sub("", first.text[slice(*span)]).strip()
        name = f"{named[:1].upper()}{named[1:]}"
        yield Weakness(name, not _NOT.search(passage.text[start:end]), cited)


def _verdict(section: Sequence[Passage]) -> tuple[Passage, int, int] | None:
    """The last sentence of a section that says whether enough progress was made."""
    for passage in reversed(section):
        for start, end in reversed(list(sentence_spans(passage.text))):
            if _PROGRESS.search(passage.text[start:end]):
                return passage, start, end
    return None
