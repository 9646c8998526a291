"""A name that no paper has is of nothing that is held."""

import pytest

from assistant.scope.asked import asked_of
from assistant.understand.question import Limits
from corpus.library import Library


@pytest.fixture(scope="module")
def held(demo_library):
    with Library.open(demo_library) as library:
        yield library


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who leads the fostering service in Quarrendon Vale?", "Quarrendon Vale"),
        ("What did Ottoline Brackenbury say of Wexcombe?", "Ottoline Brackenbury"),
    ],
)
def test_a_name_that_no_paper_has_is_refused_by_name(held, question, name):
    assert (
        asked_of(held, question, (), Limits()).scope.refusal
        == f"No paper that is held speaks of {name}."
    )


@pytest.mark.parametrize(
    "question",
    [
        "What did Marguerite Oyelaran lead in Wexcombe?",
        "What did the Ofstead Report say of Wexcombe?",
        "WHAT DID OFSTED SAY OF WEXCOMBE?",
    ],
)
def test_names_that_papers_have_and_slips_beside_them_are_not(held, question):
    assert not asked_of(held, question, (), Limits()).scope.refusal
