"""`scrutineer brief`, `again` and `compare` over the demo council's papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.errors import UsageError
from corpus.settings import Settings
from ui.terminal import app


def run(demo_library: Settings, *given: str) -> str:
    result = CliRunner().invoke(
        app, [*given, "--library", str(demo_library.library)], catch_exceptions=False
    )
    assert result.exit_code == 0
    return result.stdout


def test_brief_as_json_has_a_page_and_words_behind_every_line(demo_library: Settings) -> None:
    row = json.loads(
        run(demo_library, "brief", "--authority", "Wexcombe", "--as-of", "2024-03-01", "--json")
    )
    assert (row["authority"], row["as_of"], row["topic"]) == ("Wexcombe", "2024-03-01", None)
    lines = [line for section in row["sections"] for line in section["lines"]]
    assert len(lines) > 15
    assert all(line["citations"] and line["citations"][0]["quote"] for line in lines)


def test_brief_writes_word_and_a_page(demo_library: Settings, tmp_path: Path) -> None:
    word, html = tmp_path / "b.docx", tmp_path / "b.html"
    run(demo_library, "brief", "--authority", "wexcombe", "--docx", str(word), "--html", str(html))
    assert word.read_bytes()[:2] == b"PK"
    assert "<h1>Wexcombe: children’s services</h1>" in html.read_text("utf-8")


def test_again_as_json_goes_from_the_newest_ask_back(demo_library: Settings) -> None:
    rows = json.loads(run(demo_library, "again", "--authority", "Wexcombe", "--json"))
    life = next(row for row in rows if row["now"]["quote"].startswith("Life-story work"))
    assert life["now"]["date"].startswith("2025")
    assert [each["date"][:4] for each in life["before"]] == ["2022", "2016"]


def test_compare_without_names_is_the_table_of_all(demo_library: Settings) -> None:
    rows = json.loads(run(demo_library, "compare", "--json"))
    wexcombe = next(row for row in rows if row["authority"] == "Wexcombe")
    assert wexcombe["overall"] == "Requires improvement to be good"
    assert (wexcombe["before"], wexcombe["moved"]) == ("Inadequate", "better")


def test_one_council_alone_is_nothing_to_compare(demo_library: Settings) -> None:
    with pytest.raises(UsageError, match="nothing to set beside Wexcombe"):
        run(demo_library, "compare", "Wexcombe", "--neighbours")


def test_findings_as_json_and_csv_have_page_and_leaning(
    demo_library: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "findings.csv"
    told = ("--authority", "Wexcombe", "--leaning", "weakness", "--csv", str(out), "--json")
    rows = json.loads(run(demo_library, "findings", *told))
    assert rows
    assert {row["leaning"] for row in rows} == {"weakness"}
    assert all(row["quote"] and row["text"] and row["chance"] > 0.25 for row in rows)
    assert len(out.read_text("utf-8-sig").splitlines()) == len(rows) + 1


def test_a_leaning_of_no_such_name_is_refused(demo_library: Settings) -> None:
    with pytest.raises(UsageError, match="'bad' is no leaning: strength, weakness, neither"):
        run(demo_library, "findings", "--leaning", "bad")
