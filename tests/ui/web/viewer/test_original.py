from dataclasses import replace

import pytest

from corpus.errors import UsageError
from ui.web.viewer.original import original


class Shelf:
    def __init__(self, *sources):
        self._sources = sources

    def sources(self, document_id):
        return self._sources


@pytest.fixture
def source(library):
    held = next(d for d in library.documents() if d.media == "application/pdf")
    return library.sources(held.id)[0]


def test_a_documents_own_file_is_found(library, source):
    assert str(original(library, source.document_id)) == source.absolute


def test_a_file_merely_touched_is_still_the_original(source):
    assert original(Shelf(replace(source, mtime_ns=1)), "d") is not None


def test_a_changed_or_missing_file_is_not_the_original(source, tmp_path):
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(b"x" * source.size)
    for absolute in (changed, tmp_path / "gone.pdf"):
        assert original(Shelf(replace(source, absolute=str(absolute))), "d") is None


def test_no_file_is_given_for_a_document_that_is_not_held(library):
    with pytest.raises(UsageError):
        original(library, "0" * 16)
