from __future__ import annotations

import json

import pytest

from evals.history import PUBLISHED, PastRun, read_history
from tests.ui.web.pages import page, shown
from ui.web.quality.table import chief_table, history_table, kinds_table
from ui.web.quality.words import CHIEF, in_100, speed_words, weakest_words


def mark(value: float, n: int = 40) -> dict:
    return {"value": value, "low": max(0.0, value - 0.1), "high": min(1.0, value + 0.1), "n": n}


def run(**changes) -> PastRun:
    given = {
        "suite": "ours",
        "when": "2026-11-22T09:00:00Z",
        "cases": 50,
        "documents": 7,
        "library": "x",
        "marks": {"fact_recall": mark(0.8), "refusal_recall": mark(0.95, 10)},
        "kinds": [
            {"name": "lookup", "cases": 30, "marks": {"fact_recall": mark(0.9)}},
            {"name": "explain", "cases": 10, "marks": {"fact_recall": mark(0.5)}},
            {"name": "unanswerable", "cases": 10, "marks": {"refusal_recall": mark(0.95)}},
        ],
    }
    return PastRun.model_validate({**given, **changes})


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.807, "81 in 100"), (1.0, "100 in 100"), (0.997, "99 in 100"), (0.0, "0 in 100")],
)
def test_a_share_is_said_out_of_a_hundred_and_never_rounded_to_all(value, said):
    assert in_100(value) == said


def test_the_chief_figures_have_their_range_and_how_many_they_rest_on():
    table = chief_table(run())
    assert table["Result"] == ["80 in 100", "95 in 100"]
    assert table["Likely between"] == ["70 to 90", "85 to 100"]
    assert table["Answers"] == ["40", "10"]


def test_kinds_have_a_dash_where_nothing_was_measured():
    table = kinds_table(run())
    assert table["Facts given"] == ["90 in 100", "50 in 100", "–"]
    assert table["Refused as it should"] == ["–", "–", "95 in 100"]


def test_the_weakest_kind_is_named():
    assert weakest_words(run()) == "Weakest: **explanations**, with 50 in 100 facts given."
    assert weakest_words(run(kinds=[])) == ""


def test_speed_is_said_where_it_was_measured():
    assert speed_words(run()) == ""
    timed = {"latency_p50": mark(0.11), "latency_p95": mark(0.32)}
    assert "0.1 seconds" in speed_words(run(marks=timed))


def test_earlier_runs_stand_below_later_ones():
    earlier = run(when="2026-10-01T09:00:00Z", marks={"fact_recall": mark(0.7)})
    table = history_table([earlier, run()])
    assert table["When"] == ["22 November 2026", "1 October 2026"]
    assert table["Facts given"] == ["80 in 100", "70 in 100"]


def test_all_that_the_page_names_is_measured_in_the_published_runs():
    named = {asked.mark for asked in CHIEF}
    for published in read_history(PUBLISHED):
        assert named <= published.marks.keys()


def test_the_page_shows_the_published_figures(demo_library, monkeypatch):
    app = page("quality", demo_library.library, monkeypatch).run()
    assert not app.exception
    assert [each.value for each in app.subheader] == [
        "The demonstration papers", "Public inspection reports",
    ]  # fmt: skip
    published = {each.suite: each for each in read_history(PUBLISHED)}
    facts = in_100(published["demo"].marks["fact_recall"].value)
    assert app.table[0].value["Result"].iloc[0] == facts


def test_runs_on_ones_own_documents_come_first(tmp_path, monkeypatch):
    line = json.dumps({**run().model_dump(mode="json"), "suite": "my <b>questions</b>"})
    (tmp_path / "history.jsonl").write_text(line + "\n")
    app = page("quality", tmp_path, monkeypatch).run()
    assert not app.exception
    assert app.header[0].value == "On your own documents"
    assert "my" in app.subheader[0].value
    assert "<b>" not in app.subheader[0].value


def test_a_broken_history_is_said_and_the_rest_is_shown(tmp_path, monkeypatch):
    (tmp_path / "history.jsonl").write_text("{}\n")
    app = page("quality", tmp_path, monkeypatch).run()
    assert not app.exception
    assert app.warning
    assert "As published" in app.header[0].value
    assert shown(app)
