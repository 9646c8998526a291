import pytest

from assistant.understand.authorities import find_authorities

HELD = (
    "Bath and North East Somerset",
    "South Gloucestershire",
    "Gloucestershire",
    "Reading",
    "Telford and Wrekin",
    "Wexcombe",
)


def held(question):
    return [named.name for named in find_authorities(question, HELD) if named.held]


def absent(question):
    return [named.name for named in find_authorities(question, HELD) if not named.held]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What grade did Wexcombe get?", "Wexcombe"),
        ("what grade did wexcombe get", "Wexcombe"),
        ("How is BANES doing?", "Bath and North East Somerset"),
        ("How is B&NES doing?", "Bath and North East Somerset"),
        ("bath and north east somerset grades", "Bath and North East Somerset"),
        ("Grades of Bath & North East Somerset", "Bath and North East Somerset"),
        ("South Glos foster carers", "South Gloucestershire"),
        ("south gloucestershire foster carers", "South Gloucestershire"),
        ("gloucestrshire care leavers", "Gloucestershire"),
        ("What about Telford?", "Telford and Wrekin"),
    ],
)
def test_a_held_name_is_found_as_people_write_it(question, name):
    assert held(question) == [name]
    assert absent(question) == []


def test_a_longer_name_wins_over_the_shorter_one_inside_it():
    assert held("What did South Gloucestershire do?") == ["South Gloucestershire"]


def test_names_come_in_the_order_of_the_question_with_their_place():
    question = "Is Wexcombe better than South Glos?"
    found = find_authorities(question, HELD)
    assert [question[n.start : n.end] for n in found] == ["Wexcombe", "South Glos"]


def test_a_possessive_is_part_of_the_name():
    question = "Wexcombe's rating"
    (found,) = find_authorities(question, HELD)
    assert question[found.start : found.end] == "Wexcombe's"


@pytest.mark.parametrize("question", ["is reading taught early", "a bath for the children"])
def test_an_everyday_word_in_lower_case_is_no_place(question):
    assert find_authorities(question, HELD) == ()


def test_the_same_word_with_a_capital_is_the_place():
    assert held("What did Reading do?") == ["Reading"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What grade did Barnsley get?", "Barnsley"),
        ("what about newport", "Newport"),
        ("How did Pellbury Council do?", "Pellbury"),
        ("What did Little Marling Borough Council do?", "Little Marling"),
    ],
)
def test_a_place_that_is_not_held_is_named_as_absent(question, name):
    assert absent(question) == [name]
    assert held(question) == []


@pytest.mark.parametrize("question", ["Did Pellbury Council improve?", "Which Pellbury Council?"])
def test_a_question_word_before_an_absent_council_is_not_in_its_name(question):
    assert absent(question) == ["Pellbury"]


@pytest.mark.parametrize(
    "question",
    [
        "What did the Council decide?",
        "When did Full Council agree the plan?",
        "What does the City Council promise?",
        "Which Council is it?",
        "What did the Children in Care Council ask for?",
        "Who spoke for the Youth Council?",
        "County Council spending",
    ],
)
def test_a_council_without_a_place_is_no_absent_authority(question):
    assert find_authorities(question, HELD) == ()


def test_a_slip_is_forgiven_for_held_names_alone():
    assert held("What did Wexcombbe do?") == ["Wexcombe"]
    assert find_authorities("What did Barnsleyy do?", HELD) == ()


def test_with_nothing_held_every_place_is_absent():
    assert [(n.name, n.held) for n in find_authorities("Bristol and Leeds", ())] == [
        ("Bristol", False),
        ("Leeds", False),
    ]
