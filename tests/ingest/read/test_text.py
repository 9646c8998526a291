from ingest.read.blocks import BlockKind, Reading
from tests.ingest.read.drawing import of_kind, texts

BODY = "The commission heard that most of what was asked for in the spring had been done by June."


def outline(reading: Reading) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in of_kind(reading, BlockKind.HEADING)]


def read_text(read, text: str) -> Reading:
    return read(text, "paper.txt")


def test_markdown_headings_keep_their_depth_and_bold_lines_stand_between_them(read):
    reading = read_text(read, f"# Report\n\n**Purpose:**\n\n{BODY}\n\n### **1. More**\n\n{BODY}")
    assert outline(reading) == [(1, "Report"), (2, "Purpose"), (3, "1. More")]


def test_a_short_line_that_stands_alone_over_text_is_a_heading(read):
    reading = read_text(read, f"Our plan\n\nWhat we want\n\n{BODY}\n\nWhat comes next\n\n{BODY}")
    assert outline(reading) == [(1, "Our plan"), (2, "What we want"), (2, "What comes next")]


def test_answers_names_and_dates_that_stand_alone_are_no_headings(read):
    lines = ("Not applicable", "Ada Harrow, Director of Care", "26 September 2016", "Ward: All")
    reading = read_text(read, "Title\n\n" + "\n\n".join(f"{line}\n\n{BODY}" for line in lines))
    assert outline(reading) == [(1, "Title")]


def test_a_numbered_line_over_its_own_subparagraphs_is_a_heading(read):
    reading = read_text(read, f"Title\n\n{BODY}\n\n4. History\n\n- 4.1 {BODY}\n- 4.2 {BODY}")
    assert outline(reading)[-1][1] == "4. History"
    assert [block.marker for block in reading.blocks if block.marker] == ["4.1", "4.2"]


def test_list_markers_of_every_kind_are_named_and_taken_off(read):
    reading = read_text(
        read, "We will:\n\n- ✓ Visit\n- Read\n* Write\n- 1) Approve\na. Note\n(iv) Agree\n[B] Log"
    )
    items = of_kind(reading, BlockKind.LIST_ITEM)
    assert [(item.marker, item.text) for item in items] == [
        ("✓", "Visit"),
        ("-", "Read"),
        ("*", "Write"),
        ("1)", "Approve"),
        ("a", "Note"),
        ("(iv)", "Agree"),
        ("[B]", "Log"),
    ]


def test_bullets_under_a_numbered_lead_in_lie_deeper(read):
    reading = read_text(
        read, "- 5.4 The outcomes were:\n- Better schools\n- Better homes\n- 5.5 Next"
    )
    items = of_kind(reading, BlockKind.LIST_ITEM)
    assert [item.level for item in items] == [1, 2, 2, 1]


def test_markup_is_taken_out_and_what_it_says_stays(read):
    reading = read_text(
        read,
        "<p>The <b>main</b> &amp; *only* [report](#) is `here`.</p> <!-- x -->"
        "<input type=checkbox> It is 2 < 3.<br/>Next line.",
    )
    assert texts(reading, BlockKind.PARAGRAPH) == [
        "The main & only report is here.",
        "It is 2 < 3.",
        "Next line.",
    ]
    assert "<p>" not in reading.pages[0].text


def test_cells_parted_by_tabs_are_rows_without_the_columns_that_none_fills(read):
    reading = read_text(
        read, "<b>Author:</b> Ada\t<b>Job title:</b> Clerk\t\t\n<b>Ward(s)</b>\tAll wards\t\t"
    )
    rows = of_kind(reading, BlockKind.TABLE_ROW)
    assert [row.cells for row in rows] == [
        ("Author: Ada", "Job title: Clerk"),
        ("Ward(s)", "All wards"),
    ]
    assert reading.pages[0].text[rows[0].start : rows[0].end] == "Author: Ada\tJob title: Clerk"


def test_a_markdown_table_has_its_header(read):
    reading = read_text(read, "| Measure | Now |\n|---|:-:|\n| Visits | 80% |\n| Plans | 90% |")
    rows = of_kind(reading, BlockKind.TABLE_ROW)
    assert [(row.header, row.cells) for row in rows] == [
        (True, ("Measure", "Now")),
        (False, ("Visits", "80%")),
        (False, ("Plans", "90%")),
    ]


def test_a_table_laid_out_with_blanks_has_its_cells(read):
    reading = read_text(
        read,
        "Measure            2022    2023    Target\n"
        "Visits made        74%     88%     95%\n"
        "Plans written      61%     83%     95%\n",
    )
    rows = of_kind(reading, BlockKind.TABLE_ROW)
    assert [row.cells for row in rows][1] == ("Visits made", "74%", "88%", "95%")
    assert [row.header for row in rows] == [True, False, False]


def test_a_sentence_that_a_page_break_cut_in_two_is_joined(read):
    reading = read_text(
        read,
        "4.1 The plan was overseen by a board. Its work was good and was shared. The Wexcombe\n\n"
        "Safeguarding Children Board also read it.\n\n"
        "4.2 Plans for care leavers have shown improvement in quality, and the\n\n"
        "weaknesses found before have been dealt with.",
    )
    assert [block.text[-24:] for block in reading.blocks] == [
        "dren Board also read it.",
        "re have been dealt with.",
    ]


def test_a_list_item_without_a_full_stop_does_not_swallow_the_next_paragraph(read):
    reading = read_text(
        read,
        "- Offering training of high quality, and letting staff work as well as they can\n\n"
        "There are no quick ways to do this.",
    )
    assert len(reading.blocks) == 2


def test_lines_wrapped_at_a_width_are_joined_and_hanging_ones_stay_with_their_number(read):
    reading = read_text(
        read,
        "50.  The minutes of the tenth of September were approved by the members and\n"
        "     signed.\n\n"
        "51.  The Cabinet Member thanked the staff for all of the work that they had\n"
        "     done, and said that the tone of it was\n"
        "     hopeful.\n\n"
        "Present: the Chair, the Vice-Chair and six members; the Head of the First\n"
        "Response Team; the Clerk\n",
    )
    assert [block.text.split()[-1] for block in reading.blocks] == ["signed.", "hopeful.", "Clerk"]


def test_a_text_in_an_old_encoding_is_read(read):
    reading = read("The Council’s “plan” costs £3".encode("cp1252"), "old.txt")
    assert reading.pages[0].text == "The Council’s “plan” costs £3"
    assert not reading.paged
