"""Which sentences say little by themselves."""

import pytest

from assistant.language.hanging_sentences import hangs_on, points_back, stands_alone


@pytest.mark.parametrize(
    "text", ["This means that few are seen.", "They, too, wait.", "Its own staff left."]
)
def test_a_pronoun_at_the_head_hangs_on_what_was_said_before(text):
    assert hangs_on(text)
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text", ["However, few are seen.", "Some do not see the risks.", "Most wait."]
)
def test_a_connective_or_a_part_hangs_on_loosely(text):
    assert not hangs_on(text)
    assert not stands_alone(text)


def test_what_names_its_subject_stands_alone():
    assert stands_alone("Children in care see their social workers often.")
    assert not hangs_on("Children in care see their social workers often.")


def test_a_word_further_on_may_point_back():
    assert points_back("Leaders know of this delay.")
    assert not points_back("Leaders know of the delay.")
