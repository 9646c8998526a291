from assistant import Assistant
from assistant.types import Status
from corpus.library import Library
from corpus.settings import Settings
from ui.web.ask.examples import examples


def test_every_question_offered_has_an_answer(library):
    offered = examples(library)
    assert 3 <= len(offered) <= 5
    assistant = Assistant(library)
    for question in offered:
        assert assistant.ask(question).status in {Status.COMPLETE, Status.PARTIAL}, question


def test_an_empty_library_offers_nothing(tmp_path):
    with Library.create_or_open(Settings(library=tmp_path / "empty")) as library:
        assert examples(library) == ()
