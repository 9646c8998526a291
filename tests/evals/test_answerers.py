"""A real language model over the real protocol: small, weak and inventive, which is the point."""

import re

import pytest

from evals.cases.case import read_cases
from evals.evaluation import DEMO_CASES, Suite
from evals.metrics.quotes import QUOTES_ON_PAGE
from evals.metrics.refusal import REFUSAL_RECALL
from evals.metrics.support import STATEMENTS_SUPPORTED
from evals.report.markdown import markdown
from evals.report.model_lines import model_work
from evals.with_and_without_model import with_and_without

ASKED = {"demo-004", "demo-039", "demo-095"}
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


@pytest.fixture(scope="module")
def evaluation(demo_library, smollm2):
    pytest.importorskip("langchain_openai", reason="a local model needs the local extra")
    from assistant.write.local import stop_all

    cases = tuple(case for case in read_cases(DEMO_CASES) if case.id in ASKED)
    settings = demo_library.model_copy(
        update={
            "model": f"local:{smollm2}",
            "model_tokens": 1900,
            "model_answer_tokens": 160,
            "model_seconds": 120,
            "model_temperature": 0.0,
        }
    )
    yield with_and_without(Suite("demo", cases, depth=0), settings, gate=False)
    stop_all()


def test_the_model_was_asked_and_tried(evaluation):
    work = model_work(evaluation.records)
    refused = sum(record.status == "none" for record in evaluation.records)
    assert work.asked == len(ASKED) - refused
    assert work.tried >= work.asked > 0
    assert work.kept + sum(count for _, count in work.dropped) == work.tried


def test_not_one_unsupported_statement_of_it_is_shown(evaluation):
    marks = {mark.metric.name: mark for mark in evaluation.scores.overall()}
    assert marks[QUOTES_ON_PAGE.name].value == 1.0
    assert marks[STATEMENTS_SUPPORTED.name].value == 1.0
    for record in evaluation.records:
        if not record.model or record.model.note:
            continue  # the answer without a model stands
        for said in record.statements:
            quoted = " ".join(record.citations[place].quote for place in said.citations)
            assert set(_FIGURE.findall(said.text)) <= set(_FIGURE.findall(quoted)), said.text


def test_what_is_refused_without_the_model_stays_refused_with_it(evaluation):
    (refusing,) = (
        change
        for change in evaluation.comparison.changes
        if change.figure.name == REFUSAL_RECALL.name
    )
    assert refusing.now >= refusing.before > 0
    assert next(r for r in evaluation.records if r.id == "demo-095").status == "none"


def test_the_report_sets_the_two_answerers_side_by_side(evaluation):
    assert evaluation.comparison.before.model == ""
    assert evaluation.run.prompt.startswith("answer-")
    text = markdown(evaluation)
    assert "Without a language model, and with local:" in text
    assert f"asked on {model_work(evaluation.records).asked} questions" in text
