import io

import pypdf

from ingest.read.blocks import BlockKind
from tests.ingest.read.drawing import HEIGHT, WIDTH, Drawing, texts

PARAGRAPH = (
    "The council visited every family that had asked for help in the",
    "spring, and found that most of them had waited for a month.",
)


WORDS = (
    *("visits", "plans", "health", "school", "friends", "money"),
    *("homes", "work", "sleep", "sport", "music", "food"),
)


def footed(pages: int) -> Drawing:
    drawing = Drawing()
    for number in range(1, pages + 1):
        drawing.text("Inspection of Wexcombe", y=800, size=8)
        drawing.text(f"16 to 27 January 2023 {number}", y=812, size=8)
        drawing.lines(
            *(
                f"Page {number} says something of its own about {word}."
                for word in WORDS[3 * number :][:3]
            )
        )
        if number < pages:
            drawing.page()
    return drawing


def test_lines_are_joined_into_paragraphs_that_a_wider_gap_parts(read):
    reading = read(Drawing().lines(*PARAGRAPH).gap().lines(*PARAGRAPH))
    assert texts(reading, BlockKind.PARAGRAPH) == [" ".join(PARAGRAPH)] * 2


def test_every_word_has_its_box_on_the_page(read):
    page = read(Drawing().lines(*PARAGRAPH)).pages[0]
    words = {page.text[start:end]: box for start, end, box in page.boxes}
    assert list(words) == list(dict.fromkeys(" ".join(PARAGRAPH).split()))
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert 71 < words["The"].x0 < 74
    assert 70 < words["The"].y0 < words["The"].y1 < 87
    assert words["council"].x0 > words["The"].x1


def test_a_quote_over_a_line_end_is_covered_by_a_box_a_line(read):
    page = read(Drawing().lines(*PARAGRAPH)).pages[0]
    start = page.text.index("help in")
    boxes = page.boxes.covering(start, page.text.index("found"))
    assert len(boxes) == 2
    assert boxes[0].y1 < boxes[1].y1


def test_words_on_a_page_turned_on_its_side_are_placed_as_it_is_shown(read):
    drawing = Drawing().lines(*PARAGRAPH)
    upright = read(drawing).pages[0]
    sideways = Drawing()
    sideways.canvas.translate(WIDTH, 0)
    sideways.canvas.rotate(90)
    sideways.size = (HEIGHT, WIDTH)
    turned = pypdf.PdfWriter(clone_from=io.BytesIO(sideways.lines(*PARAGRAPH).bytes()))
    turned.pages[0].rotate(90)
    out = io.BytesIO()
    turned.write(out)
    page = read(out.getvalue()).pages[0]
    assert page.text == upright.text
    assert (page.width, page.height) == (HEIGHT, WIDTH)
    for (_, _, one), (_, _, other) in zip(page.boxes, upright.boxes, strict=True):
        assert abs(one.x0 - other.x0) < 1
        assert abs(one.y0 - other.y0) < 1


def test_running_lines_and_page_numbers_stay_in_the_text_and_out_of_the_blocks(read):
    reading = read(footed(3))
    assert reading.running == ("Inspection of Wexcombe", "16 to 27 January 2023")
    assert all("16 to 27 January 2023" in page.text for page in reading.pages)
    assert not any("January" in block.text for block in reading.blocks)


def test_a_footer_that_the_first_page_prints_without_its_number_is_dropped_too(read):
    drawing = Drawing()
    drawing.text("16 to 27 January 2023", y=812, size=8).lines(*PARAGRAPH).page()
    drawing.text("16 to 27 January 2023 2", y=812, size=8).lines("Another page altogether.")
    assert not any("January" in block.text for block in read(drawing).blocks)


def test_a_table_header_repeated_at_the_head_of_pages_is_not_taken_for_a_running_header(read):
    drawing = Drawing((842, 595))
    for row in ("A1", "A2", "A3"):
        for x, name in ((72, "No."), (160, "Action"), (420, "Owner")):
            drawing.text(name, x, 60, font="Helvetica-Bold")
        for x, cell in ((72, row), (160, f"Do the thing called {row}"), (420, "Head of Care")):
            drawing.text(cell, x, 82)
        drawing.page()
    reading = read(drawing)
    assert reading.running == ()
    assert sum(block.header for block in reading.blocks) == 3


def test_two_columns_of_prose_are_read_one_after_the_other(read):
    drawing = Drawing()
    for n in range(10):
        drawing.text(f"left line {n} has some words to fill it", 72, 100 + 14 * n, size=12)
        drawing.text(f"right line {n} has some words to fill it", 310, 107 + 14 * n, size=12)
    text = read(drawing).pages[0].text
    assert text.index("left line 9") < text.index("right line 0")


def test_a_footnote_stands_apart_and_its_reference_is_raised(read):
    drawing = Drawing().text("Review of the safeguarding board")
    drawing.text("1", LEFT_OF_BOARD, 70, size=6)
    drawing.y += 14
    drawing.lines("goes on here, and is long enough to be read as a paragraph.")
    drawing.text("1", 72, 740, size=5).text("Under section 152 of the Act.", 76, 741, size=8)
    reading = read(drawing)
    assert "board¹" in reading.pages[0].text
    assert [(b.marker, b.text) for b in reading.blocks if b.kind is BlockKind.FOOTNOTE] == [
        ("1", "Under section 152 of the Act.")
    ]


LEFT_OF_BOARD = 72.0 + 160.2


def test_a_paragraph_over_a_page_end_goes_on_in_a_second_block(read):
    drawing = Drawing()
    drawing.y = 740
    drawing.lines(
        "Children told inspectors that the people who look after them had been", "with the"
    )
    drawing.page().lines("same family for years, and that they were glad of it.")
    first, second = read(drawing).blocks
    assert (first.page, first.continues) == (1, False)
    assert (second.page, second.continues) == (2, True)
    assert second.text.startswith("same family")


def test_a_new_sentence_at_the_head_of_a_page_begins_a_new_paragraph(read):
    drawing = Drawing()
    drawing.y = 740
    drawing.lines("The plan was agreed in May.").page().lines("Nothing was said of the cost.")
    assert [block.continues for block in read(drawing).blocks] == [False, False]


def test_the_files_own_claims_are_kept_as_hints(read):
    drawing = Drawing().lines(*PARAGRAPH)
    drawing.canvas.setTitle("A draft")
    drawing.canvas.setAuthor("N. Clerk")
    reading = read(drawing)
    assert (reading.title, reading.author) == ("A draft", "N. Clerk")
    assert reading.created is not None
