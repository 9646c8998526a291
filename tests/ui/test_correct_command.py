"""`scrutineer correct`, and what `scrutineer documents` tells of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.settings import Settings
from ingest.pipeline import ingest
from ui import terminal

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def scrutineer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    paper = tmp_path / "papers" / "may.md"
    paper.parent.mkdir()
    paper.write_text("# Minutes of the Panel\n\n12 May 2023\n\nThe Panel saw new roofs.\n")
    library = tmp_path / "library"
    ingest([paper.parent], Settings(library=library, jobs=1))

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["scrutineer", *arguments, "--library", str(library)])
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "reconfigure", lambda **_: None, raising=False)
        with pytest.raises(SystemExit) as stopped:
            terminal.main()
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return run


def test_what_is_put_right_is_listed_with_who_and_when(scrutineer: Run) -> None:
    code, _, err = scrutineer(
        "correct", "may.md", "--authority", "Bristol City Council", "--by", "Ann Lee"
    )
    assert (code, err) == (0, "may.md: authority put right\n")
    _, out, _ = scrutineer("documents", "--json")
    (row,) = json.loads(out)
    assert row["authority"] == "Bristol"
    (correction,) = row["corrections"]
    assert (correction["fact"], correction["by"]) == ("authority", "Ann Lee")
    assert correction["given"]
    assert "authority put right by Ann Lee" in scrutineer("documents")[2]


def test_an_authority_that_nobody_knows_wants_yes(scrutineer: Run) -> None:
    code, _, err = scrutineer("correct", "may.md", "--authority", "Marlbury")
    assert code == 2
    assert "No authority of the official list" in err
    assert "add --yes" in err
    assert scrutineer("correct", "may.md", "--authority", "Marlbury", "--yes")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("may.md",), "say what is right"),
        (("june.md", "--title", "T"), "no document 'june.md'"),
        (("may.md", "--kind", "poem"), "no kind of document"),
        (("may.md", "--published", "May"), "is no date"),
    ],
)
def test_a_call_that_makes_no_sense_changes_nothing(
    scrutineer: Run, arguments: tuple[str, ...], told: str
) -> None:
    code, _, err = scrutineer("correct", *arguments)
    assert code == 2
    assert told in err
