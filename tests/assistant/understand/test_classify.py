import numpy as np
import pytest

from assistant.fitted import linear
from assistant.understand.classify import by_the_encoder, features_of, masked, reading_of
from assistant.understand.wants import FIELDS
from tests.assistant.made_questions import EMBED


def test_names_and_times_are_masked_where_they_stand():
    text = "Was Bristol better in 2018 than Wexcombe in 2016?"
    names = [(4, 11), (32, 40)]
    times = [(22, 26), (44, 48)]
    assert masked(text, names, times) == "Was Council better in 2020 than Council in 2020?"


def test_a_row_is_the_meaning_and_then_n_grams_of_unit_length():
    meaning = np.full(384, 0.5, np.float32)
    row = features_of("who led it?", meaning)
    assert np.array_equal(row[:384], meaning)
    assert np.linalg.norm(row[384:]) == np.float32(1.0)


def test_the_order_of_words_counts():
    meaning = np.zeros(384, np.float32)
    one, other = features_of("led who it", meaning), features_of("who led it", meaning)
    assert not np.array_equal(one, other)


def test_what_is_wanted_is_the_mean_of_what_two_models_tell():
    plain = "Who led the Council inspection in 2020?"
    one = linear("assistant.understand", "question.npz")
    other = by_the_encoder(plain)
    row = features_of(plain, EMBED([plain])[0])
    told = reading_of(plain, EMBED)
    for name in FIELDS:
        first = one[name].probabilities(row)
        for label, chance in other[name].items():
            mean = (first.get(label, 0) + chance) / 2
            assert told.fields[name][label] == pytest.approx(mean, abs=1e-4)
        assert sum(other[name].values()) == pytest.approx(1, abs=1e-4)
    assert told.wanted == "person"
