"""PDFs drawn for tests, and short ways to ask what was read."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from ingest.read.blocks import Block, BlockKind, Reading

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 72.0, 523.0


class Drawing:
    """A PDF drawn line by line, with places counted from the top left."""

    def __init__(self, size: tuple[float, float] = (WIDTH, HEIGHT)) -> None:
        self._out = BytesIO()
        self.size = size
        self.canvas = Canvas(self._out, pagesize=size)
        self.y = 72.0

    def text(self, text: str, x: float = LEFT, y: float | None = None, **font: object) -> Drawing:
        size = float(str(font.get("size", 11)))
        name = str(font.get("font", "Helvetica"))
        self.canvas.setFont(name, size)
        self.canvas.drawString(x, self.size[1] - (self.y if y is None else y) - 0.8 * size, text)
        return self

    def lines(self, *texts: str, x: float = LEFT, step: float = 14.0, **font: object) -> Drawing:
        for text in texts:
            self.text(text, x, **font)
            self.y += step
        return self

    def gap(self, points: float = 12.0) -> Drawing:
        self.y += points
        return self

    def heading(self, text: str, size: float = 14) -> Drawing:
        return self.gap(8).lines(text, step=size * 1.3, font="Helvetica-Bold", size=size).gap(4)

    def rule(self, x0: float, x1: float, y: float) -> Drawing:
        self.canvas.line(x0, self.size[1] - y, x1, self.size[1] - y)
        return self

    def wall(self, x: float, y0: float, y1: float) -> Drawing:
        self.canvas.line(x, self.size[1] - y0, x, self.size[1] - y1)
        return self

    def page(self) -> Drawing:
        self.canvas.showPage()
        self.y = 72.0
        return self

    def bytes(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self._out.getvalue()


def of_kind(reading: Reading, kind: BlockKind) -> list[Block]:
    return [block for block in reading.blocks if block.kind is kind]


def texts(reading: Reading, kind: BlockKind) -> list[str]:
    return [block.text for block in of_kind(reading, kind)]
