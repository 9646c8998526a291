import pytest

from assistant.write.chat_model import chat_model
from assistant.write.local import kept_server, stop_all
from corpus.errors import ModelUnavailable
from corpus.settings import Settings


@pytest.fixture
def stopped_after():
    yield
    stop_all()


@pytest.mark.usefixtures("stopped_after")
def test_a_server_is_kept_and_started_again_if_it_died(smollm2):
    first = kept_server(smollm2, 512)
    assert kept_server(smollm2, 512) is first
    first.process.kill()
    first.process.wait()
    again = kept_server(smollm2, 512)
    assert again is not first
    assert again.running
    first.stop()


@pytest.mark.usefixtures("stopped_after")
def test_a_gguf_file_is_all_that_a_local_model_needs(smollm2, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    pytest.importorskip("langchain_openai", reason="a local model needs the local extra")
    settings = Settings(
        model=f"local:{smollm2}", model_tokens=500, model_answer_tokens=100, model_temperature=0.0
    )
    answer = chat_model(settings).invoke("Say hello.")
    assert answer.content
    assert answer.usage_metadata["output_tokens"] <= 100


def test_a_local_model_that_is_not_there_is_said(tmp_path):
    pytest.importorskip("xllamacpp", reason="serving a model needs the local extra")
    with pytest.raises(ModelUnavailable, match="No such file"):
        chat_model(Settings(model=f"local:{tmp_path / 'absent.gguf'}"))
