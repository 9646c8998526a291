"""A real process reads; a second writer and a death are told, not hidden."""

from __future__ import annotations

import pytest

from corpus.errors import LibraryBusy, LibraryDamaged
from corpus.library import Library
from corpus.settings import Settings
from ingest.background import read_in
from ingest.pipeline import IngestReport, Progress
from ingest.uploads import keep_original, originals_of


@pytest.fixture
def settings(tmp_path):
    made = Settings(library=tmp_path / "library", jobs=1)
    Library.create_or_open(made).close()
    keep_original(made.library, "note.txt", b"The lantern festival is on 3 May 2027.")
    keep_original(made.library, "empty.pdf", b"")
    return made


def test_what_was_read_answers_in_a_library_that_stayed_open(settings):
    with Library.open(settings) as serving:
        assert serving.documents() == ()
        told = list(read_in(originals_of(settings.library), settings))
        assert [d.path for d in serving.documents()] == ["note.txt"]
        assert serving.find_words('"lantern"', None, 5)
    progress, report = told[:-1], told[-1]
    assert all(isinstance(each, Progress) for each in progress)
    assert progress[-1].done == progress[-1].total == 2
    assert isinstance(report, IngestReport)
    assert [each.path for each in report.failed] == ["empty.pdf"]


def test_a_second_writer_is_told_at_once(settings):
    with Library.open(settings) as other, other.writing(), pytest.raises(LibraryBusy):
        list(read_in(originals_of(settings.library), settings))


def test_a_process_that_dies_is_an_error_and_not_an_end(settings, monkeypatch):
    def killed(stream, _message):
        stream.close()
        raise BrokenPipeError

    monkeypatch.setattr("ingest.background.send", killed)
    with pytest.raises(LibraryDamaged, match="ended before it was done"):
        list(read_in(originals_of(settings.library), settings))
