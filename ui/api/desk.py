"""What a program may ask of a library, given as the rows of JSON that the commands give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant import Assistant, Limits, clean_question
from assistant.council.briefing import brief
from assistant.council.comparison import all_councils, compare
from assistant.council.council_papers import authorities_held
from assistant.council.findings_register import Leaning, findings_of
from assistant.council.topic_match import Subject, subject_named
from assistant.export.answers import (
    Row,
    answer_row,
    document_row,
    judgement_row,
    passage_row,
    recommendation_row,
)
from assistant.export.briefings import briefing_row
from assistant.export.comparisons import comparison_row, council_row
from assistant.export.plans import action_row, idle_rows, timeline_row, trace_row
from assistant.tracking.book import PlanBook
from assistant.types import Answer, Said
from corpus.errors import UsageError
from corpus.settings import Settings
from corpus.text import locate
from corpus.types import Box, Document, PageText
from ui.exports.finding_rows import finding_row
from ui.naming import authority_named, council_named, day_named, document_named, kind_named
from ui.page_pictures import DrawingProcess, NoPicture

_SCALE = 2.0
"""Pixels a point."""


class NotHeld(UsageError):
    """Nothing of that name is held, or may be seen: the two are one to who asks."""


class Desk:
    """A library as seen by those of one clearance. Any thread may ask.

    Names are as on the command line: a document's id or path, an authority's name or a part of it.
    NotHeld where a document or page that is named isn't there; UsageError where another name, or
    a call, means nothing here.
    """

    def __init__(self, settings: Settings, *, cleared: bool) -> None:
        self.assistant = Assistant.open(settings.model_copy(update={"cleared_for_exempt": cleared}))
        self.library = self.assistant.library
        self._drawing = DrawingProcess()

    def close(self) -> None:
        """Let the library and the drawing process go."""
        self._drawing.close()
        self.library.close()

    def warm(self) -> None:
        """Load what the first question would wait for."""
        self.assistant.warm()

    def signature(self) -> str:
        """Changes when what may be seen changes."""
        return self.library.signature()

    # Questions

    def ask(
        self,
        question: str,
        history: Sequence[str],
        limits: Limits,
        *,
        with_model: bool = True,
        asker: str = "",
    ) -> Row:
        """An answer, each statement with its citations."""
        asked = clean_question(question)
        answer = self.assistant.ask(
            asked, history=history, limits=limits, with_model=with_model, asker=asker
        )
        return answer_row(answer)

    def stream(
        self,
        question: str,
        history: Sequence[str],
        limits: Limits,
        *,
        with_model: bool = True,
        asker: str = "",
    ) -> Iterator[tuple[str, Row]]:
        """`statement` for each that is checked, as a model writes, then the whole `answer`."""
        asked = clean_question(question)
        for event in self.assistant.stream(
            asked, history=history, limits=limits, with_model=with_model, asker=asker
        ):
            yield ("answer", answer_row(event)) if isinstance(event, Answer) else _statement(event)

    def search(self, query: str, k: int, limits: Limits) -> list[Row]:
        """Passages, best first, each with its document's id."""
        found = self.assistant.search(clean_question(query), k, limits=limits)
        return [{**passage_row(each), "id": each.document.id} for each in found]

    def limits(
        self, authority: str | None = None, kind: str | None = None, as_of: str | None = None
    ) -> Limits:
        """What narrows a question, from what a program named."""
        return Limits(authority=authority, kind=kind_named(kind), as_of=day_named(as_of))

    # Papers

    def documents(self, authority: str | None = None, kind: str | None = None) -> list[Row]:
        """What is held, by path."""
        held, wanted = self.chosen(authority, None).values(), kind_named(kind)
        return [document_row(each) for each in held if wanted in (None, each.kind)]

    def document(self, name: str) -> Document:
        """The one that is meant by an id, its beginning, or a path."""
        try:
            return document_named(name, self.library.documents())
        except UsageError as error:
            raise NotHeld(str(error)) from error

    def page(self, name: str, number: int, quote: str | None = None) -> Row:
        """A page's words, its size in points, and where a quote stands on it, line by line."""
        document, page = self._page(name, number)
        span = self._span(page.text, quote, document, number)
        boxes = page.boxes.covering(*span) if span else []
        return {
            "id": document.id,
            "document": document.path,
            "title": document.title,
            "page": number if document.paged else None,
            "text": page.text,
            "width": page.width or None,
            "height": page.height or None,
            "quote": page.text[slice(*span)] if span else None,
            "boxes": [[box.x0, box.y0, box.x1, box.y1] for box in boxes],
        }

    def picture(self, name: str, number: int, quote: str | None = None) -> bytes:
        """A page of a PDF as PNG, two pixels a point, the quote's lines marked. Raises NoPicture."""
        document, page = self._page(name, number)
        span = self._span(page.text, quote, document, number)
        png = self._drawing.draw(self._original(document), number, _SCALE)
        return marked(png, page.boxes.covering(*span), page.width) if span else png

    def _page(self, name: str, number: int) -> tuple[Document, PageText]:
        document = self.document(name)
        try:
            return document, self.library.page(document.id, number)
        except UsageError as error:
            raise NotHeld(str(error)) from error

    def _span(
        self, text: str, quote: str | None, document: Document, number: int
    ) -> tuple[int, int] | None:
        if quote is None:
            return None
        span = locate(text, quote)
        if span is None:
            raise UsageError(f"Page {number} of {document.path} doesn't have these words.")
        return span

    def _original(self, document: Document) -> Path:
        if document.media != "application/pdf":
            raise NoPicture(f"{document.path} is no PDF: its pages have words alone")
        for source in self.library.sources(document.id):
            path = Path(source.absolute)
            if path.is_file():
                return path
        raise NoPicture(f"the file of {document.path} isn't where it was read, or has exempt pages")

    # Registers

    def register(self, name: str, authority: str | None, document: str | None) -> list[Row]:
        """`judgements`, `recommendations` or `actions`, of an authority or a document."""
        held = self.chosen(authority, document)
        if name == "judgements":
            graded = self.library.judgements(outcomes=True)
            return [judgement_row(j, held[j.document_id]) for j in graded if j.document_id in held]
        if name == "recommendations":
            asked = self.library.recommendations()
            return [
                recommendation_row(r, held[r.document_id]) for r in asked if r.document_id in held
            ]
        if name == "actions":
            told = PlanBook.of(self.library).stories()
            return [action_row(story) for story in told if story.plan.id in held]
        raise UsageError(f"no register is called {name!r}: judgements, recommendations, actions")

    def trace(self, report: str | None, plan: str | None, recommendation: int | None = None) -> Row:
        """Which action answers which recommendation, what answers none, and what to know of it."""
        named = [self.document(name) if name else None for name in (report, plan)]
        found = self.assistant.trace(*named)
        return {
            "rows": [
                trace_row(row)
                for each in found.traces
                for row in each.rows
                if recommendation in (None, row.recommendation.n)
            ],
            "idle": [row for each in found.traces for row in idle_rows(each)],
            "notes": list(found.notes),
        }

    def timeline(self, authority: str) -> list[Row]:
        """An authority's judgements, area by area, earliest first."""
        return [timeline_row(each) for each in self.assistant.timeline(self._authority(authority))]

    # Councils

    def findings(
        self, authority: str | None, topic: str | None, leaning: Leaning | None, since: str | None
    ) -> list[Row]:
        """What papers say goes well and badly, newest paper first."""
        found = findings_of(
            self.library,
            authority=self._council(authority) if authority is not None else None,
            subject=_subject(topic),
            leaning=leaning,
            since=day_named(since),
        )
        return [finding_row(each) for each in found]

    def brief(self, authority: str, topic: str | None, as_of: str | None, since: str | None) -> Row:
        """A briefing on a council for a meeting."""
        whose, subject = self._council(authority), _subject(topic)
        found = brief(self.library, whose, subject, day_named(as_of), day_named(since))
        return briefing_row(found)

    def compare(self, authorities: Sequence[str], topic: str | None, as_of: str | None) -> Row:
        """Councils side by side, in the order they are named. UsageError for fewer than two."""
        names = list(dict.fromkeys(map(self._council, authorities)))
        if len(names) < 2:
            raise UsageError("There is nothing to compare: name two councils or more.")
        return comparison_row(compare(self.library, names, _subject(topic), day_named(as_of)))

    def councils(self, as_of: str | None) -> list[Row]:
        """Every council that papers are held of, a row each."""
        return [council_row(row) for row in all_councils(self.library, day_named(as_of))]

    def _council(self, name: str) -> str:
        return authority_named(name, authorities_held(self.library))

    def chosen(self, authority: str | None, name: str | None) -> Mapping[str, Document]:
        """The documents that are meant, by id."""
        held = self.library.documents()
        meant = held if name is None else (self.document(name),)
        if authority is not None:
            whose = self._authority(authority)
            meant = tuple(each for each in meant if each.authority == whose)
        return {each.id: each for each in meant}

    def _authority(self, name: str) -> str:
        return council_named(name, self.library.documents())


def _subject(topic: str | None) -> Subject | None:
    return subject_named(topic) if topic is not None else None


def marked(png: bytes, boxes: Sequence[Box], width: float) -> bytes:
    """The picture of a page `width` points wide, with boxes, in points, filled as by a marker."""
    import io

    from PIL import Image, ImageChops, ImageDraw

    with Image.open(io.BytesIO(png)) as opened:
        page = opened.convert("RGB")
    scale = page.width / width if width else _SCALE
    marker = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(marker)
    for box in boxes:
        draw.rectangle([box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale], "#ffe14d")
    out = io.BytesIO()
    ImageChops.multiply(page, marker).save(out, "PNG")
    return out.getvalue()


def _statement(said: Said) -> tuple[str, Row]:
    return "statement", {
        "text": said.text,
        "voice": said.voice.value,
        "citations": [
            {"document": c.document, "title": c.title, "page": c.page, "quote": c.quote}
            for c in said.citations
        ],
    }
