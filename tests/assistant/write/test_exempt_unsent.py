"""An exempt paper is never sent to a model elsewhere, though the asker is cleared to see it."""

import pytest

from assistant import Assistant
from assistant.write.writer import Writer
from corpus.library import Library
from corpus.settings import Settings
from ingest.pipeline import ingest
from tests.assistant.test_exempt import COST, EXEMPT
from tests.assistant.write.scripted import Scripted


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    papers = tmp_path_factory.mktemp("unsent")
    (papers / "exempt.md").write_text(EXEMPT)
    ingest([papers], Settings(library=papers / ".library", jobs=1))
    return papers / ".library"


def asked_of(folder, model):
    """The answer of one who is cleared, and what the model was sent for it."""
    settings = Settings(library=folder, cleared_for_exempt=True, model=model)
    scripted = Scripted(script=lambda _: '{"statements": []}', asked=[])
    with Library.open(settings) as library:
        answer = Assistant(library, Writer(scripted, settings)).ask(COST)
    return answer, str(scripted.asked)


def test_an_exempt_paper_answers_without_being_sent_to_a_model_elsewhere(folder):
    answer, sent = asked_of(folder, "openai:elsewhere")
    assert "£4,321,000" in answer.answer
    assert "4,321,000" not in sent
    assert "zephyr contractor will" not in sent


def test_a_model_on_this_machine_may_read_it(folder):
    _, sent = asked_of(folder, "local:model.gguf")
    assert "4,321,000" in sent
