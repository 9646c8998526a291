"""A PDF as pages of blocks: PDFium for words and boxes, pypdf as second opinion."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from corpus.errors import EncryptedDocument, UnreadableDocument
from corpus.settings import Settings
from corpus.types import PageText, WordBoxes
from ingest.read.blocks import Block, BlockKind, Reading
from ingest.read.lines import Line, line_of
from ingest.read.markers import marked
from ingest.read.sniff import Media
from ingest.read.words import Word, page_words


def read_pdf(data: bytes, path: Path, settings: Settings) -> Reading:
    """Read a PDF; raises EncryptedDocument or UnreadableDocument."""
    document = _open(data, path)
    try:
        pages = [_page_lines(document[at]) for at in range(min(len(document), settings.max_pages))]
        sizes = [document[at].get_size() for at in range(len(pages))]
    finally:
        document.close()
    running = _running(pages)
    body = Counter(line.size for lines in pages for line in lines).most_common(1)
    body_size = body[0][0] if body else 0.0
    texts, blocks = [], []
    for number, lines in enumerate(pages, 1):
        page, spans = _page_text(number, lines, sizes[number - 1])
        texts.append(page)
        blocks += _blocks(page, lines, spans, running, body_size)
    return Reading(Media.PDF, True, tuple(texts), tuple(blocks), tuple(sorted(running)))


def _open(data: bytes, path: Path) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument(str(path), "needs a password: save it without one") from error
        raise UnreadableDocument(str(path), f"is a damaged PDF ({error}): save it again") from error


def _page_lines(page: Any) -> list[Line]:
    lines: list[list[Word]] = []
    for word in page_words(page):
        for line in reversed(lines[-40:]):
            last = line[-1]
            overlap = min(word.y1, last.y1) - max(word.y0, last.y0)
            if overlap > 0.5 * min(word.y1 - word.y0, last.y1 - last.y0):
                line.append(word)
                break
        else:
            lines.append([word])
    made = [line_of(sorted(line, key=lambda word: word.x0)) for line in lines]
    return sorted(made, key=lambda line: line.y0)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _running(pages: list[list[Line]]) -> set[str]:
    seen = Counter(_shape(line.text) for lines in pages for line in {*lines[:3], *lines[-3:]})
    many = max(2, len(pages) // 3)
    return {shape for shape, times in seen.items() if times >= many} if len(pages) > 1 else set()


def _page_text(
    number: int, lines: list[Line], size: tuple[float, float]
) -> tuple[PageText, list[tuple[int, int]]]:
    text, words, spans = "", [], []
    for line in lines:
        start = len(text)
        for word in line.words:
            words.append((len(text), len(text) + len(word.text), *word[1:5]))
            text += word.text + " "
        text = text[:-1] + "\n"
        spans.append((start, len(text) - 1))
    return PageText(number, text.rstrip("\n"), WordBoxes.of(words), *size), spans


def _blocks(
    page: PageText,
    lines: list[Line],
    spans: list[tuple[int, int]],
    running: set[str],
    body: float,
) -> list[Block]:
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if _shape(line.text) in running:
            continue
        before = lines[groups[-1][-1]] if groups else None
        if (
            before
            and not marked(line.text)
            and line.y0 - before.y1 < 0.5 * line.size
            and abs(line.size - before.size) < 0.6
            and line.bold == before.bold
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    return [_block(page, lines, spans, group, body) for group in groups]


def _block(
    page: PageText, lines: list[Line], spans: list[tuple[int, int]], group: list[int], body: float
) -> Block:
    start, end = spans[group[0]][0], spans[group[-1]][1]
    text = " ".join(lines[at].text for at in group)
    first = lines[group[0]]
    mark = marked(text)
    if (first.bold or first.size > body + 0.8) and len(text) < 200:
        return Block(BlockKind.HEADING, page.number, start, end, text, 1)
    if mark:
        kind = BlockKind.LIST_ITEM
        return Block(kind, page.number, start, end, mark.text, 1, mark.marker)
    return Block(BlockKind.PARAGRAPH, page.number, start, end, text)
