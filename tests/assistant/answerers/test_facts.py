"""What a letter says of itself, and what it doesn't print."""

from assistant.answerers.registers.inspection_facts import answer_facts
from assistant.draft import Asked
from assistant.scope.scope import resolve_scope
from assistant.types import Status
from assistant.understand.question import understand
from tests.assistant.made_papers import Shelf, letter

UNDATED = letter(2024, published=None)


def answered(text, document):
    library = Shelf({document.id: ["Inspection of Wexcombe. Published 10 March 2024."]}, [document])
    question = understand(text, ["Wexcombe"])
    return answer_facts(Asked(library, question, resolve_scope(question, [document])))


def test_the_day_of_publication_is_given_with_the_line_that_prints_it():
    draft = answered("When was the Ofsted report on Wexcombe published?", letter(2024))
    assert draft.points[0].text == "The report on Wexcombe was published on 10 March 2024."


def test_a_letter_that_prints_no_day_of_publication_says_so_and_no_other_papers_day_is_given():
    draft = answered("When was the Ofsted report on Wexcombe published?", UNDATED)
    assert draft.status is Status.NONE
    assert "does not print the day it was published" in draft.missing[0]


def test_when_another_paper_came_out_is_not_asked_of_the_letter():
    text = "When was the annual fostering statement that Ofsted saw in Wexcombe published?"
    assert answered(text, UNDATED) is None
