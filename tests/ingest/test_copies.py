"""The same paper twice is one document with several files, whatever sort of file each is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from corpus.given_facts import GivenFacts
from corpus.library import Library
from corpus.settings import Settings
from ingest.correct import correct
from ingest.pipeline import IngestReport, ingest
from ingest.sameness import words_digest
from tests.ingest.made_readings import reading

TEXT = "# Minutes of the Panel\n\n12 May 2023\n\nThe walk raised {} pounds.\n\n- Roofs\n- Tiles\n"
PAGE = (
    "<html><body><h1>Minutes of the Panel</h1><p>12 May 2023</p><p>The walk raised {} pounds.</p>"
    "<ul><li>Roofs</li><li>Tiles</li></ul></body></html>"
)
DEMO = Path(__file__).parents[2] / "corpus" / "documents"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "may.md").write_text(TEXT.format("4.12"))
    (papers / "web.html").write_text(PAGE.format("4.12"))
    return papers


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(library=tmp_path / "library", jobs=1, cleared_for_exempt=True)


def held(settings: Settings) -> dict[str, list[str]]:
    """The files of each document, by the document's path."""
    with Library.open(settings) as library:
        return {d.path: [f.path for f in library.holders(d.id)] for d in library.documents()}


def notes(report: IngestReport) -> dict[str, str]:
    return {each.path: each.note for each in report.read}


def test_one_paper_in_two_makes_is_one_document(folder: Path, settings: Settings) -> None:
    report = ingest([folder], settings)
    assert held(settings) == {"may.md": ["may.md", "web.html"]}
    assert notes(report) == {"may.md": "", "web.html": "the same paper as may.md"}
    assert len({each.document_id for each in report.read}) == 1
    again = ingest([folder], settings)
    assert (again.read, len(again.unchanged)) == ((), 2)
    with Library.open(settings) as library:
        (document,) = library.documents()
        assert [file.path for file in library.sources(document.id)] == ["may.md"]
        assert library.health().sound


def test_another_figure_is_another_paper(folder: Path, settings: Settings) -> None:
    (folder / "web.html").write_text(PAGE.format("41.2"))
    ingest([folder], settings)
    assert set(held(settings)) == {"may.md", "web.html"}


def test_a_copy_in_a_folder_for_exempt_papers_stays_apart(folder: Path, settings: Settings) -> None:
    (folder / "Exempt").mkdir()
    (folder / "web.html").rename(folder / "Exempt" / "web.html")
    ingest([folder], settings)
    assert set(held(settings)) == {"may.md", "Exempt/web.html"}


def test_papers_that_a_manifest_says_are_two_councils_stay_two(
    folder: Path, settings: Settings
) -> None:
    (folder / "documents.csv").write_text("path,authority\nmay.md,Leeds\nweb.html,Bristol\n")
    ingest([folder], settings)
    assert set(held(settings)) == {"may.md", "web.html"}


def test_a_copy_that_comes_later_is_a_further_file(folder: Path, settings: Settings) -> None:
    page = (folder / "web.html").read_bytes()
    (folder / "web.html").unlink()
    ingest([folder], settings)
    (folder / "april.html").write_bytes(page)
    ingest([folder], settings)
    assert list(held(settings).values()) == [["april.html", "may.md"]]


def test_the_file_read_goes_and_the_other_is_read(folder: Path, settings: Settings) -> None:
    ingest([folder], settings)
    (folder / "may.md").unlink()
    ingest([folder], settings, prune=True, bulk=True)
    assert held(settings) == {"web.html": ["web.html"]}
    ingest([folder], settings)
    with Library.open(settings) as library:
        (document,) = library.documents()
        assert document.media == "text/html"
        assert [file.path for file in library.sources(document.id)] == ["web.html"]


def test_what_an_officer_put_right_stays_when_all_is_read_again(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([folder], settings)
    with Library.open(settings) as library:
        (document,) = library.documents()
    correct(settings, document.id, GivenFacts(title="Roofs"), by="Ann", given=date(2026, 1, 2))
    assert ingest([folder], settings).read == ()
    monkeypatch.setattr("ingest.entry.READER_VERSION", "another")
    ingest([folder], settings)
    assert held(settings) == {"may.md": ["may.md", "web.html"]}
    with Library.open(settings) as library:
        assert library.documents()[0].title == "Roofs"


def test_a_pdf_saved_again_is_the_same_paper(tmp_path: Path, settings: Settings) -> None:
    papers = tmp_path / "saved"
    papers.mkdir()
    first = sorted(DEMO.rglob("*.pdf"))[0]
    (papers / "a.pdf").write_bytes(first.read_bytes())
    writer = PdfWriter(clone_from=PdfReader(first))
    writer.add_metadata({"/Producer": "another program"})
    writer.write(papers / "b.pdf")
    ingest([papers], settings)
    assert held(settings) == {"a.pdf": ["a.pdf", "b.pdf"]}


def test_pictures_and_damage_and_no_words_are_like_nothing_else() -> None:
    plain = reading("# Report\n\nAll is well.")
    assert words_digest(plain)
    assert words_digest(replace(plain, scanned=(1,))) == ""
    assert words_digest(replace(plain, losses=("page 2 is gone",))) == ""
    assert words_digest(replace(plain, blocks=())) == ""


def test_a_rating_by_colour_makes_it_another_paper() -> None:
    plain = reading("# Plan\n\nThe roof is mended.")
    coloured = [
        replace(plain, blocks=(*plain.blocks[:-1], replace(plain.blocks[-1], rated=(colour,))))
        for colour in ("Red", "Green")
    ]
    assert words_digest(coloured[0]) != words_digest(coloured[1])
