from assistant.understand.question import Limits
from tests.answers import answer
from ui.web.conversation import Asking, Conversation, Turn


def talk(*asked):
    return Conversation(tuple(Turn(each, Limits(), answer()) for each in asked))


ONE, TWO, NEW = Asking("One?"), Asking("Two?"), Asking("New?", alone=True)


def test_a_question_is_read_with_all_that_was_asked_before():
    assert talk(ONE, TWO).history(Asking("Three?")) == ("One?", "Two?")


def test_a_question_that_stands_alone_begins_anew():
    assert talk(ONE).history(NEW) == ()
    assert talk(ONE, NEW, TWO).history(Asking("Three?")) == ("New?", "Two?")
    assert talk(ONE, NEW, TWO).until(2) == ("New?",)


def test_no_two_readers_turns_have_the_same_id():
    assert talk(ONE).turns[0].id != talk(ONE).turns[0].id
