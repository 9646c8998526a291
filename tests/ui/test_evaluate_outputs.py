"""Where an evaluation's findings go: page, Markdown, JUnit, history, a judge's opinion."""

import xml.etree.ElementTree as ET

import pytest
from typer.testing import CliRunner

from corpus.errors import UsageError
from evals.history import read_history
from evals.jsonl.lines import append_line
from evals.records.records import write_run
from tests.answers import case, record
from tests.evals.test_records import RUN
from ui.terminal import app


@pytest.fixture
def kept(tmp_path):
    """Two cases with their answers, as files; one of them lacks its fact."""
    cases, answers = tmp_path / "ours.jsonl", tmp_path / "answers.jsonl"
    for each in (case(id="a"), case(id="b", facts=[["Outstanding"]])):
        append_line(cases, each)
    write_run(answers, RUN, [record(id="a"), record(id="b")])
    return ["eval", "--cases", str(cases), "--answers", str(answers)]


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_page_junit_and_history_come_of_one_run(kept, tmp_path):
    page, junit, history = (tmp_path / name for name in ("r.html", "r.xml", "h.jsonl"))
    done = run(*kept, "--report", page, "--junit", junit, "--history", history, "--json")
    assert done.exit_code == 0, done.output
    assert 'id="q-b"' in page.read_text()
    assert ET.parse(junit).getroot().find("testsuite").get("failures") == "1"
    (past,) = read_history(history)
    assert (past.suite, past.cases, past.marks["fact_recall"].value) == ("ours", 2, 1 / 2)


def test_a_second_run_in_the_same_history_draws_a_trend(kept, tmp_path):
    page, history = tmp_path / "r.html", tmp_path / "h.jsonl"
    for _ in range(2):
        run(*kept, "--report", page, "--history", history, "--json")
    assert "Over past runs" in page.read_text()
    assert len(read_history(history)) == 2


def test_each_report_is_what_its_name_says(kept, tmp_path):
    markdown, page = tmp_path / "r.md", tmp_path / "r.html"
    assert run(*kept, "--report", markdown, "--report", page, "--json").exit_code == 0
    assert markdown.read_text().startswith("# Evaluation")
    assert page.read_text().startswith("<!doctype html>")


@pytest.mark.parametrize(("name", "said"), [("r.pdf", "name it r.html"), ("no/r.html", "written")])
def test_a_report_that_cannot_be_is_wrong_use(kept, tmp_path, name, said):
    done = run(*kept, "--report", tmp_path / name, "--json")
    assert isinstance(done.exception, UsageError)
    assert said in str(done.exception)


def test_a_judge_that_cannot_be_had_is_told_and_blocks_nothing(kept):
    done = run(*kept, "--judge", "nobody:nothing", "--json")
    assert done.exit_code == 0, done.output
    assert "no opinions: " in done.output
    assert "judge_right" not in done.output
