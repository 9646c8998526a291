from datetime import date

from ingest.read.blocks import BlockKind
from tests.ingest.read.drawing import of_kind, texts

PAGE = """<!DOCTYPE html><html><head><title>Minutes - Wexcombe</title>
<link rel="canonical" href="https://council.example/minutes">
<meta name="author" content="A. Clerk"><meta name="dcterms.date" content="2024-03-01T09:00"></head>
<body><nav><a href="/">Home</a></nav><div class="cookie-banner">We use cookies</div>
<header class="site-header">Wexcombe Council</header>
<main><h1>Minutes</h1><p>The <b>Ch</b>air opened the meeting.<br>It was two o'clock.</p>
<h2>Decisions</h2><ol type="a"><li>That the report be noted;<ul><li>with thanks</li></ul></li>
<li>That it be sent on.</li></ol>
<p><strong>Action log:</strong></p>
<table><tr><th>No.</th><th>Action</th></tr><tr><td>1</td><td>Write<br>to members</td></tr>
<tr><td colspan=2>Done</td></tr></table>
<p style="display:none">Secret</p><script>alert(1)</script></main>
<footer>Contact us</footer></body></html>"""


def test_only_the_main_content_is_read(read):
    text = read(PAGE, "page.html").pages[0].text
    for furniture in ("Home", "cookies", "Wexcombe Council", "Contact us", "Secret", "alert"):
        assert furniture not in text


def test_headings_lists_and_tables_keep_their_shape(read):
    blocks = read(PAGE, "page.html").blocks
    assert [(b.kind, b.level, b.marker, b.text) for b in blocks if not b.cells] == [
        (BlockKind.HEADING, 1, "", "Minutes"),
        (BlockKind.PARAGRAPH, 0, "", "The Chair opened the meeting."),
        (BlockKind.PARAGRAPH, 0, "", "It was two o'clock."),
        (BlockKind.HEADING, 2, "", "Decisions"),
        (BlockKind.LIST_ITEM, 1, "a", "That the report be noted;"),
        (BlockKind.LIST_ITEM, 2, "•", "with thanks"),
        (BlockKind.LIST_ITEM, 1, "b", "That it be sent on."),
        (BlockKind.HEADING, 3, "", "Action log"),
    ]
    assert [(b.header, b.cells) for b in blocks if b.cells] == [
        (True, ("No.", "Action")),
        (False, ("1", "Write to members")),
        (False, ("Done", "")),
    ]


def test_the_head_gives_title_author_date_and_address(read):
    reading = read(PAGE, "page.html")
    assert reading.title == "Minutes - Wexcombe"
    assert reading.author == "A. Clerk"
    assert reading.created == date(2024, 3, 1)
    assert reading.source_url == "https://council.example/minutes"


def test_a_page_whose_content_has_an_unlucky_class_is_still_read(read):
    body = "<p>The whole of the paper is here.</p>" * 5
    reading = read(
        f"<html><body><div class='menu'><h1>Plan</h1>{body}</div></body></html>", "p.html"
    )
    assert len(texts(reading, BlockKind.PARAGRAPH)) == 5


def test_an_agenda_number_in_a_cell_of_its_own_joins_its_heading(read):
    reading = read(
        "<html><body><table><tr><td>40.</td><td><h3>Declarations</h3><table><tr><td>x</td></tr>"
        "</table></td></tr></table></body></html>",
        "agenda.html",
    )
    assert texts(reading, BlockKind.HEADING) == ["40. Declarations"]


def test_numbered_paragraphs_of_minutes_keep_their_numbers(read):
    reading = read("<html><body><p>43.2 Ms N said so. She was heard.</p></body></html>", "m.html")
    (block,) = of_kind(reading, BlockKind.PARAGRAPH)
    assert (block.marker, block.text) == ("43.2", "Ms N said so. She was heard.")
