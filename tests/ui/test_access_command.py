"""`scrutineer access`: what an officer decides, and what ingest and documents ask them."""

import json

import pytest

from corpus.errors import UsageError
from ui.naming import pages_named

EXEMPT = "# Report\n\nNOT FOR PUBLICATION - exempt under paragraph 3\n\nThe zephyr costs £5.\n"


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "marked.md").write_text(EXEMPT)
    (folder / "exempt appendix.md").write_text("# Appendix\n\nThe price is £9 a day.\n")
    (folder / "open.md").write_text("# Report\n\nHomes are full.\n")
    return folder


def test_ingest_says_what_it_held_back_and_documents_ask_the_cleared_to_decide(
    scrutineer, papers, tmp_path, monkeypatch
):
    library = ("--library", tmp_path / "library")
    code, out, err = scrutineer("ingest", papers, *library)
    assert code == 0
    assert "marked.md" in out.split("held back")[1]
    assert "no: decide" in out
    assert "scrutineer access ID" in err
    assert "open.md" in scrutineer("documents", *library)[1]
    assert "marked" not in scrutineer("documents", *library)[1]

    monkeypatch.setenv("SCRUTINEER_CLEARED_FOR_EXEMPT", "true")
    _, out, err = scrutineer("documents", *library)
    assert "exempt appendix.md" in out.split("held back")[1]
    assert "scrutineer access ID" in err
    rows = json.loads(scrutineer("documents", *library, "--json")[1])
    assert {r["document"]: r["access_sure"] for r in rows}["exempt appendix.md"] is False

    assert scrutineer("access", "exempt appendix.md", "public", *library)[0] == 0
    monkeypatch.delenv("SCRUTINEER_CLEARED_FOR_EXEMPT")
    assert "exempt appendix.md" in scrutineer("documents", *library)[1]
    (papers / "exempt appendix.md").touch()
    scrutineer("ingest", papers, *library)
    assert "exempt appendix.md" in scrutineer("documents", *library)[1]


def test_a_paper_without_pages_is_decided_as_a_whole(scrutineer, papers, tmp_path):
    library = ("--library", tmp_path / "library")
    scrutineer("ingest", papers, *library)
    code, _, err = scrutineer("access", "open.md", "exempt", "--pages", "1", *library)
    assert (code, "has no pages" in err) == (2, True)
    code, _, err = scrutineer("access", "open.md", "exempt", *library)
    assert (code, err) == (0, "open.md: exempt, all of it\n")


@pytest.mark.parametrize(
    ("text", "pages"), [(None, ()), ("4-6", (4, 5, 6)), ("2, 5-7,2", (2, 5, 6, 7))]
)
def test_pages_are_written_as_stretches(text, pages):
    assert pages_named(text) == pages


@pytest.mark.parametrize("text", ["", "x", "0", "9-4", "1-99999", "1;2"])
def test_what_names_no_pages_is_wrong_use(text):
    with pytest.raises(UsageError, match="write them as 4-9"):
        pages_named(text)
