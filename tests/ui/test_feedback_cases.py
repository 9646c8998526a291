import json
from dataclasses import replace
from datetime import date

import pytest
from typer.testing import CliRunner

from corpus.feedback import Cited, Fault, Feedback
from corpus.library import Library
from evals.cases.case import read_cases
from evals.metrics.fact_recall import facts_said
from ui.feedback_cases import case_of, cases_of

RIGHT = Feedback(
    id="f" * 32,
    given=date(2026, 3, 1),
    question="What grade?",
    history=("Who inspected?",),
    authority=None,
    kind=None,
    as_of=date(2024, 1, 1),
    published_from=None,
    published_to=None,
    status="complete",
    answer="- One thing.\n- Another thing.",
    cited=(Cited("letter.pdf", 2, "One thing"), Cited("minutes.html", None, "Another")),
    helpful=True,
)
REFUSED = replace(RIGHT, status="none", answer="The documents searched do not say.", cited=())


def test_a_right_answer_is_wanted_again_with_its_pages():
    case = case_of(RIGHT)
    assert case.answerable
    assert case.facts == (("One thing.",), ("Another thing.",))
    assert case.documents == ("letter.pdf", "minutes.html")
    assert case.page_refs == (("letter.pdf", 2),)
    assert (case.history, case.as_of) == (RIGHT.history, RIGHT.as_of)


def test_a_right_answer_says_all_the_facts_of_its_own_case():
    assert facts_said(case_of(RIGHT), RIGHT.answer) == [True, True]


def test_a_right_refusal_and_an_answer_that_should_have_been_one_are_not_answerable():
    unfounded = replace(RIGHT, helpful=False, fault=Fault.NOT_SAID)
    for said in (REFUSED, unfounded):
        case = case_of(said)
        assert (case.answerable, case.facts, case.page_refs) == (False, (), ())


def test_what_a_reader_says_is_right_is_the_fact_wanted():
    said = replace(REFUSED, helpful=False, fault=Fault.SAID, expected="It was good.")
    case = case_of(said)
    assert (case.answerable, case.facts) == (True, (("It was good.",),))
    assert case.documents == ()


@pytest.mark.parametrize(
    "said",
    [
        replace(RIGHT, helpful=False),
        replace(RIGHT, helpful=False, fault=Fault.WRONG),
        replace(REFUSED, helpful=False, fault=Fault.SAID),
        replace(RIGHT, authority="Wexcombe"),
    ],
)
def test_what_does_not_say_what_is_right_makes_no_case(said):
    assert cases_of([said, RIGHT]) == ([case_of(RIGHT)], [said])


def test_the_command_writes_cases_that_an_evaluation_reads(tmp_path):
    from corpus.settings import Settings
    from ui.terminal import app

    settings = Settings(library=tmp_path / "library")
    with Library.create_or_open(settings) as library:
        library.keep_feedback(RIGHT)
        library.keep_feedback(replace(RIGHT, id="g" * 32, helpful=False))
    out, at = tmp_path / "cases.jsonl", ["--library", str(settings.library)]
    done = CliRunner().invoke(app, ["feedback", "--export", str(out), *at])
    assert done.exit_code == 0, done.output
    assert "1 cases written" in done.output and "1 make none" in done.output
    assert read_cases(out) == [case_of(RIGHT)]
    listed = json.loads(CliRunner().invoke(app, ["feedback", "--json", *at]).stdout)
    assert [each["helpful"] for each in listed] == [True, False]
