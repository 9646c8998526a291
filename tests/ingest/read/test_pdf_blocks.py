import pytest

from ingest.read.blocks import BlockKind
from tests.ingest.read.drawing import LEFT, Drawing, of_kind, texts

BODY = ("Leaders have a clear and honest view of their services, and know", "what to mend next.")


def test_headings_rank_by_size_then_weight(read):
    drawing = Drawing().heading("A plan for everybody", 20).lines(*BODY)
    drawing.heading("What comes first", 14).lines(*BODY)
    drawing.heading("In the first year", 11).lines(*BODY)
    drawing.heading("What comes next", 14).lines(*BODY)
    headings = of_kind(read(drawing), BlockKind.HEADING)
    assert [(block.level, block.text) for block in headings] == [
        (1, "A plan for everybody"),
        (2, "What comes first"),
        (3, "In the first year"),
        (2, "What comes next"),
    ]


def test_a_heading_over_two_lines_is_one(read):
    drawing = Drawing().lines(
        "The experiences and progress of children who need help and",
        "protection: requires improvement to be good",
        font="Helvetica-Bold",
    )
    drawing.gap().lines(*BODY, *BODY)
    (heading,) = texts(read(drawing), BlockKind.HEADING)
    assert heading.endswith("help and protection: requires improvement to be good")


@pytest.mark.parametrize(
    "line",
    ["Lead inspector: Ada Harrow", "Inspection dates: 2 to 13 June 2025", "and"],
)
def test_a_bold_line_that_names_a_value_is_no_heading(read, line):
    drawing = Drawing().lines(line, font="Helvetica-Bold").gap().lines(*BODY, *BODY)
    assert texts(read(drawing), BlockKind.HEADING) == []


def test_a_bold_sentence_that_ends_a_section_is_emphasis_and_one_that_begins_it_a_heading(read):
    drawing = Drawing().lines("Services for care leavers are good.", font="Helvetica-Bold").gap()
    drawing.lines(*BODY, *BODY).gap()
    drawing.lines("Enough progress has been made.", font="Helvetica-Bold").heading("Next steps")
    drawing.lines(*BODY)
    assert texts(read(drawing), BlockKind.HEADING) == [
        "Services for care leavers are good.",
        "Next steps",
    ]


@pytest.mark.parametrize("bullet", ["•", "-", "–", "o"])
def test_bulleted_items_are_whole_and_lose_their_bullets(read, bullet):
    drawing = Drawing().lines(*BODY).gap()
    for item in ("visits", "plans"):
        drawing.text(bullet, LEFT).lines(f"The frequency and the quality of {item}, so that", x=90)
        drawing.lines("every child is seen alone.", x=90).gap(6)
    items = of_kind(read(drawing), BlockKind.LIST_ITEM)
    assert [item.text for item in items] == [
        "The frequency and the quality of visits, so that every child is seen alone.",
        "The frequency and the quality of plans, so that every child is seen alone.",
    ]
    assert {item.marker for item in items} == {bullet}


def test_a_bullet_from_a_symbol_font_is_a_bullet(read):
    drawing = Drawing().lines(*BODY).gap()
    drawing.text("n", LEFT, font="ZapfDingbats").lines("The first thing to mend.", x=90).gap(6)
    drawing.text("n", LEFT, font="ZapfDingbats").lines("The second thing to mend.", x=90)
    assert texts(read(drawing), BlockKind.LIST_ITEM) == [
        "The first thing to mend.",
        "The second thing to mend.",
    ]


def test_items_indented_further_lie_deeper(read):
    drawing = Drawing()
    for x, text in ((72, "• The local area"), (90, "– in primary schools"), (72, "• The rest")):
        drawing.lines(text, x=x)
    assert [item.level for item in of_kind(read(drawing), BlockKind.LIST_ITEM)] == [1, 2, 1]


def test_numbered_paragraphs_of_prose_are_paragraphs_with_their_numbers(read):
    drawing = Drawing().heading("Progress")
    for number in (31, 32):
        drawing.text(f"{number}.", LEFT).lines("The last inspection was in May. It judged", x=100)
        drawing.lines("the services to be good, and they were.", x=100).gap()
    paragraphs = of_kind(read(drawing), BlockKind.PARAGRAPH)
    assert [block.marker for block in paragraphs] == ["31", "32"]
    assert paragraphs[0].text.startswith("The last inspection was in May. It judged the")


def test_numbered_recommendations_are_a_list(read):
    drawing = Drawing().heading("Recommendations")
    for number in (1, 2, 3):
        drawing.lines(f"{number}. Ensure that every plan is read by a manager.").gap()
    items = of_kind(read(drawing), BlockKind.LIST_ITEM)
    assert [item.marker for item in items] == ["1", "2", "3"]


def test_a_number_that_wraps_to_the_start_of_a_line_starts_no_item(read):
    drawing = Drawing().lines(
        "The number of children who had a child protection plan on the day was",
        "31. That is fewer than on the same day of the year before, when it was",
        "still forty.",
    )
    assert len(read(drawing).blocks) == 1


def test_an_item_whose_next_sentence_opens_a_page_goes_on(read):
    drawing = Drawing()
    drawing.y = 726
    drawing.text("4.", LEFT).lines(
        "Social workers visit children often, and they know them very", x=90
    )
    drawing.lines("well indeed, which is what the children told us in their own voice.", x=90)
    drawing.page().lines("Their managers know it too, and they say so in the notes.", x=90)
    first, second = read(drawing).blocks
    assert (first.marker, second.marker, second.continues) == ("4", "", True)


def test_a_compound_at_a_line_end_keeps_its_hyphen_and_a_cut_word_loses_it(read):
    drawing = Drawing().lines(
        "Good co-ordinated and multi-agency work was important, and coordi-",
        "nated care was im-",
        "portant too, as was multi-",
        "agency work.",
    )
    drawing.gap().lines("They were coordinated.")
    text = read(drawing).blocks[0].text
    assert "coordinated care" in text
    assert "important too" in text
    assert "multi-agency work." in text


def test_a_contents_page_is_a_list_with_no_headings_of_its_own(read):
    drawing = Drawing().heading("Contents")
    for title, page in (("Summary", 3), ("What to improve", 4), ("About us", 12)):
        drawing.text(str(page), 500).lines(title)
    reading = read(drawing)
    assert texts(reading, BlockKind.LIST_ITEM) == ["Summary 3", "What to improve 4", "About us 12"]
    assert texts(reading, BlockKind.HEADING) == ["Contents"]
