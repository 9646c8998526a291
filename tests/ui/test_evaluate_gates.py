"""What stops a change: a fall since an earlier run, registers that are wrong, cases that are."""

import pytest
from typer.testing import CliRunner

from corpus.errors import UsageError
from corpus.library import Library
from evals.evaluation import DEMO_CASES, DEMO_GOLD
from evals.jsonl.lines import append_line
from evals.records.records import write_run
from evals.records.registers import registers_of
from evals.registers.gold import read_gold
from tests.answers import case, record
from tests.evals.test_records import RUN
from ui.terminal import app

CASES = [case(id=f"q{n}") for n in range(8)]


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in ("eval", *words)])


@pytest.fixture
def kept(tmp_path):
    """A function that keeps a run of eight answers, some of them wrong, and names its file."""

    def keep(name, wrong=()):
        path = tmp_path / name
        answers = [record(id=c.id, answer="Poor." if c.id in wrong else "Good.") for c in CASES]
        write_run(path, RUN, answers)
        return path

    for each in CASES:
        append_line(tmp_path / "ours.jsonl", each)
    return keep


def test_a_significant_fall_since_an_earlier_run_exits_1_and_is_named(kept, tmp_path):
    before, now = kept("before.jsonl"), kept("now.jsonl", wrong={f"q{n}" for n in range(6)})
    done = run("--cases", tmp_path / "ours.jsonl", "--answers", now, "--compare", before)
    assert done.exit_code == 1
    assert "worse than before: right, fact_recall" in done.stderr
    assert "-0.750" in done.stdout


def test_the_same_answers_again_and_better_ones_pass(kept, tmp_path):
    before, now = kept("before.jsonl", wrong={"q1"}), kept("now.jsonl")
    for earlier, later in ((before, before), (before, now)):
        given = ("--cases", tmp_path / "ours.jsonl", "--answers", later)
        assert run(*given, "--compare", earlier).exit_code == 0


def test_registers_alone_are_held_to_their_gold(demo_library, tmp_path):
    with Library.open(demo_library) as library:
        held = registers_of(library, read_gold(DEMO_GOLD).pairs)
    right, wrong = tmp_path / "right.jsonl", tmp_path / "wrong.jsonl"
    write_run(right, RUN, [], held)
    write_run(wrong, RUN, [], held.model_copy(update={"judgements": held.judgements[1:]}))
    assert run("--registers", DEMO_GOLD, "--gate", "--answers", right).exit_code == 0
    done = run("--registers", DEMO_GOLD, "--gate", "--answers", wrong)
    assert done.exit_code == 1
    assert "FELL judgement_recall: 0.938, wanted at least 1" in done.stdout
    assert done.stdout.count("FELL") == 1


def test_cases_are_checked_against_a_library_without_asking(demo_library, tmp_path):
    library = ("--library", demo_library.library)
    done = run("--cases", DEMO_CASES, *library, "--check-cases")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 slips" in done.stderr
    path = tmp_path / "wrong.jsonl"
    letter = "wexcombe-childrens-services-inspection-2025.pdf"
    append_line(path, case(documents=[letter], page_refs=[[letter, 1]], facts=[["Oyelaran"]]))
    done = run("--cases", path, *library, "--check-cases")
    assert (done.exit_code, "facts.0 (Oyelaran) isn't there" in done.stdout) == (1, True)


def test_a_table_of_judgements_has_no_cases_to_check(demo_library, tmp_path):
    done = run("--judgements", tmp_path / "j.csv", "--check-cases")
    assert isinstance(done.exception, UsageError)
