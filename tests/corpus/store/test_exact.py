from __future__ import annotations

import numpy as np
import pytest

from corpus.store.exact_search import Matrix

# Document 1 has the first two passages, document 5 the third.
MATRIX = Matrix(
    ("a", "b", "c"),
    {1: range(2), 5: range(2, 3)},
    np.array([[1, 0], [0.6, 0.8], [0, 1]], np.float32),
)
EAST = np.array([1, 0], np.float32)


def test_nearest_come_first_with_their_cosine() -> None:
    assert MATRIX.nearest(EAST, None, 2) == [("a", pytest.approx(1.0)), ("b", pytest.approx(0.6))]


def test_only_documents_in_scope_are_searched() -> None:
    assert MATRIX.nearest(EAST, [5], 3) == [("c", pytest.approx(0.0))]
    assert [found for found, _ in MATRIX.nearest(EAST, [5, 1, 5], 3)] == ["a", "b", "c"]


@pytest.mark.parametrize("keys", [[], [7]])
def test_scope_that_holds_nothing_finds_nothing(keys: list[int]) -> None:
    assert MATRIX.nearest(EAST, keys, 3) == []


@pytest.mark.parametrize(("limit", "count"), [(0, 0), (1, 1), (3, 3), (9, 3)])
def test_no_more_are_given_than_asked_for_or_held(limit: int, count: int) -> None:
    assert len(MATRIX.nearest(EAST, None, limit)) == count
