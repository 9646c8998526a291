"""What only a real server does: an answer cut off, a prompt too long, a server that goes away."""

import pytest

from assistant.write.call import Usage
from assistant.write.local import kept_server, stop_all
from assistant.write.sources import Source
from assistant.write.statements import Malformed, WrittenStatement
from assistant.write.writer import Writer
from corpus.errors import ModelUnavailable
from corpus.settings import Settings

pytest.importorskip("langchain_openai", reason="a local model needs the local extra")


@pytest.fixture(scope="module")
def settings(smollm2):
    yield Settings(
        model=f"local:{smollm2}",
        model_tokens=1000,
        model_answer_tokens=100,
        model_temperature=0.0,
        model_retries=0,
    )
    stop_all()


@pytest.fixture
def writer(settings):
    return Writer.of(settings)


def write(writer, question):
    usage = Usage()
    return list(writer.write([question], (), usage)), usage


def test_a_model_of_ones_own_can_quote_nothing_but_what_it_was_given(settings, demo):
    found = demo.search("care leavers with whom the council lost touch", 2)
    sources = [Source(f"s{n}", each) for n, each in enumerate(found)]
    writer = Writer.of(settings.model_copy(update={"model_answer_tokens": 250}))
    written = list(writer.write(["How many care leavers?"], sources, Usage()))
    texts = {source.key: source.evidence.passage.text for source in sources}
    assert written
    for statement in written:
        if isinstance(statement, WrittenStatement):
            assert statement.quotes
            assert all(quote.quote in texts[quote.source] for quote in statement.quotes)
            assert len(statement.text) <= 200


def test_an_answer_that_ran_out_of_tokens_is_read_as_far_as_it_came(writer):
    # So small a model never comes to the end of a quote of its own accord.
    written, usage = write(writer, "Tell all that there is to tell about the council.")
    assert written
    assert isinstance(written[-1], Malformed)
    assert usage.tokens_out <= 2 * 100  # asked again once at most
    assert usage.tokens_in > 100


def test_more_than_the_model_can_read_is_refused_in_a_plain_line(writer):
    with pytest.raises(ModelUnavailable, match="refused"):
        write(writer, "council " * 3000)


def test_a_server_that_went_away_is_said_to_be_out_of_reach(settings, smollm2, writer):
    kept_server(smollm2, (1000 + 100) * 5 // 4).stop()
    with pytest.raises(ModelUnavailable, match="can't be reached"):
        write(writer, "Who led the inspection?")


def test_a_local_model_is_named_without_where_it_lies(writer, smollm2):
    assert writer.name == f"local:{smollm2.stem}"
