from assistant.types import Said, Voice
from assistant.understand.question import Limits
from tests.answers import answer
from ui.web.ask.asking import Memory, answers, last_of


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


class Shelf:
    def __init__(self, state):
        self.state = state

    def signature(self):
        return self.state


class Scripted:
    """An assistant that writes as it is told, and counts how often it is asked."""

    def __init__(self, state, *events):
        self.library, self.events, self.asked, self.recorded = Shelf(state), events, 0, []

    def record(self, given, asker):
        self.recorded.append((given, asker))

    def stream(self, question, *, history, limits, asker):
        self.asked += 1
        yield from self.events


def test_what_is_written_is_passed_on_as_it_comes_and_recalled_whole():
    said, whole = Said("One.", Voice.OFSTED, ()), answer()
    assistant = Scripted("streamed", said, whole)
    assert list(answers(assistant, "What?", (), Limits())) == [said, whole]
    assert list(answers(assistant, "What?", (), Limits(), "Ann Lee")) == [whole]
    assert assistant.asked == 1
    assert assistant.recorded == [(whole, "Ann Lee")], "what is given again is recorded again"


def test_an_answer_that_a_model_should_have_written_is_asked_anew():
    assistant = Scripted("failed", answer(note="The model can't be had."))
    for _ in range(2):
        last_of(answers(assistant, "What?", (), Limits()))
    assert assistant.asked == 2
