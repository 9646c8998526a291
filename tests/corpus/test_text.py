from __future__ import annotations

import pytest

from corpus.text import locate, normalise


def found(page: str, quote: str) -> str | None:
    span = locate(page, quote)
    return None if span is None else page[slice(*span)]


def test_normal_form_has_plain_marks_and_single_blanks() -> None:
    assert normalise("  “Children’s”\n\tservices – today… ") == '"Children\'s" services - today...'


def test_normal_form_keeps_case() -> None:
    assert normalise("Good") != normalise("good")


def test_ligatures_accents_and_full_width_letters_are_the_same_as_plain_ones() -> None:
    assert normalise("ﬁrst cafe\u0301 ＡＢ") == "first café AB"


def test_word_split_at_a_line_end_is_joined_and_a_range_keeps_its_hyphen() -> None:
    assert normalise("safe-\nguarding in 2021-\n22") == "safeguarding in 2021-22"


def test_dash_between_words_at_a_line_end_stays() -> None:
    assert normalise("good –\nbut late") == "good - but late"


def test_span_is_of_the_pages_own_characters() -> None:
    page = "The ﬁrst  “ofﬁcial”\nvisit"
    assert locate(page, 'first "official" visit') == (page.index("ﬁ"), len(page))


def test_span_covers_an_accent_written_as_its_own_character() -> None:
    page = "at the cafe\u0301 today"
    assert found(page, "café") == "cafe\u0301"


@pytest.mark.parametrize("quote", ["well-being of children", "wellbeing of children"])
def test_hyphen_at_a_line_end_is_matched_kept_and_joined(quote: str) -> None:
    page = "the well-\nbeing of children"
    assert found(page, quote) == "well-\nbeing of children"


@pytest.mark.parametrize("mark", ["\u00ad", "\u0002", "\ufffe", "\u2010"])
def test_every_mark_for_a_split_word_is_known(mark: str) -> None:
    assert found(f"to safe{mark}\nguard them", "safeguard them") == f"safe{mark}\nguard them"


def test_soft_hyphen_inside_a_line_is_not_there() -> None:
    assert found("to safe\u00adguard them", "safeguard") == "safe\u00adguard"


def test_quote_that_runs_over_lines_and_odd_blanks_is_found() -> None:
    assert found("a\u00a0plan \r\n for\tall", "a plan for all") == "a\u00a0plan \r\n for\tall"


def test_quote_may_leave_out_the_bullets_between_items() -> None:
    page = "must:\n- visit sooner\n- write it down\n"
    assert found(page, "visit sooner write it down") == "visit sooner\n- write it down"


@pytest.mark.parametrize(
    ("page", "quote"),
    [
        ("it rose by 129% in all", "29%"),
        ("a cost of 1,000 pounds", "000 pounds"),
        ("a rate of 1.5 visits", "5 visits"),
        ("in all 1.5", "in all 1"),
        ("requires improvement", "improve"),
        ("ages 10-12 only", "ages 1012 only"),
        ("ages 10-\n12 only", "ages 1012 only"),
        ("they were not able", "they were notable"),
        ("they re-sign it", "they resign it"),
        ("Inspectors said so", "inspectors said so"),
        ("one two three", "one three"),
        ("anything", ""),
        ("", "anything"),
        ("anything", " - "),
    ],
)
def test_words_that_differ_or_are_cut_are_not_found(page: str, quote: str) -> None:
    assert locate(page, quote) is None


@pytest.mark.parametrize(
    ("page", "quote"),
    [
        ("see ( the list )", "see (the list)"),
        ("2021 – 2022", "2021-2022"),
        ("and/\nor", "and/or"),
        ("29 %", "29%"),
    ],
)
def test_blanks_beside_marks_may_differ(page: str, quote: str) -> None:
    assert found(page, quote) == page


def test_place_that_cuts_a_word_is_passed_over_for_one_that_does_not() -> None:
    assert locate("129 then 29", "29") == (9, 11)


def test_first_of_several_places_counts() -> None:
    assert locate("good, good", "good") == (0, 4)
