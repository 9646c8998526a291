from __future__ import annotations

from datetime import date

from corpus.types import Document, Kind, Part, Passage, WordBoxes, content_id

# Two lines of two words: "early help" over "for all".
WORDS = [
    (0, 5, 10.0, 100.0, 40.0, 112.0),
    (6, 10, 44.0, 100.0, 70.0, 112.0),
    (11, 14, 10.0, 116.0, 30.0, 128.0),
    (15, 18, 34.0, 116.0, 50.0, 128.0),
]


def test_word_boxes_come_back_as_they_were_packed() -> None:
    kept = [(start, end, b.x0, b.y0, b.x1, b.y1) for start, end, b in WordBoxes.of(WORDS)]
    assert kept == WORDS


def test_words_of_one_line_are_covered_by_one_box_and_those_of_the_next_by_another() -> None:
    first, second = WordBoxes.of(WORDS).covering(6, 18)
    assert (first.x0, first.x1) == (44.0, 70.0)
    assert (second.x0, second.y0, second.x1, second.y1) == (10.0, 116.0, 50.0, 128.0)


def test_word_that_only_touches_the_span_is_left_out() -> None:
    assert [box.x0 for box in WordBoxes.of(WORDS).covering(5, 6)] == []


def test_page_without_boxes_covers_nothing() -> None:
    assert WordBoxes().covering(0, 100) == []


def test_content_id_keeps_its_parts_apart() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("ab", "c") == content_id("ab", "c")


def test_passage_names_each_of_its_pages_once_and_embeds_under_its_nearest_heading() -> None:
    parts = (Part(2, 0, 4, 0, 4), Part(2, 9, 12, 5, 3), Part(3, 0, 2, 9, 2))
    passage = Passage("d", 0, ("Letter", "Findings", "Care"), "text", parts)
    assert passage.pages == (2, 3)
    assert passage.embedded_text == "Care\ntext"


def test_document_speaks_from_its_publication_before_its_meeting() -> None:
    document = Document(
        "i", "p", "t", Kind.MINUTES, "m", 1, True, meeting_date=date(2022, 1, 2),
        period_from=date(2020, 4, 1), period_to=date(2021, 3, 31),
    )  # fmt: skip
    assert document.date == date(2022, 1, 2)
    assert document.years == {2020, 2021, 2022}
