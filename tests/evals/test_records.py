import pytest

from corpus.errors import UsageError
from evals.records.records import FoundPassage, Run, read_run, write_run
from tests.answers import record

RUN = Run(
    suite="demo",
    settings={"jobs": "0"},
    versions={"python": "3.11"},
    library="abc",
    documents=3,
    passages_searched=5,
)


def test_a_run_comes_back_as_it_was_written(tmp_path):
    passage = FoundPassage(document="a.pdf", pages=(1,), text="£5 😀 “so”")
    records = [record(), record(id="q2", passages=(passage,))]
    write_run(tmp_path / "run.jsonl", RUN, records)
    assert read_run(tmp_path / "run.jsonl") == (RUN, records)


def test_a_file_that_is_no_run_is_refused(tmp_path):
    path = tmp_path / "run.jsonl"
    path.write_text('{"id": "a"}\n')
    with pytest.raises(UsageError, match="line 1: not the first line of a run"):
        read_run(path)


def test_a_damaged_run_is_named_by_line_and_field(tmp_path):
    path = tmp_path / "run.jsonl"
    write_run(path, RUN, [record()])
    path.write_text(path.read_text().replace('"seconds": 0.1', '"seconds": "soon"'))
    with pytest.raises(UsageError, match=r"line 2, field record\.seconds"):
        read_run(path)
