import json

import pytest

from assistant.write.grammar import narrow_form, served_here
from assistant.write.sources import Source
from corpus.settings import Settings


@pytest.mark.parametrize(
    ("model", "url", "here"),
    [
        ("local:/srv/model.gguf", None, True),
        ("ollama:llama", None, True),
        ("ollama:llama", "http://gpu.council.example:11434", False),
        ("openai:any", "http://127.0.0.1:8080/v1", True),
        ("openai:any", "http://localhost:8080/v1", True),
        ("openai:any", "http://localhost.example.org/v1", False),
        ("openai:gpt", None, False),
        (None, None, False),
    ],
)
def test_a_model_is_here_only_if_nothing_leaves_the_machine(model, url, here):
    assert served_here(Settings(model=model, model_url=url)) is here


def test_the_narrow_form_allows_whole_sentences_of_each_source_under_its_own_key(demo):
    found = demo.search("care leavers lost touch with in 2016", 3)
    sources = [Source(f"s{n}", each) for n, each in enumerate(found)]
    form = narrow_form(sources, most=4)
    answer = form["json_schema"]["schema"]
    assert json.loads(json.dumps(form)) == form
    assert answer["properties"]["statements"]["maxItems"] == 4
    quotes = answer["properties"]["statements"]["items"]["properties"]["quotes"]["items"]["anyOf"]
    assert [quote["properties"]["source"]["const"] for quote in quotes] == ["s0", "s1", "s2"]
    for quote, source in zip(quotes, sources, strict=True):
        sentences = quote["properties"]["quote"]["enum"]
        assert sentences
        assert all(each in source.evidence.passage.text for each in sentences)
        assert len(set(sentences)) == len(sentences)
