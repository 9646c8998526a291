import pytest

from assistant.understand.parts import parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Who led the inspection and when was it published?",
            ("Who led the inspection?", "when was it published?"),
        ),
        (
            "What was Wexcombe judged overall, and who led it?",
            ("What was Wexcombe judged overall?", "who led it?"),
        ),
        ("What was the grade? Who gave it?", ("What was the grade?", "Who gave it?")),
        (
            "At the 2022 visit, who led it and when was it published?",
            ("At the 2022 visit, who led it?", "when was it published?"),
        ),
    ],
)
def test_a_question_is_parted_where_it_asks_anew(question, parts):
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What was Wexcombe judged for help and protection?",
        "When the plan was being drafted, what grade was in force?",
        "I'm meeting the director tomorrow, what should I ask about care leavers?",
        "Which children wait, and for what, and why?",
        "We have a meeting tomorrow and what should I ask about care leavers?",
        "Should I worry about early help in Wexcombe? My grandson has a social worker there.",
        "Fostering and children's homes in Wexcombe, what's the picture? Placements are my worry",
        "What do the plan and the letter say of children in care and care leavers?",
    ],
)
def test_a_question_of_one_thing_is_its_only_part(question):
    assert parts_of(question) == (question,)


def test_what_a_follow_up_carries_over_is_no_part():
    assert parts_of("Who led it and when was it? (inspection, Wexcombe)") == (
        "Who led it?",
        "when was it?",
    )
