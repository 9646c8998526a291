"""How many there are in all: of the very children asked after, by the newest letter that counts them."""

import numpy as np
import pytest

from assistant.answerers.passages.cohort_count import answer_counted
from assistant.draft import Asked
from assistant.evidence.retrieve import Found
from assistant.scope.scope import resolve_scope
from assistant.types import Status
from assistant.understand.question import understand
from tests.assistant.made_papers import Shelf, letter, passage

OLDER = ["At 31 May 2015, 402 children were being looked after by the local authority."]
NEWER = [
    "The active children in care council has a core membership of some 25 young people.",
    "In the year, 162 looked after children were referred to the clinic.",
    "At 30 June 2016, 412 children were looked after (a rate of 71 per 10,000 children).",
    "There are 14 care leavers at college.",
    "Wexcombe has 164 care leavers.",
    "At 30 June 2016, 236 children and young people were the subject of a child protection plan.",
]
NOTHING = Found((), lambda term: 1.0, np.zeros(1))


class Counted(Shelf):
    def passages(self, document_id):
        texts = self._pages[document_id]
        return tuple(passage((n, text), document_id=document_id) for n, text in enumerate(texts, 1))


def answered(text, newer=NEWER):
    texts = {letter(2015): OLDER, letter(2016): newer}
    library = Counted({document.id: said for document, said in texts.items()}, list(texts))
    question = understand(text, ["Wexcombe"])
    return answer_counted(Asked(library, question, resolve_scope(question, list(texts))), NOTHING)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many children in care are there in Wexcombe?", "412 children were looked after"),
        ("how many looked after children in Wexcombe", "412 children were looked after"),
        ("How many children is Wexcombe looking after?", "412 children were looked after"),
        ("How many children were in care in Wexcombe in 2015?", "402 children were being looked"),
        ("number of care leavers in Wexcombe", "164 care leavers"),
        ("how many children on a child protection plan in Wexcombe", "236 children"),
    ],
)
def test_the_number_counts_the_very_children_asked_after(question, number):
    (point,) = answered(question).points
    assert number in point.text
    assert point.citations[0].quote in point.text


def test_a_number_of_some_of_them_or_of_something_else_is_no_answer():
    for question in ("How many care leavers does Wexcombe have?", "number of care leavers?"):
        draft = answered(question, NEWER[:4])
        assert draft.status is Status.NONE
        assert not draft.points


@pytest.mark.parametrize(
    "question",
    [
        "How many children in care are placed outside Wexcombe?",
        "How many care leavers had Wexcombe lost touch with?",
        "How many members has the children in care council of Wexcombe?",
        "How many social workers does Wexcombe have?",
    ],
)
def test_a_number_of_some_of_them_is_left_to_others(question):
    assert answered(question) is None


def test_the_demo_papers_give_the_number_of_care_leavers_not_of_those_in_work(ask):
    answer = ask("How many care leavers does Wexcombe have?")
    assert "164 care leavers" in answer.answer
