"""A question in parts: whether all of them are told."""

from assistant import Status


def test_what_the_whole_leaves_out_is_told_beside_it(ask):
    answer = ask("Who led Wexcombe's 2022 inspection and what was the overall grade?")
    assert "Inadequate" in answer.answer
    assert "Marguerite Oyelaran" in answer.answer


def test_what_answers_only_one_part_is_no_whole_answer(ask):
    answer = ask("What grade did Wexcombe get in 2022 and who paid for the lunch?")
    assert "Inadequate" in answer.answer
    assert answer.status is Status.PARTIAL
