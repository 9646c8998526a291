"""What officers put right: it wins, outlasts re-ingestion, and names who said so and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.corrections import Correction
from corpus.errors import UsageError
from corpus.given_facts import GivenFacts
from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Document, Kind
from ingest import entry
from ingest.correct import correct, known_authority
from ingest.pipeline import ingest

MINUTES = "# Minutes of the Panel\n\n12 May 2023\n\nPresent: Ann Lee.\n\nRESOLVED – that {}.\n"
DAY = date(2026, 1, 2)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    paper = tmp_path / "papers" / "may.md"
    paper.parent.mkdir()
    paper.write_text(MINUTES.format("the roof be mended"))
    return paper


@pytest.fixture
def settings(tmp_path: Path, paper: Path) -> Settings:
    made = Settings(library=tmp_path / "library", jobs=1)
    ingest([paper.parent], made)
    return made


def only(settings: Settings) -> Document:
    with Library.open(settings) as library:
        (document,) = library.documents()
    return document


def put_right(settings: Settings, **facts: object) -> bool:
    given = GivenFacts(**facts)  # type: ignore[arg-type]
    return correct(settings, only(settings).id, given, by="Ann Lee", given=DAY)


def test_a_correction_is_there_at_once_with_all_that_follows_from_it(settings: Settings) -> None:
    with Library.open(settings) as library:
        assert library.decisions()
    assert put_right(settings, authority="Bristol", kind=Kind.STRATEGY, published=date(2024, 2, 1))
    document = only(settings)
    assert (document.authority, document.kind) == ("Bristol", Kind.STRATEGY)
    assert document.published == date(2024, 2, 1)
    with Library.open(settings) as library:
        assert library.decisions() == ()
        assert all("Bristol" in passage.header for passage in library.passages(document.id))


def test_a_correction_outlasts_reading_again_and_a_better_reader(
    settings: Settings, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_right(settings, title="Roofs")
    assert ingest([paper.parent], settings).read == ()
    monkeypatch.setattr(entry, "READER_VERSION", "another")
    assert len(ingest([paper.parent], settings).read) == 1
    assert only(settings).title == "Roofs"


def test_a_correction_outlasts_removing_the_paper(settings: Settings, paper: Path) -> None:
    put_right(settings, title="Roofs")
    with Library.open(settings) as library:
        library.remove([only(settings).id])
    ingest([paper.parent], settings)
    assert only(settings).title == "Roofs"


def test_a_file_s_next_version_is_the_same_authority_s_but_of_its_own_day(
    settings: Settings, paper: Path
) -> None:
    put_right(settings, authority="Bristol", title="Roofs", published=date(2024, 2, 1))
    paper.write_text(MINUTES.format("the tiles be mended"))
    ingest([paper.parent], settings)
    assert (only(settings).authority, only(settings).published) == ("Bristol", None)
    assert only(settings).title != "Roofs"
    assert ingest([paper.parent], settings).read == ()


def test_a_file_that_comes_to_hold_another_paper_held_changes_nothing_of_it(
    settings: Settings, paper: Path
) -> None:
    put_right(settings, authority="Bristol")
    other = paper.with_name("june.md")
    other.write_text(MINUTES.format("the tiles be mended"))
    ingest([paper.parent], settings)
    paper.write_bytes(other.read_bytes())
    ingest([paper.parent], settings)
    assert only(settings).authority is None


def test_an_officer_wins_over_a_manifest(settings: Settings, paper: Path) -> None:
    manifest = paper.parent / "documents.csv"
    manifest.write_text("path,title,authority\nmay.md,Tiles,Leeds\n")
    put_right(settings, title="Roofs")
    assert (only(settings).title, only(settings).authority) == ("Roofs", "Leeds")
    ingest([paper.parent], settings)
    assert (only(settings).title, only(settings).authority) == ("Roofs", "Leeds")


def test_who_and_when_are_kept_and_the_later_word_counts(settings: Settings) -> None:
    put_right(settings, title="Tiles", authority="Bristol")
    put_right(settings, title="Roofs")
    with Library.open(settings) as library:
        document = only(settings)
        assert set(library.corrections()[document.id]) == {
            Correction(document.id, "authority", "Bristol", "Ann Lee", DAY),
            Correction(document.id, "title", "Roofs", "Ann Lee", DAY),
        }


def test_a_document_whose_file_is_gone_has_its_facts_put_right(
    settings: Settings, paper: Path
) -> None:
    paper.unlink()
    assert put_right(settings, authority="Bristol") is False
    assert only(settings).authority == "Bristol"


@pytest.mark.parametrize(
    ("said", "meant"),
    [("Bristol City Council", "Bristol"), ("bristol", "Bristol"), ("oakhaven", "Oakhaven")],
)
def test_an_authority_of_the_list_or_held_is_known(
    settings: Settings, said: str, meant: str
) -> None:
    put_right(settings, authority="Oakhaven")
    with Library.open(settings) as library:
        assert known_authority(said, library) == meant


def test_an_authority_on_no_list_is_refused_with_the_one_that_may_be_meant(
    settings: Settings,
) -> None:
    with Library.open(settings) as library:
        with pytest.raises(UsageError, match="No authority of the official list"):
            known_authority("Marlbury", library)
        with pytest.raises(UsageError, match=r"Is Lancashire meant\?"):
            known_authority("Lancashrie", library)
