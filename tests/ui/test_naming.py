from datetime import date

import pytest

from corpus.errors import UsageError
from corpus.types import Kind
from tests.answers import document
from ui.naming import authority_named, day_named, document_named, kind_named


@pytest.mark.parametrize("name", ["inspection letter", "Inspection-Letters", "INSPECTION_LETTER"])
def test_a_kind_is_meant_however_it_is_written(name):
    assert kind_named(name) is Kind.INSPECTION_LETTER


def test_minutes_are_minutes_and_no_kind_is_none():
    assert kind_named("minutes") is Kind.MINUTES
    assert kind_named(None) is None


def test_an_unknown_kind_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match="inspection letter, improvement plan"):
        kind_named("novel")


@pytest.mark.parametrize("text", ["2023-03-10", "10/03/2023", "10 March 2023", " 2023-03-10 "])
def test_a_day_is_read_however_it_is_written(text):
    assert day_named(text) == date(2023, 3, 10)


@pytest.mark.parametrize("text", ["", "soon", "2023-13-40", "2023"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(UsageError, match="no date"):
        day_named(text)


HELD = (document(id="abc1", path="a.pdf"), document(id="abd2", path="b.pdf"))


def test_a_document_is_named_by_id_beginning_or_path():
    assert document_named("abc1", HELD) is HELD[0]
    assert document_named("abd", HELD) is HELD[1]
    assert document_named("b.pdf", HELD) is HELD[1]


def test_a_document_that_is_not_there_or_is_one_of_two_is_refused():
    with pytest.raises(UsageError, match="no document 'x'"):
        document_named("x", HELD)
    with pytest.raises(UsageError, match="means 2 documents"):
        document_named("ab", HELD)
    with pytest.raises(UsageError, match="no document ''"):
        document_named("", HELD)


def test_an_authority_is_meant_whole_before_in_part():
    known = ["Wexcombe", "North Wexcombe"]
    assert authority_named("wexcombe", known) == "Wexcombe"
    assert authority_named("north", known) == "North Wexcombe"


def test_an_authority_that_is_absent_or_unclear_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match=r"no documents on 'Newtown'.*Wexcombe"):
        authority_named("Newtown", ["Wexcombe"])
    with pytest.raises(UsageError, match="East W, West W"):
        authority_named("w", ["East W", "West W"])
    with pytest.raises(UsageError):
        authority_named(" ", ["Wexcombe"])
