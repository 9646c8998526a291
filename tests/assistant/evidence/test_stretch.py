from assistant.evidence.sentence_features import Candidate, Features
from assistant.evidence.sentences import split_sentences
from assistant.evidence.stretches import WEIGHTS, Stretch, stretches
from assistant.understand.question import understand
from tests.assistant.made_papers import evidence

QUESTION = understand("Why were zinc roofs late?", ())
TEXT = "Zinc roofs were late. They were late for want of zinc. The mayor sang. Tea was served."


def candidates(text=TEXT, **changes):
    none = dict.fromkeys(Features.__dataclass_fields__, 0.0)
    features = Features(**none)
    return [Candidate(s, features, 0.0) for s in split_sentences([evidence(text, **changes)])]


def found(most_words, text=TEXT):
    return stretches(QUESTION, candidates(text), lambda _: 1.0, most_words)


def test_a_stretch_begins_at_every_sentence_and_keeps_to_the_length():
    made = found(most_words=10)
    assert sorted(s.sentences[0].at for s in made) == [0, 1, 2, 3]
    assert all(s.words <= 10 for s in made)


def test_a_sentence_too_long_for_the_length_stands_alone():
    assert {len(s.sentences) for s in found(most_words=1)} == {1}


def test_sentences_of_a_stretch_are_consecutive():
    for stretch in found(most_words=40):
        places = [s.at for s in stretch.sentences]
        assert places == list(range(places[0], places[0] + len(places)))


def test_the_stretch_that_covers_the_question_is_best():
    best, *others = found(most_words=10)
    assert best.sentences[0].text == "Zinc roofs were late."
    assert all(best.score >= other.score for other in others)


def test_the_score_is_the_sum_of_features_by_weight():
    stretch = Stretch(tuple(candidates()[:1]), {"cover": 0.5, "dangling": 1.0})
    assert stretch.score == WEIGHTS["cover"] * 0.5 + WEIGHTS["dangling"] * 1.0


def test_a_stretch_that_points_back_is_marked_down():
    text = "The mayor sang zinc roofs. They were late zinc roofs."
    features = {s.sentences[0].at: s.features for s in found(5, text)}
    assert features[1]["dangling"] > features[0]["dangling"]
    assert WEIGHTS["dangling"] < 0


def test_stretches_overlap_where_they_share_a_sentence_or_its_words():
    one, two, three, _ = candidates()
    assert Stretch((one, two), {}).overlaps(Stretch((two, three), {}))
    assert Stretch((one,), {}).overlaps(Stretch((candidates()[0],), {}))
    assert not Stretch((one,), {}).overlaps(Stretch((three,), {}))
