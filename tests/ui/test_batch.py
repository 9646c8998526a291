import json

import pytest

from corpus.errors import UsageError
from evals.jsonl.rows import read_rows
from ui.batch import Outcome, QuestionRow, SearchRow, run_batch


def read(folder, model, *rows):
    path = folder / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return read_rows(path, model)


def test_an_id_stays_what_it_was_a_number_too(tmp_path):
    rows = read(tmp_path, QuestionRow, {"id": 7, "question": "a"}, {"id": "x", "question": "b"})
    out = run_batch(rows, lambda row: {"id": None, "answer": row.question}, Outcome())
    assert list(out) == [{"id": 7, "answer": "a"}, {"id": "x", "answer": "b"}]


def test_a_case_of_the_evaluation_is_a_row_too_and_its_kind_is_no_filter(tmp_path):
    row = {"id": "a", "kind": "lookup", "question": "Who?", "history": ["When?"], "facts": []}
    (read_in,) = read(tmp_path, QuestionRow, row)
    assert read_in.history == ("When?",)
    assert not hasattr(read_in, "kind")


def test_a_row_that_fails_says_why_and_the_rest_go_on(tmp_path):
    rows = read(tmp_path, QuestionRow, *({"id": n, "question": str(n)} for n in range(4)))

    def answer(row):
        if row.id == 1:
            raise UsageError("the question is empty")
        if row.id == 2:
            raise ValueError("a fault of ours")
        return {"id": row.id, "answer": "yes"}

    outcome = Outcome()
    out = list(run_batch(rows, answer, outcome))
    assert [row.get("error") for row in out] == [
        None,
        "the question is empty",
        "ValueError: a fault of ours",
        None,
    ]
    assert (outcome.failed, outcome.first) == (2, "row 1: the question is empty")


def test_a_search_row_may_call_it_query_or_question(tmp_path):
    rows = read(tmp_path, SearchRow, {"id": 1, "query": "a"}, {"id": 2, "question": "b"})
    assert [row.query for row in rows] == ["a", "b"]


def test_a_bad_row_is_refused_before_anything_is_asked(tmp_path):
    with pytest.raises(UsageError, match="line 2, field question"):
        read(tmp_path, QuestionRow, {"id": 1, "question": "a"}, {"id": 2, "question": 5})
