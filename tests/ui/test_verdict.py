import pytest

from assistant.types import Choice, Status
from tests.answers import answer, refusal
from ui.exports import words
from ui.verdict import Verdict, verdict_of, why


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (answer(), Verdict.ANSWERED),
        (answer(status=Status.PARTIAL, probability=0.7), Verdict.IN_PART),
        (answer(status=Status.PARTIAL, probability=0.3), Verdict.NEAR),
        (answer(status=Status.PARTIAL, probability=0.3, missing=("a plan",)), Verdict.IN_PART),
        (answer(status=Status.NONE), Verdict.OTHERWISE),
        (refusal(), Verdict.NOT_ANSWERED),
        (refusal(answer="Ask me anything."), Verdict.ASIDE),
    ],
)
def test_an_answer_is_called_what_it_is(given, verdict):
    assert verdict_of(given) is verdict


def test_what_is_only_near_says_why():
    assert "isn't sure" in why(Verdict.NEAR)
    assert "isn't sure" in words.verdict(answer(status=Status.PARTIAL, probability=0.3))


def test_a_question_asked_back_can_be_saved_too():
    back = answer(status=Status.UNCLEAR, choices=(Choice("Bristol", "What of Bristol?"),))
    assert words.verdict(back) == "Which do you mean?"
