import pytest

from assistant import Assistant
from corpus.errors import UsageError
from evals.cases.case import NearMiss, read_cases
from evals.jsonl.lines import append_line
from evals.new_case import new_case

QUESTION = "What share of care leavers were in EET in 2015/16?"
REPORT = "wexcombe-inspection-report-2016.pdf"


class Script:
    """Says prepared lines, and keeps what it was told and asked."""

    def __init__(self, *lines):
        self.lines, self.heard = list(lines), []

    def tell(self, text):
        self.heard.append(text)

    def ask(self, prompt):
        self.heard.append(prompt)
        if not self.lines:
            raise UsageError("the case isn't finished, so nothing was added")
        return self.lines.pop(0)


@pytest.fixture(scope="module")
def assistant(demo_library):
    return Assistant.open(demo_library)


def made(assistant, path, *lines):
    return new_case(path, assistant, Script(*lines))


def test_a_case_is_made_of_what_is_on_the_page_that_was_named(assistant, tmp_path):
    path = tmp_path / "own.jsonl"
    case = made(
        assistant, path, QUESTION, "y", f"{REPORT} p11", "46% | 46 per cent", "", "", "seen", "y"
    )
    assert (case.id, case.kind, case.answerable) == ("own-001", "lookup", True)
    assert case.facts == (("46%", "46 per cent"),)
    assert case.gold_pages == ((REPORT, 11),)
    append_line(path, case)
    assert read_cases(path) == [case]


def test_they_see_the_answer_and_the_numbered_places_before_they_say(assistant, tmp_path):
    script = Script(QUESTION, "y", "1", "46%", "", "", "", "y")
    case = new_case(tmp_path / "own.jsonl", assistant, script)
    shown = "\n".join(script.heard)
    assert "46% of care leavers" in shown
    assert f"  1. {REPORT} p11" in shown
    assert case.gold_pages == ((REPORT, 11),)
    assert "The answer above has 1 of 1 facts." in shown


def test_a_fact_that_is_not_on_the_pages_is_left_out(assistant, tmp_path):
    lines = (QUESTION, "y", f"{REPORT} p11", "99%", "n", "46%", "", "", "", "y")
    assert made(assistant, tmp_path / "own.jsonl", *lines).facts == (("46%",),)


def test_a_fact_that_is_worked_out_is_kept_as_such(assistant, tmp_path):
    lines = (QUESTION, "y", f"{REPORT} p11", "46%", "99%", "y", "", "compare", "", "y")
    case = made(assistant, tmp_path / "own.jsonl", *lines)
    assert (case.facts, case.computed, case.kind) == ((("46%",), ("99%",)), (1,), "compare")


def test_without_a_fact_there_is_no_going_on(assistant, tmp_path):
    script = Script(QUESTION, "y", f"{REPORT} p11", "", "|", "46%", "", "", "", "y")
    assert new_case(tmp_path / "own.jsonl", assistant, script).facts == (("46%",),)
    assert script.heard.count("At least one fact is needed.") == 2


def test_a_place_that_is_not_held_is_asked_again(assistant, tmp_path):
    script = Script(
        QUESTION, "y", "99", "none.pdf p1", REPORT, f"{REPORT} p11", "46%", "", "", "", "y"
    )
    assert new_case(tmp_path / "own.jsonl", assistant, script).gold_pages == ((REPORT, 11),)
    heard = "\n".join(script.heard)
    assert "there is no place 99" in heard
    assert "no document none.pdf" in heard
    assert "say which" in heard


def test_a_near_miss_says_why_the_documents_do_not_answer(assistant, tmp_path):
    case = made(assistant, tmp_path / "own.jsonl", "Who runs Borchester?", "n", "1", "", "y")
    assert (case.answerable, case.near_miss) == (False, NearMiss.ABSENT_AUTHORITY)
    assert case.facts == ()


def test_a_false_premise_is_put_right_with_its_page(assistant, tmp_path):
    lines = ("Why were 90% in EET in 2015/16?", "n", "4", "y", f"{REPORT} p11", "46%", "", "", "y")
    case = made(assistant, tmp_path / "own.jsonl", *lines)
    assert (case.near_miss, case.facts) == (NearMiss.FALSE_PREMISE, (("46%",),))


def test_nothing_is_kept_that_they_would_rather_not_keep(assistant, tmp_path):
    assert made(assistant, tmp_path / "own.jsonl", "Who runs X?", "n", "1", "", "n") is None


@pytest.mark.parametrize("spoken", range(8))
def test_a_case_that_is_left_half_made_is_refused(assistant, tmp_path, spoken):
    lines = (QUESTION, "y", f"{REPORT} p11", "46%", "", "", "", "y")[:spoken]
    with pytest.raises(UsageError, match="isn't finished"):
        made(assistant, tmp_path / "own.jsonl", *lines)


def test_ids_go_on_from_those_in_the_file_and_no_question_is_asked_twice(assistant, tmp_path):
    path = tmp_path / "Our questions.jsonl"
    first = made(assistant, path, "Who runs Borchester?", "n", "1", "", "y")
    append_line(path, first)
    second = made(assistant, path, "Who runs Felpersham?", "n", "1", "", "y")
    assert (first.id, second.id) == ("our-questions-001", "our-questions-002")
    with pytest.raises(UsageError, match="has that question already"):
        made(assistant, path, "who runs borchester?")


def test_a_file_of_something_else_is_refused_before_anything_is_asked(assistant, tmp_path):
    path = tmp_path / "own.jsonl"
    path.write_text('{"x": 1}\n')
    script = Script()
    with pytest.raises(UsageError, match="line 1"):
        new_case(path, assistant, script)
    assert script.heard == []
