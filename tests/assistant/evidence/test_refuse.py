"""Near misses are refused by rules that one can state: of another time, not known, to come."""

import pytest

REFUSED = {
    "a year for which figures were left out": "What % of Wexcombe care leavers were in EET in 2020/21?",
    "a measure and a year after the last": "care leavers EET 2024/25?",
    "a term after the last": "PEP completion autumn term 2024",
    "a figure that was not brought": "What is Pellbury's re-referral rate for 2023/24?",
    "a day to come that lies before its paper": "When will Wexcombe next be inspected?",
    "a table's cell that is of another year": (
        "what % of strategy meetings had a school present in 2022/23?"
    ),
    "the pay of someone whose name is all that is found": "what does Callum Thirlwell get paid?",
}
GIVEN = {
    "number of children in care at 31 March 2021": "457",
    "care leavers EET 2023/24?": "58%",
    "What share of PEPs were completed in the autumn term 2022?": "88%",
    "what was the average caseload in September 2023?": "19",
    "How many PEPs were done in spring 2016?": "71%",
    "How long was the wait for speech therapy in October 2023?": "27 weeks",
    "How much of the £3.6 million had been spent by 30 June 2024?": "£3.4 million",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED.keys())
def test_what_the_papers_do_not_give_is_refused(ask, question):
    assert ask(question).status == "none"


@pytest.mark.parametrize(("question", "fact"), GIVEN.items(), ids=GIVEN.keys())
def test_its_neighbour_that_they_give_is_answered(ask, question, fact):
    answer = ask(question)
    assert answer.status == "complete"
    assert fact in answer.answer
