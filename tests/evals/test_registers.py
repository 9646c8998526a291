"""Registers judged: gold that fits gives 1 everywhere; each way to be wrong takes its own figure."""

import json

import pytest

from corpus.errors import UsageError
from corpus.library import Library
from evals.evaluation import DEMO_GOLD
from evals.records.registers import Registers, registers_of
from evals.registers.gold import Gold, read_gold
from evals.registers.score import score_registers


@pytest.fixture(scope="module")
def held(demo_library) -> Registers:
    with Library.open(demo_library) as library:
        return registers_of(library, GOLD.pairs)


GOLD: Gold = read_gold(DEMO_GOLD)


def figures(held, gold=GOLD):
    return {mark.metric.name: mark.value for mark in score_registers(gold, held).marks}


def altered(held, register, place=0, **changes):
    rows = list(getattr(held, register))
    rows[place] = rows[place].model_copy(update=changes)
    return held.model_copy(update={register: tuple(rows)})


def without(held, register, place=0):
    rows = list(getattr(held, register))
    del rows[place]
    return held.model_copy(update={register: tuple(rows)})


def test_the_demo_gold_covers_every_register():
    assert len(GOLD.actions) == 26 + 29 + 16
    assert sum(len(report.recommendations) for report in GOLD.reports) == 17 + 3 + 10 + 5
    assert sum(len(report.judgements) for report in GOLD.reports) == 7 + 4 + 5
    assert len(GOLD.traces) == 2 * 10
    assert sum(not row.action_ids for row in GOLD.traces) == 2 + 1


def test_the_registers_are_read_as_the_papers_have_them(held):
    scores = score_registers(GOLD, held)
    assert scores.faults == ()
    assert {mark.value for mark in scores.marks} == {1}


def test_a_missing_row_takes_from_recall_alone(held):
    before, after = figures(held), figures(without(held, "judgements"))
    assert after["judgement_recall"] == pytest.approx(15 / 16)
    assert after["judgement_precision"] == before["judgement_precision"]
    assert figures(without(held, "actions"))["action_recall"] == pytest.approx(70 / 71)
    assert figures(without(held, "recommendations"))["recommendation_recall"] < 1


def test_a_row_too_many_takes_from_precision_alone(held):
    extra = held.judgements[0].model_copy(update={"id": "x", "area_text": "Fostering"})
    more = held.model_copy(update={"judgements": (*held.judgements, extra)})
    after = score_registers(GOLD, more)
    marks = {mark.metric.name: mark.value for mark in after.marks}
    assert marks["judgement_recall"] == 1
    assert marks["judgement_precision"] == pytest.approx(16 / 17)
    assert "Fostering: is no judgement there" in str(after.faults[0])


def test_a_wrong_field_takes_from_accuracy_and_is_told(held):
    wrong = altered(held, "judgements", grade="Outstanding")
    assert figures(wrong)["judgement_fields"] == pytest.approx(31 / 32)
    late = altered(held, "actions", due="2030-01-01")
    scores = score_registers(GOLD, late)
    assert any("due is '2030-01-01', wanted" in str(fault) for fault in scores.faults)
    assert {m.metric.name: m.value for m in scores.marks}["action_fields"] < 1


def test_a_change_that_the_minutes_do_not_report_is_counted(held):
    at = next(n for n, action in enumerate(held.actions) if len(action.history) > 1)
    forgotten = altered(held, "actions", at, history=())
    invented = altered(
        held,
        "actions",
        at,
        history=tuple(step.model_copy(update={"to": "Red"}) for step in held.actions[at].history),
    )
    assert figures(forgotten)["progress_recall"] < figures(held)["progress_recall"]
    assert figures(forgotten)["progress_precision"] == figures(held)["progress_precision"]
    assert figures(invented)["progress_precision"] < figures(held)["progress_precision"]


def test_a_gap_called_answered_and_an_answer_called_a_gap_are_told_apart(held):
    gap = next(n for n, row in enumerate(held.traces) if row.status == "unanswered")
    missed = figures(altered(held, "traces", gap, status="answered"))
    assert missed["gap_recall"] == pytest.approx(2 / 3)
    assert missed["gap_precision"] == 1
    called = figures(altered(held, "traces", 0, status="unanswered"))
    assert called["gap_recall"] == 1
    assert called["gap_precision"] == pytest.approx(3 / 4)


def test_a_wrong_link_called_sure_takes_from_both_precisions(held):
    links = held.traces[0].links
    wrong = held.traces[3].links[0]
    after = figures(altered(held, "traces", 0, links=(*links, wrong)))
    assert after["link_recall"] == 1
    assert after["link_precision"] == pytest.approx(50 / 51)
    assert after["sure_precision"] == pytest.approx(50 / 51)
    assert figures(altered(held, "traces", 0, links=links[1:]))["link_recall"] < 1


def test_a_pair_that_may_be_argued_for_counts_neither_way(held):
    wrong = held.traces[3].links[0]
    arguable = [
        action.model_copy(update={"also_arguable": (1,)})
        if (action.plan, action.id) == (GOLD.traces[3].plan, GOLD.traces[3].action_ids[0])
        else action
        for action in GOLD.actions
    ]
    gold = GOLD.model_copy(update={"actions": tuple(arguable)})
    with_it = altered(held, "traces", 0, links=(*held.traces[0].links, wrong))
    assert figures(with_it, gold)["link_precision"] == 1


def test_a_fault_in_the_gold_names_file_line_and_field(tmp_path):
    row = {"plan": "p.pdf", "id": "1", "ref": None, "text_start": "Do", "text_end": "it."}
    row |= {"owner": None, "due": None, "rag_norm": "Purple"}
    (tmp_path / "actions_gold.jsonl").write_text(json.dumps(row))
    with pytest.raises(UsageError, match=r"actions_gold\.jsonl, line 1, field rag_norm"):
        read_gold(tmp_path)


def test_gold_on_an_action_that_is_not_there_is_refused(tmp_path):
    row = {"plan": "p.pdf", "action_id": "9", "rag": None, "due": None, "owner": None}
    (tmp_path / "final_state_gold.jsonl").write_text(json.dumps({**row, "status": "open"}))
    with pytest.raises(UsageError, match=r"no action 9 of p\.pdf"):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(UsageError, match="has no gold"):
        read_gold(tmp_path)
