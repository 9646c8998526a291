from assistant.question import Limits
from tests.answers import answer
from ui.web.ask.asking import Memory


def asked(question, state="s1"):
    return (state, question, (), Limits())


def test_the_same_question_of_the_same_library_is_recalled():
    memory = Memory()
    memory.keep(asked("What?"), answer())
    assert memory.recall(asked("What?")) == answer()
    assert memory.recall(asked("What?", state="s2")) is None


def test_the_answer_unasked_for_longest_is_forgotten():
    memory = Memory(most=2)
    for question in ("One?", "Two?"):
        memory.keep(asked(question), answer(question=question))
    memory.recall(asked("One?"))
    memory.keep(asked("Three?"), answer())
    assert memory.recall(asked("Two?")) is None
    assert memory.recall(asked("One?")) is not None
