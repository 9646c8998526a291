"""The list of topics."""

from corpus.topics import topics


def test_every_topic_has_a_plain_definition_and_an_official_source():
    every = topics()
    assert len({topic.name for topic in every}) == len(every) >= 40
    for topic in every:
        assert topic.definition.endswith("."), topic.name
        assert 6 <= len(topic.definition.split()) <= 35, topic.name
        assert any(c.isdigit() for c in topic.source) or "Ofsted" in topic.source, topic.name
