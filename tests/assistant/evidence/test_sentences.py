import pytest

from assistant.evidence.sentences import split_sentences
from corpus.types import PassageKind
from tests.assistant.made_papers import evidence


def test_every_sentence_of_the_evidence_comes_in_its_order_with_its_place():
    found = evidence("Care fell. Homes rose.")
    sentences = split_sentences([found, evidence("Costs stood.")])
    assert [s.text for s in sentences] == ["Care fell.", "Homes rose.", "Costs stood."]
    assert [s.at for s in sentences] == [0, 1, 0]
    assert found.passage.text[sentences[1].start : sentences[1].end] == "Homes rose."


def test_a_sentence_hangs_on_its_headings_the_one_before_and_the_papers_title():
    second = split_sentences([evidence("Care fell. Homes rose.", heading=("Money", "Zinc"))])[1]
    for word in ("Money", "Zinc", "Care fell.", "Inspection of Wexcombe"):
        assert word in second.context
    assert "Homes" not in second.context


def test_a_list_item_hangs_on_its_lead_in_however_far_it_is():
    items = split_sentences([evidence("We promise zinc:\n• homes\n• schools\n• roofs")])
    assert "We promise zinc:" in items[3].context


def test_a_row_of_a_table_hangs_on_the_names_of_its_columns():
    table = evidence("Measure | 2021/22\nHomes | 49%\nSchools | 55%", kind=PassageKind.TABLE)
    assert "2021/22" in split_sentences([table])[2].context


def test_a_sentence_knows_its_periods():
    (sentence,) = split_sentences([evidence("In 2021/22 it was 49%.")])
    assert [p.text for p in sentence.periods] == ["2021/22"]


def test_no_evidence_has_no_sentences():
    assert split_sentences([]) == []


@pytest.mark.parametrize(
    ("heading", "is_of_contents"),
    [(("Contents",), True), (("Report", "Table of contents"), True), (("Findings",), False)],
)
def test_a_line_of_the_contents_is_known_by_its_heading(heading, is_of_contents):
    (line,) = split_sentences([evidence("Progress since the last inspection 5", heading=heading)])
    assert line.is_of_contents is is_of_contents
