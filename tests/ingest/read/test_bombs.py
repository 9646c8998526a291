"""What unpacks to far more than it is costs its own reading, and no more than the limits."""

from __future__ import annotations

import pytest

from corpus.errors import ReadingLimitExceeded, UnreadableDocument
from corpus.settings import Settings
from ingest.read.blocks import Reading
from ingest.read.limits import Limits
from tools.soak.bombs import BOMBS, exploded, inflating, pdf

_MEGABYTE = 1 << 20


def test_a_reader_is_given_a_gibibyte_at_most():
    assert Limits.of(Settings(_env_file=None)).memory_bytes <= 1 << 30


def test_a_page_that_grows_to_far_more_than_the_limit_is_given_up_and_never_held(tmp_path):
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf(inflating(400, b" " * 64)))
    assert path.stat().st_size < _MEGABYTE
    outcome, peak, _ = exploded(path, Limits(10**8, 100, 120, 150 * _MEGABYTE))
    assert isinstance(outcome, UnreadableDocument | Reading)
    assert peak < 400 * _MEGABYTE


@pytest.mark.parametrize("name", ["loop.pdf", "count.pdf", "laughing.docx"])
def test_a_file_that_refers_to_itself_without_end_ends(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(BOMBS[name]())
    outcome, peak, _ = exploded(path, Limits(10**8, 100, 120, 10**9))
    assert isinstance(outcome, UnreadableDocument)
    assert not isinstance(outcome, ReadingLimitExceeded)
    assert peak < 400 * _MEGABYTE
