"""A manifest beside the files: what it gives wins, and each fault in it is one line."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.given_facts import GivenFacts
from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Access, Document, Kind
from ingest.describe.manifest.row import ManifestRow
from ingest.pipeline import IngestReport, ingest

MINUTES = "# Minutes of the Panel\n\n12 May 2023\n\nPresent: Ann Lee.\n\nThe Panel saw {}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "old").mkdir(parents=True)
    (papers / "may.md").write_text(MINUTES.format("zinc roofs"))
    (papers / "old" / "june.md").write_text(MINUTES.format("copper pipes"))
    return papers


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(library=tmp_path / "library", jobs=1)


def held(settings: Settings) -> dict[str, Document]:
    with Library.open(settings) as library:
        return {document.path: document for document in library.documents()}


def faults(report: IngestReport) -> list[tuple[str, str]]:
    return [(outcome.path, outcome.why) for outcome in report.failed]


def test_what_a_manifest_gives_wins_over_the_text(folder: Path, settings: Settings) -> None:
    (folder / "documents.csv").write_text(
        "path,title,authority,kind,published,meeting_date,source_url,access,licence\n"
        "may.md,Roofs,Bristol City Council,News,2024-01-02,,https://a.example,exempt,CC0\n"
    )
    assert ingest([folder], settings.model_copy(update={"cleared_for_exempt": True})).failed == ()
    document = held(settings.model_copy(update={"cleared_for_exempt": True}))["may.md"]
    assert (document.title, document.authority, document.kind) == ("Roofs", "Bristol", Kind.NEWS)
    assert (document.published, document.source_url) == (date(2024, 1, 2), "https://a.example")
    assert (document.access, document.licence) == (Access.EXEMPT, "CC0")


def test_json_does_as_well_and_names_files_in_folders_below(
    folder: Path, settings: Settings
) -> None:
    rows = [{"path": "old/june.md", "kind": "committee report", "meeting_date": "2023-06-01"}]
    (folder / "documents.json").write_text(json.dumps(rows))
    assert ingest([folder], settings).failed == ()
    june = held(settings)["old/june.md"]
    assert (june.kind, june.meeting_date) == (Kind.COMMITTEE_REPORT, date(2023, 6, 1))
    assert held(settings)["may.md"].kind is Kind.MINUTES


def test_a_manifest_that_changes_has_its_files_read_again(folder: Path, settings: Settings) -> None:
    ingest([folder], settings)
    (folder / "documents.csv").write_text("path,authority\nmay.md,Bristol\n")
    report = ingest([folder], settings)
    assert [outcome.path for outcome in report.read] == ["may.md"]
    assert held(settings)["may.md"].authority == "Bristol"
    assert ingest([folder], settings).read == ()
    (folder / "documents.csv").unlink()
    ingest([folder], settings)
    assert held(settings)["may.md"].authority != "Bristol"


def test_one_paper_in_two_files_is_given_the_same(folder: Path, settings: Settings) -> None:
    (folder / "a copy.md").write_bytes((folder / "may.md").read_bytes())
    (folder / "documents.csv").write_text("path,authority\nmay.md,Bristol\n")
    ingest([folder], settings)
    assert ingest([folder], settings).read == ()
    assert {document.authority for document in held(settings).values()} >= {"Bristol"}


def test_each_fault_is_one_line_and_nothing_else_is_lost(folder: Path, settings: Settings) -> None:
    (folder / "documents.csv").write_text(
        "path,title,colour,published,kind\n"
        "may.md,Roofs,red,2024-13-01,poem\n"
        "gone.md,Gone,blue,,\n"
        "may.md,Tiles,,,\n"
        ",Nameless,,,\n"
    )
    report = ingest([folder], settings)
    assert [why.split(":")[0] for _, why in faults(report)] == [
        "no column is called 'colour', so it is left",
        "line 2",
        "line 2",
        "line 3",
        "line 4",
        "line 5",
    ]
    said = " / ".join(why for _, why in faults(report))
    assert "published is '2024-13-01', no day: write it as 2023-03-10" in said
    assert "kind is 'poem', no kind of paper" in said
    assert "there is no file gone.md" in said
    assert "may.md has a row already (documents.csv line 2), which counts" in said
    assert "no path: it names no file" in said
    assert {path for path, _ in faults(report)} == {"documents.csv"}
    assert held(settings)["may.md"].title == "Roofs"
    assert set(held(settings)) == {"may.md", "old/june.md"}


@pytest.mark.parametrize(
    ("name", "text"),
    [("documents.json", "{"), ("documents.json", '{"path": "may.md"}'), ("documents.csv", "\xff")],
)
def test_a_manifest_that_is_none_is_told_and_the_files_are_read(
    folder: Path, settings: Settings, name: str, text: str
) -> None:
    (folder / name).write_text(text, encoding="latin-1")
    report = ingest([folder], settings)
    assert all(
        "can't be read as a manifest" in why or "no UTF-8" in why for _, why in faults(report)
    )
    assert len(report.failed) == 1
    assert len(report.read) == 2


def test_a_manifest_named_itself_is_told_of_and_not_read(folder: Path, settings: Settings) -> None:
    (folder / "documents.csv").write_text("path,title\nmay.md,Roofs\n")
    (outcome,) = ingest([folder / "documents.csv"], settings).failed
    assert "name its folder" in outcome.why
    assert ingest([folder], settings).failed == ()
    assert held(settings)["may.md"].title == "Roofs"


def test_a_path_that_no_file_can_have_names_none(folder: Path, settings: Settings) -> None:
    rows = [{"path": "a\0b"}, {"path": "x" * 5000}, {"path": "may.md", "title": "Roofs"}]
    (folder / "documents.json").write_text(json.dumps(rows))
    whys = [why for _, why in faults(ingest([folder], settings))]
    assert [why.split(":")[0] for why in whys] == ["row 1", "row 2"]
    assert held(settings)["may.md"].title == "Roofs"


def test_a_title_keeps_no_letter_that_nobody_sees(folder: Path, settings: Settings) -> None:
    (folder / "documents.json").write_text(
        json.dumps([{"path": "may.md", "title": "Ro\u200bofs\n and tiles"}])
    )
    ingest([folder], settings)
    assert held(settings)["may.md"].title == "Roofs and tiles"


def test_a_source_that_is_no_web_address_is_told_and_left(folder: Path, settings: Settings) -> None:
    (folder / "documents.csv").write_text("path,source_url\nmay.md,javascript:alert(1)\n")
    ((_, why),) = faults(ingest([folder], settings))
    assert "no web address" in why
    assert held(settings)["may.md"].source_url is None


def test_a_paper_that_says_it_is_exempt_stays_so(settings: Settings) -> None:
    marked = Document("1", "a", "A", Kind.MINUTES, "m", 1, True, access=Access.EXEMPT)
    assert GivenFacts(access=Access.PUBLIC).onto(marked).access is Access.EXEMPT
    pages = replace(marked, access=Access.PUBLIC, page_count=3, exempt_pages=(2,))
    assert GivenFacts(access=Access.PUBLIC).onto(pages).exempt_pages == (2,)
    whole = GivenFacts(access=Access.EXEMPT).onto(pages)
    assert (whole.access, whole.exempt_pages, whole.access_sure) == (Access.EXEMPT, (), True)
    assert whole.access_why == "the manifest beside it says so"


def test_the_demo_s_own_list_is_in_the_manifest_s_format() -> None:
    demo = Path(__file__).parents[2] / "corpus" / "documents" / "manifest.json"
    rows = [ManifestRow.model_validate(row) for row in json.loads(demo.read_text("utf-8"))]
    assert all(row.facts for row in rows)


def test_the_manifest_s_page_names_each_of_its_columns_and_kinds() -> None:
    page = (Path(__file__).parents[2] / "docs" / "manifest.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(ManifestRow.model_fields)
    assert all(f"`{kind}`" in page for kind in Kind)
