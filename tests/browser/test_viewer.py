"""A citation opens its page, and what is marked there are the quoted words."""

import re

import pytest
from playwright.sync_api import expect

from corpus.library import Library
from corpus.settings import Settings
from evals.evaluation import DEMO_DOCUMENTS
from tests.browser.axe import faults
from tests.browser.word_boxes import letters

LEADER = "Who led Wexcombe's 2022 inspection?"
WHY = "Why was leadership in Wexcombe judged inadequate in 2022?"
# At one moment: the page scrolls to its mark, and what is measured apart has moved.
MARKS = """(picture, svg) => {
  const { x, y, width, height } = picture.getBoundingClientRect();
  return [...svg.querySelectorAll("rect")].map(rect => {
    const { left, top, right, bottom } = rect.getBoundingClientRect();
    return [(left - x) / width, (top - y) / height, (right - x) / width, (bottom - y) / height];
  });
}"""


@pytest.fixture
def papers(library):
    with Library.open(Settings(library=library)) as opened:
        yield {document.path: document for document in opened.documents()}


def marks_on(dialog, number):
    """The marked boxes of a page that lies open, as shares of its picture."""
    picture = dialog.get_by_role("img", name=re.compile(rf"^Page {number} of "))
    assert picture.evaluate("e => e.complete && e.naturalWidth > 0")
    marked = dialog.get_by_role("img", name=re.compile("^Marked on the page"))
    return picture.evaluate(MARKS, marked.element_handle())


def assert_covered(marks, words):
    """Every letter's middle lies in a mark, and the marks hold little else."""
    assert marks
    for x0, y0, x1, y1 in words:
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        assert any(a <= x <= c and b <= y <= d for a, b, c, d in marks), (x, y)
    lines = {round((y0 + y1) / 2, 2) for _, y0, _, y1 in words}
    assert len(marks) <= len(lines) + 1
    left, right = min(box[0] for box in words), max(box[2] for box in words)
    assert min(mark[0] for mark in marks) >= left - 0.02
    assert max(mark[2] for mark in marks) <= right + 0.02
    assert all(mark[3] - mark[1] < 0.04 for mark in marks)


@pytest.mark.parametrize("question", [LEADER, WHY], ids=["one line", "several lines"])
@pytest.mark.parametrize("number", [1, 2])
def test_the_highlight_covers_the_quoted_words(reader, papers, question, number):
    here = reader().go()
    here.ask(question)
    dialog = here.cite(number)
    name, page, quote = opened_quote(here, dialog, papers)
    assert_covered(marks_on(dialog, page), letters(DEMO_DOCUMENTS / name, page, quote))


def opened_quote(here, dialog, papers):
    """File, page and words of what lies open, as the reader is told them."""
    said = dialog.locator("p", has_text="Quoted:").inner_text()
    page = re.search(r"Page (\d+) of", dialog.inner_text())
    held = re.search(r"document=(\w+)", here.page.url)
    path = next(path for path, document in papers.items() if document.id == held[1])
    return path, int(page[1]), said.removeprefix("Quoted:").strip().strip("“”")


def breadth(picture):
    """In pixels of the screen; 0 while the page is being drawn anew."""
    box = picture.bounding_box() if picture.count() else None
    return box["width"] if box else 0


def test_one_can_leaf_enlarge_read_and_take_the_paper_along(reader, papers):
    here = reader().go()
    here.ask(LEADER)
    dialog = here.cite(2)
    name, page, quote = opened_quote(here, dialog, papers)
    assert page == 1
    expect(dialog.get_by_role("button", name="Previous page")).to_be_disabled()
    picture = dialog.get_by_role("img", name=re.compile("^Page 1 of"))
    width = breadth(picture)
    dialog.get_by_role("radiogroup", name="Size").get_by_text("200%", exact=True).click()
    here.wait_until(lambda: breadth(picture) == pytest.approx(2 * width, rel=0.05))
    here.settle()
    assert_covered(marks_on(dialog, 1), letters(DEMO_DOCUMENTS / name, 1, quote))
    dialog.get_by_role("button", name="Next page").click()
    expect(dialog.get_by_text(re.compile("^Page 2 of"))).to_be_visible()
    here.settle()
    expect(dialog.get_by_role("img", name=re.compile("^Marked"))).to_have_count(0)
    with here.page.expect_download() as arriving:
        dialog.get_by_role("button", name="Download the whole document").click()
    assert arriving.value.path().read_bytes() == (DEMO_DOCUMENTS / name).read_bytes()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    here.page.wait_for_url(lambda url: "document=" not in url)


def test_a_quote_over_a_page_break_shows_both_pages_marked(reader, library):
    with Library.open(Settings(library=library)) as held:
        document = next(
            d for d in held.documents() if d.path.endswith("services-inspection-2022.pdf")
        )
        first, second = held.page(document.id, 1).text, held.page(document.id, 2).text
    end = len(first.rstrip())
    address = f"?document={document.id}&page=1&page=2&from={end - 60}&from=2&to={end}&to=60"
    here = reader().go(address)
    dialog = here.await_page()
    marked = dialog.get_by_role("img", name=re.compile("^Marked on the page"))
    expect(marked).to_have_count(2)
    words = [marked.nth(n).get_attribute("aria-label") for n in (0, 1)]
    assert words[0].endswith(first[end - 12 : end].split("\n")[-1])
    assert second[20:50].split("\n")[0].strip() in words[1]


@pytest.mark.parametrize("ending", [".md", ".html", ".docx", ".txt"])
def test_a_paper_without_pages_shows_its_words_with_the_quote_marked(
    reader, papers, library, ending
):
    document = next(d for path, d in papers.items() if path.endswith(ending))
    with Library.open(Settings(library=library)) as held:
        text = held.page(document.id, 1).text
    start = text.index(" ", len(text) // 3) + 1
    stretch = text[start : start + 40].split("\n")[0].rstrip()
    here = reader(width=320).go(
        f"documents?document={document.id}&page=1&from={start}&to={start + len(stretch)}"
    )
    dialog = here.await_page()
    expect(dialog.locator("mark")).to_have_text(stretch)
    assert faults(here.page) == []


def test_an_address_that_opens_nothing_says_so(reader):
    here = reader().go("?document=0123456789abcdef&page=3")
    dialog = here.await_page()
    expect(dialog.get_by_text("This page isn't in the library")).to_be_visible()
    assert faults(here.page) == []
