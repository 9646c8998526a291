import json
from collections import Counter

import pytest

from corpus.errors import UsageError
from evals.cases.case import read_cases
from evals.evaluation import DEMO_CASES

ROW = {
    "id": "a",
    "kind": "lookup",
    "question": "What grade?",
    "answerable": True,
    "facts": [["Good"]],
}


def written(folder, *rows):
    path = folder / "cases.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows) + "\n")
    return path


def test_cases_are_read_in_order_and_blank_lines_passed_over(tmp_path):
    cases = read_cases(written(tmp_path, ROW, "", {**ROW, "id": "b"}))
    assert [case.id for case in cases] == ["a", "b"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**ROW, "facts": [[]]}, "line 2, field facts.0"),
        ({**ROW, "page_refs": [["a.pdf", 0]]}, "line 2, field page_refs.0.1"),
        ({**ROW, "question": "  "}, "line 2, field question"),
        ({**ROW, "fact": []}, "line 2, field fact"),
        ({k: v for k, v in ROW.items() if k != "id"}, "line 2, field id"),
        ({**ROW, "facts": []}, "answerable question needs facts"),
        ("{not json", "line 2: no JSON"),
        ("[1]", "line 2, field (the row)"),
    ],
)
def test_a_bad_row_is_named_by_file_line_and_field(tmp_path, row, said):
    path = written(tmp_path, ROW, row)
    with pytest.raises(UsageError) as refused:
        read_cases(path)
    assert str(path) in str(refused.value)
    assert said in str(refused.value)


def test_an_id_given_twice_is_refused(tmp_path):
    with pytest.raises(UsageError, match="the id a is given twice"):
        read_cases(written(tmp_path, ROW, ROW))


def test_a_file_that_is_missing_empty_or_no_text_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no file"):
        read_cases(tmp_path / "none.jsonl")
    with pytest.raises(UsageError, match="has no rows"):
        read_cases(written(tmp_path, ""))
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(UsageError, match="can't be read"):
        read_cases(tmp_path / "binary.jsonl")


def test_a_line_separator_inside_a_text_ends_no_row(tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps({**ROW, "note": "one\u2028two"}, ensure_ascii=False))
    assert read_cases(path)[0].note == "one\u2028two"


def test_the_demo_suite_has_cases_of_every_sort_in_numbers_worth_a_mean():
    cases = read_cases(DEMO_CASES)
    missed = [case for case in cases if not case.answerable]
    assert len(cases) >= 120
    assert len(missed) >= 35
    assert all(case.near_miss for case in missed)
    assert min(Counter(case.near_miss for case in missed).values()) >= 5
    assert min(Counter(case.kind for case in cases).values()) >= 10
    for wanted in ("superseded", "voice", "carried", "in_order"):
        assert sum(bool(getattr(case, wanted)) for case in cases) >= 10


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"near_miss": "other"}, "a near miss isn't answerable"),
        ({"near_miss": "a slip"}, "field near_miss"),
        ({"carried": [["grade"]]}, "there is none"),
        ({"computed": [1]}, "computed names a place in facts that isn't there"),
        ({"answerable": False, "superseded": ["Poor"]}, "superseded goes with an answerable"),
        ({"voice": "nobody"}, "field voice"),
        ({"direction": "sideways"}, "field direction"),
    ],
)
def test_what_does_not_fit_together_is_refused(tmp_path, changes, said):
    with pytest.raises(UsageError, match=said):
        read_cases(written(tmp_path, {**ROW, **changes}))
