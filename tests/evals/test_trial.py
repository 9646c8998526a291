import pytest

from assistant.check.faults import Fault
from assistant.types import Answer, Dropped, Status, Written
from evals.cases.case import read_cases
from evals.evaluation import DEMO_CASES
from evals.model_trial import ANSWERED, SILENT, Attempt, Verdict, judged

FIGURE, REASONS, SILENCE = "demo-003", "demo-039", "demo-091"
CASES = {case.id: case for case in read_cases(DEMO_CASES)}


def attempt(case, kept=1, dropped=(), told=1.0, tokens=40, note=""):
    lost = tuple(Dropped("words", fault.value) for fault in dropped)
    written = Written("openai:any", "answer-1", 900, tokens, None, kept + len(lost), kept, lost)
    answer = Answer("?", "?", Status.COMPLETE, "words", written=written, note=note)
    return Attempt(CASES[case], answer, told, 1.0)


def silent():
    return attempt(SILENCE, kept=0, told=None, note="found nothing to say")


def test_the_questions_are_twenty_of_which_some_have_no_answer():
    assert len({*ANSWERED, *SILENT}) == 20
    assert all(CASES[each].answerable and CASES[each].facts for each in ANSWERED)
    assert not any(CASES[each].answerable for each in SILENT)


def test_a_model_that_quotes_rightly_and_is_silent_where_it_should_be_is_good_enough():
    trial = judged("openai:any", (attempt(FIGURE), attempt(REASONS, kept=3), silent()))
    assert trial.verdict is Verdict.GOOD
    assert trial.faults == ()


def test_one_statement_in_five_may_be_dropped_and_no_more():
    four_of_five = attempt(REASONS, kept=3, dropped=[Fault.LIMIT])
    assert judged("m", (attempt(FIGURE), four_of_five, silent())).verdict is Verdict.GOOD
    three_of_five = attempt(REASONS, kept=2, dropped=[Fault.LIMIT, Fault.NUMBER])
    trial = judged("m", (attempt(FIGURE), three_of_five, silent()))
    assert trial.verdict is Verdict.WEAK
    assert trial.faults == ("2 of 5 statements did not hold against their quotes",)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault.MALFORMED, "wrote 1 of 9 statements not in the form asked for"),
        (Fault.MISQUOTED, "misquoted, or named no source, in 1 of 9 statements"),
        (Fault.UNKNOWN_SOURCE, "misquoted, or named no source, in 1 of 9 statements"),
    ],
)
def test_a_form_or_a_quote_that_fails_once_is_too_often(fault, said):
    trial = judged("m", (attempt(FIGURE), attempt(REASONS, 7, [fault]), silent()))
    assert trial.faults == (said,)


def test_an_answer_to_what_no_paper_answers_is_held_against_it_even_when_dropped():
    guess = attempt(SILENCE, kept=0, dropped=[Fault.ASIDE], told=None)
    trial = judged("m", (attempt(FIGURE, 4), attempt(REASONS, 4), guess))
    assert trial.faults == (
        f"wrote an answer to “{CASES[SILENCE].question}”, which no paper answers",
    )


def test_facts_left_out_are_held_against_it():
    trial = judged("m", (attempt(FIGURE, told=0.0), attempt(REASONS), silent()))
    assert trial.told == pytest.approx((0 + 1) / 2)
    assert trial.faults == ("told 50% of the facts that the papers give, where 80% is wanted",)


def test_a_model_that_could_not_be_reached_gets_no_verdict_on_its_words():
    dead = attempt(FIGURE, kept=0, told=None, tokens=0, note="openai:any can't be reached")
    trial = judged("m", (dead, dead, dead))
    assert trial.verdict is Verdict.UNTRIED
    assert trial.faults == ("openai:any can't be reached",)


def test_a_question_that_the_registers_answer_is_not_held_against_it():
    listed = Attempt(CASES[FIGURE], Answer("?", "?", Status.COMPLETE, "words"), 0.0, 1.0)
    assert judged("m", (listed, attempt(REASONS))).verdict is Verdict.GOOD
    assert judged("m", (listed,)).verdict is Verdict.UNTRIED
