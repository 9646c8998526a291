import pytest

from assistant.evidence.fault_words import asks_of_fault, finds_fault, is_asked_for
from assistant.understand.question import understand
from corpus.types import PassageKind
from tests.assistant.made_papers import passage


@pytest.mark.parametrize(
    "question",
    [
        "Why can't care leavers get a flat?",
        "What is wrong with the front door?",
        "Why were plans late?",
    ],
)
def test_a_question_of_what_went_wrong_asks_of_fault(question):
    assert asks_of_fault(understand(question, []))


@pytest.mark.parametrize(
    "question", ["Why was adoption so quick?", "How many plans were late?", "What is a plan?"]
)
def test_other_questions_do_not(question):
    assert not asks_of_fault(understand(question, []))


def test_a_sentence_that_finds_something_wanting_is_told_from_praise():
    assert finds_fault("Plans are too often drawn up without the child.")
    assert not finds_fault("Plans are clear and are drawn up with the child.")


def test_what_is_to_improve_is_asked_for_and_explained_nowhere():
    wanted = passage(
        (1, "the quality of plans"), heading=("What needs to improve",), kind=PassageKind.LIST
    )
    assert is_asked_for(wanted)
    assert not is_asked_for(passage((1, "Plans are poor."), heading=("What needs to improve",)))
    assert not is_asked_for(passage((1, "a list"), kind=PassageKind.LIST))
