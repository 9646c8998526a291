import pytest

from evals.match.said import first_said, grades_named, said_in, says, values_and_words


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("It was agreed on 30 September 2016.", "30/09/2016"),
        ("It was agreed on 30/09/2016.", "September 30 2016"),
        ("agreed on the 5th of May 2023", "5 May 2023"),
        ("published 2023-03-10", "10 March 2023"),
        ("58 per cent of care leavers", "58%"),
        ("Only 58% of them", "58 percent"),
        ("some fifty per cent", "50%"),
        ("worth £21.4m in total", "£21.4 million"),
        ("worth £21.4 million in total", "21.4 million"),
        ("eight directors", "8"),
        ("there were 7 apprenticeships", "seven"),
        ("twenty-one days", "21"),
        ("1,234 children", "1234"),
        ("Inspection dates: 16 to 27 January 2023", "16/01/2023"),
        ("Inspection dates: 16 to 27 January 2023", "27/01/2023"),
        ("from 31 October to 11 November 2022", "31 October 2022"),
        ("Inspection date: 11 – 22 July 2022", "11/07/2022"),
        ("in the letter of 10 March 2023", "2023"),
        ("in the letter of 10 March 2023", "March 2023"),
        ("a post-21 offer", "post 21"),
        ("the Children’s Single Point", "children's single point"),
        ("It Requires Improvement to be good", "requires improvement"),
        ("services require improvement", "Requires improvement"),
        ("by their 18th birthday", "18th"),
        ("Ofsted's letter", "Ofsted"),
        ("some 1.2 million pounds", "£1.2m"),
        ("it cost £1.2m", "1.2 million pounds"),
        ("by Sept 2016", "September 2016"),
        ("by December 2024", "Dec 2024"),
        ("in the year 2015-16", "2015/16"),
        ("in 2015/2016", "2015/16"),
    ],
)
def test_a_thing_is_found_however_it_is_written(text, thing):
    assert says(text, thing)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Requires improvement to be good", "good"),
        ("129 children", "29"),
        ("58% of them", "8%"),
        ("30 September 2016", "30/09/2017"),
        ("15.5%", "15%"),
        ("a goodly number", "good"),
        ("the 25th", "25"),
        ("£21.4m", "£4m"),
        ("21.4 children", "21.4 million"),
        ("in 2015/16", "16"),
        ("in 2015/16", "2016/17"),
        ("1.2 million children", "£1.2m"),
        ("anything", "?"),
        ("", "good"),
    ],
)
def test_a_thing_is_not_found_within_another(text, thing):
    assert not says(text, thing)


def test_grades_are_named_in_order_and_the_long_one_is_not_good():
    text = "Requires improvement to be good in 2018, good before, outstanding never"
    assert grades_named(text) == ["requires improvement to be good", "good", "outstanding"]


def test_a_thing_is_first_said_at_the_word_that_completes_it():
    text = "It was Red in July, and Requires improvement to be good later"
    assert first_said(text, "red") == 3
    assert first_said(text, "requires improvement") == 8
    assert first_said(text, "good") is None


def test_values_are_told_from_words_and_a_date_is_one_value():
    values, words = values_and_words("Agreed on 30 September 2016: 58% Good, £21.4m spent")
    assert values == {"§2016_09_30", "58", "good", "21400000"}
    assert words == {"agreed", "spent"}


def test_a_date_says_its_month_and_year_too():
    assert {"§2022_12_09", "december", "2022"} <= said_in("9 December 2022")
