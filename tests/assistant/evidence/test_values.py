import pytest

from assistant.evidence.values import nearness, people_in, values_in
from assistant.language.terms import find_terms
from assistant.understand.shape import Shape


@pytest.mark.parametrize(
    ("shape", "text", "values"),
    [
        (Shape.PERCENT, "58% and 49 per cent of 38", ["58%", "49 per cent"]),
        (Shape.PERCENT, "a third, or two out of three", ["a third", "two out of three"]),
        (Shape.PERCENT, "12 in 2016 and 3.6% since", ["3.6%"]),
        (Shape.MONEY, "£3.6 million, £1,400 and 12 others", ["£3.6 million", "£1,400"]),
        (Shape.DURATION, "39 weeks, then ten working days", ["39 weeks", "ten working days"]),
        (Shape.COUNT, "1,204 children and nine others", ["1,204", "nine"]),
        (Shape.COUNT, "In 2016, 38 of 164 (23%) for £5", ["38", "164"]),
        (Shape.COUNT, "24 at 31 March, 9 on the 1st of May; 7 may go", ["24", "9", "7"]),
        (Shape.COUNT, "section 4.2, paragraph 7 and action plan 9", ["9"]),
        (Shape.DATE, "on 3 May 2022 or in 2023", ["3 May 2022", "2023"]),
        (Shape.PERSON, "Cllr Ann Orme of the Improvement Board", ["Cllr Ann Orme"]),
        (Shape.SPEAKER, "Members thanked Ann Orme", ["Ann Orme", "Members"]),
        (Shape.TELL, "58% of 38", []),
    ],
)
def test_values_of_a_shape_are_found_in_a_text(shape, text, values):
    assert [value.text for value in values_in(text, shape)] == values


@pytest.mark.parametrize("shape", [Shape.PERCENT, Shape.COUNT, Shape.MONEY, Shape.PERSON])
def test_a_value_stands_where_it_says(shape):
    text = "Ann Orme spent £4,000 on 12 homes, 5% of all."
    found = values_in(text, shape)
    assert found
    assert all(text[value.start : value.end] == value.text for value in found)


@pytest.mark.parametrize(
    "text", ["Children’s Services", "the Improvement Board", "North Street", "June 2016"]
)
def test_an_institution_is_nobodys_name(text):
    assert people_in(text) == []


def test_the_nearer_value_is_the_nearer_one():
    text = "In March caseloads were 21 whereas a good year before that they had all been at 26"
    (term,) = find_terms("caseloads")
    near, far = values_in(text, Shape.COUNT)
    assert 1 >= nearness(near, text, term) > nearness(far, text, term) >= 0


def test_a_value_is_near_to_no_term_that_is_not_there():
    (term,) = find_terms("zephyrs")
    (value,) = values_in("There were 21 of them", Shape.COUNT)
    assert nearness(value, "There were 21 of them", term) == 0
