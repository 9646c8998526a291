"""A page as it is shown: its picture with the words marked, or its words where it has none."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.types import Box, Document, PageText
from ui.page_pictures import NoPicture
from ui.plain import one_line, plain
from ui.web.assets import component
from ui.web.viewer.pictures import picture

_HERE = "ui.web.viewer"
Span = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """One page of a document with the spans of its text that are marked.

    `first` is whether it is the page that the reader should be brought to.
    """

    document: Document
    page: PageText
    spans: tuple[Span, ...]
    zoom: int
    first: bool

    @property
    def name(self) -> str:
        """What the page is called: "page 4", or nothing where the document has no pages."""
        return f"page {self.page.number}" if self.document.paged else "text"

    @property
    def key(self) -> str:
        """Tells it from other pages, and from this one otherwise marked or sized."""
        spans = ",".join(f"{start}-{end}" for start, end in self.spans)
        return f"{self.document.id}:{self.page.number}:{self.zoom}:{spans}"

    @property
    def quoted(self) -> str:
        """The marked words, as one line."""
        return " ".join(one_line(self.page.text[start:end]) for start, end in self.spans)

    @property
    def boxes(self) -> list[Box]:
        """Where the marked words stand on the page, a box a line."""
        return [box for start, end in self.spans for box in self.page.boxes.covering(start, end)]


def show_picture(sheet: Sheet, original: Path) -> None:
    """Draw the page as it looks. Raises NoPicture."""
    png = picture(original, sheet.page.number, sheet.zoom)
    page = sheet.page
    if not (page.width and page.height):
        raise NoPicture("its size isn't known")
    title = one_line(sheet.document.title)
    component(_HERE, "page_picture")(
        key=f"picture-{sheet.page.number}",
        data={
            "key": sheet.key,
            "png": base64.b64encode(png).decode(),
            "width": page.width,
            "height": page.height,
            "boxes": [[box.x0, box.y0, box.x1, box.y1] for box in sheet.boxes],
            "zoom": sheet.zoom,
            "label": f"{sheet.name.capitalize()}, as it looks",
            "alt": f"{sheet.name.capitalize()} of {title}. Its words are given below it.",
            "marked": f"Marked on the page: {sheet.quoted}",
            "first": sheet.first,
        },
    )


def show_words(sheet: Sheet, headings: Iterable[str] = ()) -> None:
    """Draw the page's words, those marked that are."""
    component(_HERE, "page_words")(
        key=f"words-{sheet.page.number}",
        data={
            "key": sheet.key,
            "lines": lines_of(sheet.page.text, sheet.spans, headings),
            "label": f"The words of {sheet.name}" if sheet.document.paged else "The text",
            "first": sheet.first,
        },
    )


Line = dict[str, bool | list[tuple[str, bool]]]


def lines_of(text: str, spans: Sequence[Span], headings: Iterable[str] = ()) -> list[Line]:
    """The text's lines as runs, each with whether it is marked, for `page_words.js`."""
    known = {one_line(heading) for heading in headings}
    lines: list[Line] = []
    at = 0
    for line in text.split("\n"):
        runs = list(_runs(line, [(start - at, end - at) for start, end in spans]))
        if runs:
            lines.append({"heading": one_line(line) in known, "runs": runs})
        at += len(line) + 1
    return lines


def _runs(line: str, spans: Sequence[Span]) -> Iterable[tuple[str, bool]]:
    edges = sorted(
        {0, len(line), *(min(max(0, edge), len(line)) for span in spans for edge in span)}
    )
    for start, end in pairwise(edges):
        if words := plain(line[start:end]):
            yield words, any(first <= start and end <= last for first, last in spans)
