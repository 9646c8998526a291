"""The commands on a library that a server keeps."""

import json

import pytest

PAPER = "# Report\n\nHomes for care leavers are full.\n\nThe committee asked for two more homes.\n"


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "homes.md").write_text(PAPER)
    (folder / "roads.md").write_text("# Roads\n\nRoads were mended in the spring.\n")
    return folder


def test_a_library_on_a_server_is_filled_asked_mended_and_moved(
    scrutineer, papers, postgres, tmp_path, monkeypatch
):
    monkeypatch.setenv("SCRUTINEER_LIBRARY", postgres.scratch())
    assert scrutineer("documents")[0] == 1
    code, out, err = scrutineer("ingest", papers)
    assert (code, "homes.md" in out, "postgresql://keeper@" in err) == (0, True, True)
    assert "unchanged" in scrutineer("ingest", papers)[1]
    found = json.loads(scrutineer("search", "homes for care leavers", "--json")[1])
    assert found[0]["document"] == "homes.md"
    answer = json.loads(scrutineer("ask", "Are there enough homes for care leavers?", "--json")[1])
    assert "homes.md" in {each["document"] for each in answer["citations"]}
    code, out, _ = scrutineer("doctor", "--repair")
    assert (code, "All is well." in out, "in force" in out) == (0, True, True)

    held = json.loads(scrutineer("documents", "--json")[1])
    code, _, err = scrutineer("move", "--to", tmp_path / "moved")
    assert (code, "2 documents" in err) == (0, True)
    assert json.loads(scrutineer("documents", "--library", tmp_path / "moved", "--json")[1]) == held
    roads = next(row["id"] for row in held if row["document"] == "roads.md")
    assert scrutineer("remove", roads)[0] == 0
    assert "roads.md" not in scrutineer("documents")[1]


def test_a_server_that_does_not_answer_is_one_line(scrutineer, monkeypatch):
    monkeypatch.setenv("SCRUTINEER_LIBRARY", "postgresql://me:hunter2@127.0.0.1:9/library")
    code, out, err = scrutineer("ask", "What is said of homes?")
    assert (code, out) == (1, "")
    assert "see that the server is running" in err
    assert err.strip().count("\n") == 0
    assert "hunter2" not in err


def test_backup_and_uploads_say_that_they_need_a_folder(
    scrutineer, papers, postgres, tmp_path, monkeypatch
):
    monkeypatch.setenv("SCRUTINEER_LIBRARY", postgres.scratch())
    scrutineer("ingest", papers)
    code, _, err = scrutineer("backup", tmp_path / "copy")
    assert (code, "scrutineer move --to FOLDER" in err) == (2, True)
    monkeypatch.setenv("SCRUTINEER_ALLOW_UPLOAD", "true")
    code, _, err = scrutineer("documents")
    assert (code, "a server keeps this one" in err) == (2, True)
