import json
from datetime import UTC, datetime

import pytest

from corpus.errors import UsageError
from evals.evaluation import Suite, judge
from evals.history import PUBLISHED, keep_in_history, latest_of_each, past_run, read_history
from tests.answers import case, record
from tests.evals.test_records import RUN

WHEN = datetime(2026, 11, 22, 1, 45, tzinfo=UTC)
CASES = (case(id="a"), case(id="b", kind="near miss", answerable=False, facts=[]))
RECORDS = (record(id="a"), record(id="b", status="none", answer="", citations=()))


def evaluation(records=RECORDS, run=RUN, name="demo"):
    return judge(Suite(name, CASES), run, records, gate=False)


def test_a_run_that_is_kept_comes_back_as_it_was(tmp_path):
    kept = keep_in_history(tmp_path / "h.jsonl", evaluation(), WHEN)
    assert read_history(tmp_path / "h.jsonl") == (kept,)


def test_the_marks_carry_their_interval_and_their_number():
    mark = past_run(evaluation(), WHEN).marks["fact_recall"]
    assert (mark.value, mark.low, mark.high, mark.n) == (1.0, 1.0, 1.0, 1)
    assert past_run(evaluation(), WHEN).marks["latency_p95"].more_is_better is False


def test_each_kind_has_its_own_marks_and_says_how_many_were_asked():
    lookup, miss = past_run(evaluation(), WHEN).kinds
    assert (lookup.name, lookup.cases, miss.name, miss.cases) == ("lookup", 1, "near miss", 1)
    assert miss.marks["refusal_recall"].value == 1.0


def test_what_nothing_measured_is_left_out_and_not_kept_as_nought():
    run = past_run(evaluation(), WHEN)
    assert "fact_recall" not in run.kinds[1].marks


def test_no_folder_of_the_machine_gets_into_a_history():
    settings = {"library": "/home/someone/x", "jobs": "0", "embedding_model": "/home/someone/bge"}
    run = RUN.model_copy(update={"settings": settings, "model": "local:/home/someone/small.gguf"})
    kept = past_run(evaluation(run=run), WHEN)
    assert kept.settings == {"jobs": "0", "embedding_model": "bge"}
    assert kept.model == "local:small.gguf"
    hosted = RUN.model_copy(update={"model": "openai:org/model"})
    assert past_run(evaluation(run=hosted), WHEN).model == "openai:org/model"


def test_runs_are_read_oldest_first_and_the_newest_of_each_suite_is_told(tmp_path):
    path = tmp_path / "h.jsonl"
    for hour, name in ((3, "demo"), (1, "demo"), (2, "real")):
        keep_in_history(path, evaluation(name=name), WHEN.replace(hour=hour))
    runs = read_history(path)
    assert [run.when.hour for run in runs] == [1, 2, 3]
    assert [(run.suite, run.when.hour) for run in latest_of_each(runs)] == [
        ("demo", 3),
        ("real", 2),
    ]


def test_a_line_cut_off_before_never_swallows_the_next(tmp_path):
    path = tmp_path / "h.jsonl"
    keep_in_history(path, evaluation(), WHEN)
    path.write_bytes(path.read_bytes()[:-1])
    keep_in_history(path, evaluation(), WHEN)
    assert len(read_history(path)) == 2


def test_a_faulty_line_is_named(tmp_path):
    path = tmp_path / "h.jsonl"
    path.write_text(json.dumps({"suite": "demo"}) + "\n")
    with pytest.raises(UsageError, match=r"line 1, field when"):
        read_history(path)


def test_the_published_figures_are_of_the_suites_that_ship():
    runs = latest_of_each(read_history(PUBLISHED))
    assert {"demo", "ofsted-reports"} <= {run.suite for run in runs}
    for run in runs:
        assert run.cases > 50
        assert {"fact_recall", "page_cited", "refusal_recall", "quotes_on_page"} <= run.marks.keys()
        assert all(mark.low <= mark.value <= mark.high for mark in run.marks.values())
