"""The small tables that stay on a page: judgement grids, forms, figures."""

from __future__ import annotations

from reportlab.lib.colors import HexColor, black
from reportlab.platypus import Table

from tools.demo_corpus.markup import Item
from tools.demo_corpus.style import Look, paragraph

Command = tuple[object, ...]
_TINT = HexColor("#e3eef0")
_BOX: list[Command] = [
    ("GRID", (0, 0), (-1, -1), 0.75, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
]


def grid(item: Item, look: Look, width: float) -> Table:
    """The table that a grid block asks for, by its style."""
    match item.style:
        case "sif":
            return _numbered_judgements(item, look, width)
        case "judgement":
            return _table(item, look, [width * 0.5, width * 0.5], padding=8)
        case "one":
            return _table(item, look, [width], padding=8)
        case "form":
            return _form(item, look, width)
        case "plain":
            return _table(item, look, _widths(item, width), padding=3, scale=0.9)
        case _:
            table = _table(item, look, _widths(item, width), padding=5, scale=0.9)
            table.setStyle([("BACKGROUND", (0, 0), (-1, 0), _TINT)])
            return table


def judged(item: Item, look: Look, width: float) -> Table:
    """The bar that opens a chapter: the area judged, and its grade."""
    (area, grade), bold = item.rows[0], look.style(bold=True, scale=1.1, spaceAfter=0)
    cells = [paragraph(area, bold), paragraph(grade, look.style(spaceAfter=0))]
    return Table([cells], colWidths=[width * 0.7, width * 0.3], style=_BOX)


def _numbered_judgements(item: Item, look: Look, width: float) -> Table:
    """The grid of the single inspection framework: 1., 2., 2.1, 2.2, 3., under the overall one."""
    bold, plain = look.style(bold=True, spaceAfter=0), look.style(scale=0.95, spaceAfter=0)
    rows: list[list[object]] = [[paragraph(item.rows[0][0], bold), "", ""]]
    style: list[Command] = [*_BOX, ("SPAN", (0, 0), (-1, 0))]
    for at, row in enumerate(item.rows[1:], 1):
        if len(row) == 2:
            rows.append([paragraph(row[0], bold), "", paragraph(row[1], plain)])
            style.append(("SPAN", (0, at), (1, at)))
        else:
            rows.append(["", paragraph(row[1], plain), paragraph(row[2], plain)])
    return Table(rows, colWidths=[width * 0.1, width * 0.58, width * 0.32], style=style)


def _form(item: Item, look: Look, width: float) -> Table:
    """Two columns of a form; a row whose second cell is empty runs over both."""
    plain = look.style(spaceAfter=0)
    rows = [[paragraph(cell, plain) for cell in row] for row in item.rows]
    style: list[Command] = [*_BOX, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [("SPAN", (0, at), (1, at)) for at, row in enumerate(item.rows) if not row[1]]
    return Table(rows, colWidths=[width * 0.5, width * 0.5], style=style)


def _table(
    item: Item, look: Look, widths: list[float], *, padding: float, scale: float = 1.0
) -> Table:
    """A ruled table whose first row is its header, repeated over a page break."""
    faces = [look.style(bold=bold, scale=scale, spaceAfter=0) for bold in (True, False)]
    rows = [
        [paragraph(cell, faces[min(at, 1)]) for cell in row] for at, row in enumerate(item.rows)
    ]
    style: list[Command] = [
        *_BOX,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding + 1),
    ]
    return Table(rows, colWidths=widths, style=style, repeatRows=1)


def _widths(item: Item, width: float) -> list[float]:
    """Columns as wide as their longest cell asks, within reason."""
    columns = range(len(item.rows[0]))
    wanted = [min(60, max(12, *(len(row[at]) for row in item.rows))) for at in columns]
    return [width * want / sum(wanted) for want in wanted]
