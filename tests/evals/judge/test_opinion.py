import pytest

from evals.records.opinion import Label, Opinion, read_opinion


@pytest.mark.parametrize(
    ("supported", "right", "label"),
    [
        (True, True, Label.RIGHT),
        (True, False, Label.WRONG),
        (False, False, Label.UNSUPPORTED),
        (False, True, Label.UNSUPPORTED),
    ],
)
def test_what_its_quotes_do_not_bear_out_is_unsupported_even_if_right(supported, right, label):
    assert Opinion(supported=supported, right=right).label is label


def test_an_opinion_is_read_out_of_whatever_stands_around_it():
    written = '<think>{"supported": ...}</think>```json\n{"why": "a {b}", "supported": true, "right": false}\n```'
    assert read_opinion(written) == Opinion(supported=True, right=False, why="a {b}")


@pytest.mark.parametrize(
    "written",
    ["", "It is right.", '{"supported": true}', '{"supported": "yes", "right": "no"}', "{", "[1]"],
)
def test_what_is_no_opinion_is_not_made_one(written):
    assert read_opinion(written) is None


def test_the_last_opinion_counts_where_a_model_thinks_aloud():
    draft, final = (f'{{"supported": {s}, "right": true}}' for s in ("false", "true"))
    assert read_opinion(f"{draft} no, wait: {final}").supported is True
