import pytest

from assistant.evidence.values import Sort, people_in, values_in


@pytest.mark.parametrize(
    ("sort", "text", "values"),
    [
        (Sort.PERCENT, "58% and 49 per cent of 38", ["58%", "49 per cent"]),
        (Sort.PERCENT, "a third, or two out of three", ["a third", "two out of three"]),
        (Sort.PERCENT, "12 in 2016 and 3.6% since", ["3.6%"]),
        (Sort.MONEY, "£3.6 million, £1,400 and 12 others", ["£3.6 million", "£1,400"]),
        (Sort.DURATION, "39 weeks, then ten working days", ["39 weeks", "ten working days"]),
        (Sort.COUNT, "1,204 children and nine others", ["1,204", "nine"]),
        (Sort.COUNT, "In 2016, 38 of 164 (23%) for £5", ["38", "164"]),
        (Sort.COUNT, "24 at 31 March, 9 on the 1st of May; 7 may go", ["24", "9", "7"]),
        (Sort.COUNT, "section 4.2, paragraph 7 and action plan 9", ["9"]),
        (Sort.DAY, "on 3 May 2022 or in 2023", ["3 May 2022", "2023"]),
        (Sort.PERSON, "Cllr Ann Orme of the Improvement Board", ["Cllr Ann Orme"]),
        (Sort.ROLE, "Members thanked Ann Orme", ["Members"]),
    ],
)
def test_values_of_a_sort_are_found_in_a_text(sort, text, values):
    assert [value.text for value in values_in(text, sort)] == values


@pytest.mark.parametrize("sort", [Sort.PERCENT, Sort.COUNT, Sort.MONEY, Sort.PERSON])
def test_a_value_stands_where_it_says(sort):
    text = "Ann Orme spent £4,000 on 12 homes, 5% of all."
    found = values_in(text, sort)
    assert found
    assert all(text[value.start : value.end] == value.text for value in found)


@pytest.mark.parametrize(
    "text", ["Children’s Services", "the Improvement Board", "North Street", "June 2016"]
)
def test_an_institution_is_nobodys_name(text):
    assert people_in(text) == []
