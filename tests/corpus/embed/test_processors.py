from __future__ import annotations

import os

import pytest

from corpus.embed.processors import processors


@pytest.mark.parametrize(
    ("told", "of_eight"), [("3", 3), ("12", 8), ("", 8), ("0", 8), ("many", 8), (None, 8)]
)
def test_no_more_than_it_is_bound_to_and_no_more_than_it_is_told(
    monkeypatch: pytest.MonkeyPatch, told: str | None, of_eight: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)))
    if told is None:
        monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    else:
        monkeypatch.setenv("OMP_NUM_THREADS", told)
    assert processors() == of_eight
