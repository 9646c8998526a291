"""The page over a small library of real files, read by the real pipeline."""

from __future__ import annotations

import shutil
import time

import pytest

from corpus.library import Library
from corpus.settings import Settings
from ingest.pipeline import ingest
from ingest.uploads import keep_original, originals_of
from tests.ui.web.pages import labels, page, shown
from ui.web import session
from ui.web.views.documents import _reading

MINUTES = "Scrutiny Commission minutes, 4 February 2026\n\nThe lantern walk raised 412 pounds.\n"
EXEMPT = (
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A\n\n"
    "The zephyr contract is let for one year.\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    papers = tmp_path_factory.mktemp("papers")
    (papers / "minutes.txt").write_text(MINUTES)
    (papers / "exempt.txt").write_text(EXEMPT)
    (papers / "empty.pdf").write_bytes(b"")
    folder = tmp_path_factory.mktemp("made") / "library"
    ingest([papers], Settings(library=folder, jobs=1))
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "library")


def test_what_is_held_and_what_could_not_be_read_are_listed(made, monkeypatch):
    app = page("documents", made, monkeypatch).run()
    assert not app.exception
    assert "1 document" in shown(app)[0]
    table = app.table[0].value
    assert list(table["File"]) == [r"empty\.pdf"]
    assert table["Why, and what to do"].iloc[0].startswith("It is empty")


def test_an_exempt_paper_is_not_even_named(made, monkeypatch):
    app = page("documents", made, monkeypatch).run()
    assert "exempt.txt" not in str(app).replace("\\", "")
    cleared = page("documents", made, monkeypatch, cleared_for_exempt="true").run()
    assert any("exempt" in each for each in shown(cleared))
    assert "2 documents" in shown(cleared)[0]


def test_nobody_is_offered_to_add_or_remove_unless_that_is_allowed(made, monkeypatch):
    app = page("documents", made, monkeypatch).run()
    assert not app.get("file_uploader")
    with_details(app, "minutes.txt")
    assert any("It can be searched" in each for each in shown(app))
    assert not any(each.startswith("Remove") for each in labels(app))


def test_words_are_searched_in_the_text_too(made, monkeypatch):
    app = page("documents", made, monkeypatch)
    app.query_params["find"] = "lantern walk"
    app.run()
    assert any(each.startswith("Open minutes") for each in labels(app))
    app.text_input("find").set_value("zephyr contract").run()
    assert "No document fits" in app.info[0].value


@pytest.mark.long
def test_a_file_handed_over_is_read_and_then_answers(folder, monkeypatch):
    app = page("documents", folder, monkeypatch, allow_upload="true", jobs="1").run()
    app.file_uploader[0].upload("../walk.txt", b"The otter count was 17 in May 2026.", "text/plain")
    app.button[labels(app).index("Add these documents")].click().run()
    for _ in range(2000):
        if not _reading(False).job.under_way:
            break
        time.sleep(0.1)
    app.run()
    assert [each.value for each in app.success] == [r"Added: walk\.txt."]
    assert "2 documents" in shown(app)[0]
    with Library.open(Settings(library=folder)) as library:
        assert library.find_words('"otter"', None, 5)
    assert (folder / "originals" / "walk.txt").is_file()


def test_removing_asks_first_and_takes_the_original_with_it(folder, monkeypatch):
    kept = keep_original(folder, "walk.txt", b"Minutes, 5 March 2026\n\nThe otter count was 17.")
    ingest([originals_of(folder)], Settings(library=folder, jobs=1))
    app = page("documents", folder, monkeypatch, allow_upload="true").run()
    with_details(app, "walk.txt")
    next(each for each in app.button if each.label.startswith("Remove")).click().run()
    assert "walk.txt" in paths(folder)
    app.button[labels(app).index("Remove it")].click().run()
    assert app.success[0].value.startswith("Removed")
    assert paths(folder) == {"minutes.txt"}
    assert not kept.exists()


def test_a_library_that_is_being_written_to_keeps_its_documents(folder, monkeypatch):
    app = page("documents", folder, monkeypatch, allow_upload="true").run()
    with_details(app, "minutes.txt")
    next(each for each in app.button if each.label.startswith("Remove")).click().run()
    with Library.open(Settings(library=folder)) as other, other.writing():
        app.button[labels(app).index("Remove it")].click().run()
    assert not app.exception, app.exception[0]
    assert "nothing was removed" in app.warning[0].value
    assert paths(folder) == {"minutes.txt"}


def paths(folder) -> set[str]:
    """The documents that may be seen."""
    with Library.open(Settings(library=folder)) as library:
        return {document.path for document in library.documents()}


def with_details(app, path: str) -> None:
    """The page with the details of a document open."""
    (found,) = (d for d in session.library().documents() if d.path == path)
    app.session_state[f"more-{found.id}"] = True
    app.run()
