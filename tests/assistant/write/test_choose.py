import pytest

from assistant.write.chat_model import chat_model
from corpus.errors import ModelUnavailable
from corpus.settings import Settings

KEYS = ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT")


@pytest.fixture(autouse=True)
def no_keys(monkeypatch):
    for name in (*KEYS, "OPENAI_API_VERSION", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_no_setting_is_no_model():
    assert chat_model(Settings()) is None


def test_a_name_without_its_provider_is_refused_with_an_example():
    with pytest.raises(ModelUnavailable, match="provider:name"):
        chat_model(Settings(model="gpt-4.1"))


def test_an_unknown_provider_is_refused():
    with pytest.raises(ModelUnavailable, match="nobody:model"):
        chat_model(Settings(model="nobody:model"))


def test_a_missing_key_is_named_plainly():
    with pytest.raises(ModelUnavailable, match="OPENAI_API_KEY"):
        chat_model(Settings(model="openai:gpt-4.1"))


def test_a_package_that_is_not_installed_is_named_with_the_command_that_mends_it():
    with pytest.raises(ModelUnavailable, match="pip install langchain-groq"):
        chat_model(Settings(model="groq:some-model"))


def test_openai_gets_every_limit(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    model = chat_model(
        Settings(model="openai:gpt-4.1", model_seconds=7, model_retries=3, model_answer_tokens=321)
    )
    assert (model.model_name, model.request_timeout, model.max_retries) == ("gpt-4.1", 7, 3)
    assert model.max_tokens == 321
    assert model.temperature is None


def test_an_address_of_ones_own_needs_no_key():
    model = chat_model(Settings(model="openai:local", model_url="http://127.0.0.1:9/v1"))
    assert str(model.openai_api_base) == "http://127.0.0.1:9/v1"
    assert model.openai_api_key.get_secret_value() == "none"


def test_azure_takes_its_endpoint_from_the_setting_and_its_key_from_its_own_variable(monkeypatch):
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k")
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    url = "https://council.openai.azure.com"
    model = chat_model(Settings(model="azure_openai:gpt-4-1-uk", model_url=url))
    assert model.azure_endpoint == url
    assert model.openai_api_key.get_secret_value() == "k"


def test_anthropic_gets_every_limit(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
    model = chat_model(Settings(model="anthropic:claude-sonnet-4-5", model_seconds=9))
    assert (model.default_request_timeout, model.max_tokens, model.max_retries) == (9, 1200, 2)


def test_ollama_gets_room_for_the_whole_prompt():
    settings = Settings(model="ollama:llama3", model_tokens=4000, model_answer_tokens=1000)
    model = chat_model(settings)
    assert model.num_ctx == 5000 * 5 // 4
    assert model.num_predict == 1000


def test_no_key_is_ever_shown(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    settings = Settings(model="openai:gpt-4.1")
    assert "secret" not in repr(chat_model(settings)) + repr(settings) + settings.model_dump_json()
