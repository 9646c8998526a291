"""Files that hold no paper: pages that say it was not found, login pages, covers alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.settings import Settings
from ingest import entry, found_files, making
from ingest.describe.no_document import why_no_document
from ingest.pipeline import ingest
from tests.ingest.made_readings import reading

MISSING = (
    "<!DOCTYPE html><html><head><title>Report not found</title></head><body><h1>Report not "
    "found</h1><p>Sorry, the document you requested no longer exists.</p></body></html>"
)


@pytest.mark.parametrize(
    "page",
    [
        "# Report not found\nTo find the report you want, use our search.",
        "Home\n# Page not found\nCheck the address.",
        "# Access denied\nYou may not see this.",
        "404\nWe looked everywhere.",
        "# Sorry, the document you requested no longer exists.",
        "# Sorry, there is a problem with the service\nTry again later.",
    ],
)
def test_a_page_that_says_the_paper_was_not_found_is_no_paper(page: str) -> None:
    assert "fetch the paper again" in (why_no_document(reading(page, paged=False)) or "")


@pytest.mark.parametrize(
    "page",
    [
        "# Sign in\nEmail address\nPassword\nForgotten your password?",
        "Oakhaven portal\n# Please log in to continue\nUsername\nPassword",
        "# Your session has expired\nEnter your password again.",
    ],
)
def test_a_login_page_is_no_paper(page: str) -> None:
    assert "sign in where it came from" in (why_no_document(reading(page, paged=False)) or "")


def test_a_cover_sheet_alone_is_no_paper() -> None:
    cover = "# Oakhaven Council\n# Children’s improvement plan\n2024 to 2026\nVersion 3"
    assert why_no_document(reading(cover)) == (
        "holds a cover sheet and nothing else (10 words): give the paper that belongs behind it"
    )


@pytest.mark.parametrize(
    "pages",
    [
        ("# Oakhaven Council\nThe committee agreed that the plan should go on.",),
        ("# Actions\n- Find every care leaver",),
        ("# Actions\n| Find every care leaver | Ann Lee",),
        ("# Oakhaven Council", "# Findings\n" + "Page not found by the panel is told here. " * 60),
    ],
)
def test_a_short_paper_that_says_something_is_a_paper(pages: tuple[str, ...]) -> None:
    assert why_no_document(reading(*pages)) is None


def test_a_scanned_cover_may_have_words_behind_it() -> None:
    scanned = replace(reading("# Oakhaven Council", "# Plan"), scanned=(2,))
    assert why_no_document(scanned) is None


def test_such_a_file_is_listed_with_what_to_do_and_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_text(MISSING)
    settings = Settings(library=tmp_path / "library", jobs=1)
    (failed,) = ingest([tmp_path / "report.pdf"], settings).failed
    assert failed.path == "report.pdf"
    assert "not found" in failed.why
    with Library.open(settings) as library:
        assert library.documents() == ()
        assert [file.path for file in library.failures()] == ["report.pdf"]


def test_one_that_an_earlier_version_held_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.html").write_text(MISSING)
    settings = Settings(library=tmp_path / "library", jobs=1)
    with monkeypatch.context() as earlier:
        earlier.setattr(making, "why_no_document", lambda reading: None)
        earlier.setattr(entry, "READER_VERSION", "0")
        earlier.setattr(found_files, "READER_VERSION", "0")
        ingest([tmp_path / "report.html"], settings)
    ingest([tmp_path / "report.html"], settings)
    with Library.open(settings) as library:
        assert library.documents() == ()
