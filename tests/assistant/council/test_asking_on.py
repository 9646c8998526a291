"""What is offered beside an answer: questions to ask next, names read, and other languages."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant, Limits, Status
from assistant.council.follow_ups import follow_ups
from assistant.council.name_suggestion import names_read
from assistant.council.other_language import is_other_language


def test_the_papers_answer_each_question_that_is_offered(demo: Assistant) -> None:
    asked = "Are care leavers in Wexcombe supported well?"
    offered = follow_ups(demo.library, asked, Limits())
    assert len(offered) == 3
    for question in offered:
        found = demo.ask(question)
        assert found.status in (Status.COMPLETE, Status.PARTIAL), question
        assert found.probability > 0.5, question


def test_what_was_asked_is_not_offered_again(demo: Assistant) -> None:
    first = follow_ups(demo.library, "Is Wexcombe good?", Limits())
    said = follow_ups(demo.library, first[0], Limits(), first)
    assert not set(first) & set(said)


def test_as_of_a_day_nothing_later_is_asked_of(demo: Assistant) -> None:
    then = Limits(authority="Wexcombe", as_of=date(2023, 1, 1))
    assert not [q for q in follow_ups(demo.library, "Is it good?", then) if "2025" in q]


def test_without_a_council_nothing_is_offered(demo: Assistant) -> None:
    assert follow_ups(demo.library, "Are our children safe?", Limits()) == ()
    assert follow_ups(demo.library, "Are children in Cornwall safe?", Limits()) == ()


def test_a_slip_is_told_and_a_likely_name_is_asked_about(demo: Assistant) -> None:
    (taken,) = names_read(demo.library, "What was Wexcomb judged?")
    assert (taken.written, taken.name, taken.sure) == ("Wexcomb", "Wexcombe", True)
    (like,) = names_read(demo.library, "What was Wexcoomby judged?")
    assert (like.name, like.sure) == ("Wexcombe", False)
    assert like.question == "What was Wexcombe judged?"


def test_words_that_papers_have_are_no_slips(demo: Assistant) -> None:
    assert names_read(demo.library, "What was Wexcombe judged overall?") == ()
    assert names_read(demo.library, "Are care leavers supported?") == ()


@pytest.mark.parametrize(
    "question",
    ["Qu'est-ce que Wexcombe doit améliorer?", "¿Cómo está Wexcombe?", "Wie gut ist Wexcombe?",
     "Jak ocenia się Wexcombe?", "Як оцінили дітей?", "你好"],
)  # fmt: skip
def test_another_language_is_told_from_english(demo: Assistant, question: str) -> None:
    assert is_other_language(demo.library, question)


@pytest.mark.parametrize(
    "question",
    ["Are care leavers safe?", "care leavers grade", "hello", "thanks", "Wexcombe",
     "tell me a joke", "overall effectiveness Wexcombe 2025", "blockchain strategy please"],
)  # fmt: skip
def test_short_and_odd_english_is_english(demo: Assistant, question: str) -> None:
    assert not is_other_language(demo.library, question)
