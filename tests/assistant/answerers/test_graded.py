"""Which of the places held have a grade: by the latest inspection that grades the area."""

from datetime import date

import pytest

from assistant.answerers.registers.places_by_grade import answer_graded
from assistant.draft import Asked
from assistant.scope.scope import resolve_scope
from assistant.types import Status
from assistant.understand.follow_up import standalone
from assistant.understand.question import understand
from corpus.types import Area, Framework, Grade, Judgement
from tests.assistant.made_papers import Shelf, letter

HELD = ["Marlow Vale", "Stenbury", "Wexcombe"]
OLD = {
    "framework": Framework.SIF,
    "inspected_from": date(2016, 1, 11),
    "inspected_to": date(2016, 1, 29),
}
GIVEN = [
    (letter(2016, "Wexcombe", **OLD), Area.OVERALL, Grade.INADEQUATE),
    (letter(2016, "Wexcombe", **OLD), Area.ADOPTION, Grade.GOOD),
    (letter(2022, "Wexcombe"), Area.OVERALL, Grade.REQUIRES_IMPROVEMENT),
    (letter(2022, "Wexcombe"), Area.IN_CARE_AND_CARE_LEAVERS, Grade.GOOD),
    (letter(2023, "Marlow Vale"), Area.OVERALL, Grade.INADEQUATE),
    (letter(2023, "Marlow Vale"), Area.CARE_LEAVERS, Grade.INADEQUATE),
    (letter(2024, "Stenbury"), Area.OVERALL, Grade.INADEQUATE),
    (letter(2024, "Stenbury"), Area.CARE_LEAVERS, Grade.GOOD),
]
LETTERS = list({document.id: document for document, _, _ in GIVEN}.values())


def said(area, grade):
    return f"{area} {grade}"


class Graded(Shelf):
    def judgements(self, scope=None, *, outcomes=False):
        return tuple(
            Judgement(d.id, area, area, grade, 1, said(area, grade))
            for d, area, grade in GIVEN
            if scope is None or d.id in scope
        )


@pytest.fixture
def answered():
    pages = {
        d.id: ["\n".join(said(area, grade) for o, area, grade in GIVEN if o.id == d.id)]
        for d in LETTERS
    }
    library = Graded(pages, LETTERS)

    def answer(text):
        question = understand(text, HELD)
        return answer_graded(Asked(library, question, resolve_scope(question, LETTERS)))

    return answer


def places(draft):
    return [point.text.removeprefix("- ").split(" –")[0] for point in draft.points[1:]]


def test_the_latest_inspection_counts_and_the_newest_stands_first(answered):
    draft = answered("Which councils were judged inadequate?")
    assert places(draft) == ["Stenbury", "Marlow Vale"]
    assert draft.points[0].text.startswith("Of the 3 authorities held")


def test_each_line_stands_on_its_own_letters_words(answered):
    for point in answered("Which councils are inadequate?").points[1:]:
        (cited,) = point.citations
        assert cited.quote == "overall effectiveness Inadequate"
        assert cited.document.startswith(point.text.removeprefix("- ").split(" –")[0].lower())


def test_a_named_area_is_asked_by_its_own_grade_or_the_one_it_shares(answered):
    draft = answered("Which authorities have a good rating for care leavers?")
    assert places(draft) == ["Stenbury", "Wexcombe"]
    assert "one grade for both" in draft.points[2].text


def test_an_area_that_few_inspections_grade_says_of_how_many_it_tells(answered):
    draft = answered("Which councils are good for adoption?")
    assert places(draft) == ["Wexcombe"]
    assert "Of the 1 authority held with a grade for adoption" in draft.points[0].text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which councils were judged inadequate in 2016?", ["Wexcombe"]),
        ("Which councils were judged inadequate before 2020?", ["Wexcombe"]),
        ("Which councils have been inadequate since 2024?", ["Stenbury"]),
        ("Which councils were inadequate under the single inspection framework?", ["Wexcombe"]),
        ("Which councils have ever been inadequate?", ["Stenbury", "Marlow Vale", "Wexcombe"]),
        ("Which councils are good or worse?", ["Stenbury", "Marlow Vale", "Wexcombe"]),
    ],
)
def test_a_time_or_framework_named_is_held_to(answered, question, found):
    assert places(answered(question)) == found


def test_none_is_said_plainly_with_what_was_looked_through(answered):
    draft = answered("Which councils are outstanding?")
    assert draft.status is Status.NONE
    assert not draft.points
    assert draft.missing == (
        "Of the 3 authorities held with a grade for overall effectiveness, "
        "none was last judged Outstanding.",
    )


@pytest.mark.parametrize(
    "question",
    [
        "What was the council judged?",
        "Was Wexcombe judged inadequate?",
        "Which inadequate councils have high caseloads?",
    ],
)
def test_what_is_of_one_place_or_asks_more_is_left_to_others(answered, question):
    assert answered(question) is None


def test_it_starts_anew_after_questions_of_one_place():
    question = "Which councils were judged inadequate?"
    assert standalone(question, ["What was Wexcombe judged in 2016?"], HELD) == question
