import numpy as np

from assistant.understand.classify import features_of, masked


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
