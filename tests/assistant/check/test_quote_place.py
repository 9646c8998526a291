"""Where a model's quote stands: in sentences of its passage, or in the heading above them."""

import pytest

from assistant.check.quote_place import place_quote
from assistant.types import Evidence
from corpus.types import PassageKind


@pytest.fixture(scope="module")
def headed(demo):
    """A passage under a heading that is printed once on its page."""
    library = demo.library
    for document in library.documents():
        for passage in library.passages(document.id):
            page = library.page(document.id, passage.pages[0]).text
            alone = passage.heading and page.count(passage.heading[-1]) == 1
            if alone and document.paged and passage.kind is PassageKind.PROSE:
                return Evidence(passage, document, 0.0)
    raise AssertionError("no passage of the demo stands under a heading")


def test_a_heading_is_quoted_from_its_page(demo, headed):
    heading = headed.passage.heading[-1]
    (placed,) = place_quote(demo.library, headed, heading)
    (citation,) = placed.citations
    page = demo.library.page(headed.document.id, citation.place).text
    assert " ".join(page[citation.start : citation.end].split()) == heading == placed.text


def test_a_quote_may_run_from_the_heading_into_the_text(demo, headed):
    first = place_quote(demo.library, headed, headed.passage.text)[0]
    both = place_quote(demo.library, headed, f"{headed.passage.heading[-1]}\n■ {first.text}")
    assert [each.text for each in both] == [headed.passage.heading[-1], first.text]


def test_a_word_of_a_heading_is_not_enough(demo, headed):
    word = headed.passage.heading[-1].split()[0]
    placed = place_quote(demo.library, headed, word)
    assert headed.passage.heading[-1] not in [each.text for each in placed]


def test_words_beside_the_heading_are_not_placed(demo, headed):
    heading = headed.passage.heading[-1]
    assert place_quote(demo.library, headed, f"{heading} was outstanding in all") == ()
    assert place_quote(demo.library, headed, f"Not so: {heading}") == ()
