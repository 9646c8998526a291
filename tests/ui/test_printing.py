import csv
import json

import pytest

from corpus.errors import UsageError
from ui.terminal_views.printing import as_json, print_table, write_csv, write_lines


def test_json_reads_well_and_cannot_steer_a_terminal():
    text = as_json({"quote": "£5 – “so” \x1b[31m \x9b \u202e"})
    assert "£5 – “so”" in text
    assert not any(unsafe in text for unsafe in "\x1b\x9b\u202e")
    assert json.loads(text)["quote"] == "£5 – “so” \x1b[31m \x9b \u202e"


def test_lines_are_written_one_a_row(tmp_path):
    write_lines([{"id": 1}, {"id": 2}], tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text() == '{"id": 1}\n{"id": 2}\n'


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(UsageError, match="can't be written"):
        write_lines([], tmp_path / "none" / "out.jsonl")
    with pytest.raises(UsageError, match="can't be written"):
        write_csv([], ["a"], tmp_path / "none" / "out.csv")


def test_a_cell_of_csv_is_no_formula(tmp_path):
    rows = [{"a": "=HYPERLINK(1)", "b": [1, 2], "c": None, "d": "so \x1b[31m"}]
    write_csv(rows, ["a", "b", "c", "d"], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["a", "b", "c", "d"],
            ["'=HYPERLINK(1)", "1; 2", "", "so "],
        ]


def test_a_tables_cells_are_plain_text(capsys):
    print_table(("name",), [("[red]x[/red] \x1b[31m:smile:",)])
    assert "[red]x[/red] :smile:" in capsys.readouterr().out
