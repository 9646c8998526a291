from datetime import date

from assistant.answerers.registers.area_send import answer_send
from assistant.draft import Asked
from assistant.scope.scope import resolve_scope
from assistant.understand.question import understand
from corpus.types import Area, Framework, Grade, Judgement
from tests.assistant.made_papers import Shelf, letter

OUTCOME = "The partnership's arrangements lead to inconsistent experiences and outcomes"
SEND = letter(
    2024,
    framework=Framework.AREA_SEND,
    inspected_from=date(2024, 5, 13),
    inspected_to=date(2024, 5, 17),
)
JUDGED = Judgement(SEND.id, Area.AREA_SEND, OUTCOME, Grade.SEND_INCONSISTENT, 1, OUTCOME)


class Judged(Shelf):
    def judgements(self, scope=None, *, outcomes=False):
        return (JUDGED,) if outcomes and SEND.id in scope else ()


def answered(text):
    library = Judged({SEND.id: [OUTCOME]}, [SEND])
    question = understand(text, ["Wexcombe"])
    return answer_send(Asked(library, question, resolve_scope(question, [SEND])))


def test_the_outcome_is_given_in_the_registers_words_with_its_quote():
    draft = answered("What was the outcome of the area SEND inspection of Wexcombe?")
    (point,) = draft.points
    assert point.text == (
        "Wexcombe – area SEND: inconsistent experiences and outcomes (inspected 13 to 17 May 2024)."
    )
    assert point.citations[0].quote == OUTCOME


def test_a_question_of_other_inspections_is_left_to_others():
    assert answered("What grade did Wexcombe get in 2024?") is None
    assert answered("Why was the SEND inspection outcome so poor?") is None
