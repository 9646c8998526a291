from ingest.read.blocks import Block, BlockKind, Reading
from tests.ingest.read.drawing import Drawing, of_kind

COLUMNS = (72.0, 130.0, 260.0, 460.0)
EDGES = (66.0, 124.0, 254.0, 454.0, 530.0)
AFTER = ("The paragraph under a table goes from one side of the page to the other,", "and on.")


def rows(reading: Reading) -> list[Block]:
    return of_kind(reading, BlockKind.TABLE_ROW)


def cells(reading: Reading) -> list[tuple[str, ...]]:
    return [row.cells for row in rows(reading)]


def draw_row(drawing: Drawing, row: tuple[str, ...], bold: bool = False) -> None:
    """Cells beside each other, the lines of each parted by "/"; a rule under them."""
    top = drawing.y
    deepest = top
    for x, cell in zip(COLUMNS, row, strict=True):
        for n, line in enumerate(cell.split("/")):
            drawing.text(
                line, x, top + 13 * n, size=9, font="Helvetica-Bold" if bold else "Helvetica"
            )
            deepest = max(deepest, top + 13 * (n + 1))
    drawing.y = deepest + 8


def draw_ruled(drawing: Drawing, table: list[tuple[str, ...]], walls: bool) -> None:
    top = drawing.y - 4
    drawing.rule(EDGES[0], EDGES[-1], top)
    for n, row in enumerate(table):
        draw_row(drawing, row, bold=n == 0)
        drawing.rule(EDGES[0], EDGES[-1], drawing.y - 4)
    if walls:
        for x in EDGES:
            drawing.wall(x, top, drawing.y - 4)


PLAN = [
    ("No.", "Action", "How we shall know", "Owner"),
    ("1.1", "Visit every child/alone", "Visits are made on time/and written down", "Head of/Care"),
    ("1.2", "Read plans", "Plans are clear", "Chair"),
]
PLAN_CELLS = [tuple(cell.replace("/", " ") for cell in row) for row in PLAN]


def test_a_table_in_a_grid_has_its_cells(read):
    drawing = Drawing()
    draw_ruled(drawing, PLAN, walls=True)
    drawing.gap().lines(*AFTER)
    reading = read(drawing)
    assert cells(reading) == PLAN_CELLS
    assert [row.header for row in rows(reading)] == [True, False, False]
    assert reading.blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_table_with_horizontal_rules_only_has_its_cells(read):
    drawing = Drawing().lines(*AFTER).gap(20)
    draw_ruled(drawing, PLAN, walls=False)
    assert cells(read(drawing)) == PLAN_CELLS


def test_a_table_without_rules_is_told_by_its_gaps(read):
    drawing = Drawing().lines(*AFTER).gap(20)
    for n, row in enumerate(PLAN):
        draw_row(drawing, row, bold=n == 0)
    drawing.gap(20).lines(*AFTER)
    reading = read(drawing)
    assert cells(reading) == PLAN_CELLS
    assert reading.blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_grade_set_midway_beside_two_lines_belongs_to_both(read):
    drawing = Drawing().lines(*AFTER)
    for n, (area, grade) in enumerate(
        [
            ("Children looked after and/achieving permanence", "Good"),
            ("Leadership/and management", "Poor"),
        ]
    ):
        top = 140 + 50 * n
        for line, text in enumerate(area.split("/")):
            drawing.text(text, 72, top + 14 * line)
        drawing.text(grade, 380, top + 7)
    assert cells(read(drawing)) == [
        ("Children looked after and achieving permanence", "Good"),
        ("Leadership and management", "Poor"),
    ]


def test_a_cell_merged_over_two_rows_is_given_once(read):
    drawing = Drawing()
    top = drawing.y - 4
    drawing.rule(EDGES[0], EDGES[-1], top)
    draw_row(drawing, ("1.1", "Both rows answer this/and it is long/enough to reach", "First", "A"))
    for left, right in ((EDGES[0], EDGES[1]), (EDGES[2], EDGES[-1])):
        drawing.rule(left, right, top + 22)
    drawing.text("1.2", COLUMNS[0], top + 28, size=9).text("Second", COLUMNS[2], top + 28, size=9)
    drawing.text("B", COLUMNS[3], top + 28, size=9)
    drawing.rule(EDGES[0], EDGES[-1], drawing.y)
    for x in EDGES:
        drawing.wall(x, top, drawing.y)
    assert cells(read(drawing)) == [
        ("1.1", "Both rows answer this and it is long enough to reach", "First", "A"),
        ("1.2", "", "Second", "B"),
    ]


def test_a_row_over_a_page_end_goes_on_under_the_repeated_header(read):
    drawing = Drawing()
    drawing.y = 700
    draw_ruled(drawing, [PLAN[0], ("1.1", "Visit every child who", "Visits", "Head")], walls=True)
    drawing.page()
    draw_ruled(drawing, [PLAN[0], ("", "lives far away", "", ""), PLAN[2]], walls=True)
    found = rows(read(drawing))
    assert [row.table for row in found] == [1, 1, 1, 1, 1]
    assert [row.header for row in found] == [True, False, True, False, False]
    assert [row.continues for row in found] == [False, False, False, True, False]


def test_a_table_of_other_columns_on_the_next_page_is_another_table(read):
    drawing = Drawing()
    drawing.y = 700
    draw_ruled(drawing, PLAN[:2], walls=True)
    drawing.page()
    for n, (name, grade) in enumerate(
        [("Judgement", "Grade"), ("Leaders", "Good"), ("Care", "Good")]
    ):
        drawing.text(name, 72, 90 + 20 * n).text(grade, 400, 90 + 20 * n)
    assert [row.table for row in rows(read(drawing))] == [1, 1, 2, 2, 2]


def test_a_row_stands_in_one_stretch_of_the_page(read):
    drawing = Drawing()
    draw_ruled(drawing, PLAN, walls=True)
    reading = read(drawing)
    row = rows(reading)[1]
    stretch = reading.pages[0].text[row.start : row.end]
    assert stretch.split() == " ".join(row.cells).split()


def test_text_in_a_frame_is_no_table(read):
    drawing = Drawing()
    drawing.canvas.rect(60, 700, 480, 100)
    drawing.lines(*AFTER)
    assert rows(read(drawing)) == []
