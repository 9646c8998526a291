from dataclasses import replace

from evals.cases.check import Slip
from evals.evaluation import Suite, judge
from evals.registers.faults import RegisterFault
from evals.report.markdown import markdown
from evals.scoring.gate import Threshold, falls
from tests.answers import case, record
from tests.evals.test_records import RUN


def evaluation(cases, records):
    return judge(Suite("demo", tuple(cases)), RUN, records, gate=False)


def test_the_report_tells_the_gate_the_marks_and_the_failures():
    cases = [case(id="a"), case(id="b")]
    found = evaluation(cases, [record(id="a"), record(id="b", answer="Poor.")])
    fallen = falls(found.scores, {"fact_recall": Threshold(at_least=0.9)})
    text = markdown(replace(found, fallen=tuple(fallen)))
    assert "Gate: failed." in text
    assert "| fact\\_recall | 0.500 |" in text
    assert "**b (lookup): What grade?**" in text
    assert "## Questions with a fault (1)" in text


def test_words_of_a_document_make_no_table_cell_link_or_tag():
    text = markdown(evaluation([case()], [record(answer="| a [link](http://x) <script>")]))
    assert "\\| a \\[link\\](http://x) \\<script\\>" in text
    assert "Gate" not in text


def test_what_is_wrong_in_registers_and_in_the_questions_is_listed():
    found = replace(
        evaluation([case()], [record()]),
        slips=(Slip("q1", "facts.0 isn't there", "a.pdf p1"),),
        register_faults=(RegisterFault("actions", "plan.pdf", "1.1", "lacking"),),
    )
    text = markdown(found)
    assert "- q1: facts.0 isn't there (a.pdf p1)" in text
    assert "- actions, plan.pdf, 1.1: lacking" in text


def test_near_misses_are_told_by_their_kind():
    miss = case(id="m", answerable=False, facts=[], near_miss="neighbouring year")
    text = markdown(evaluation([miss], [record(id="m", status="none", citations=())]))
    assert "| neighbouring year | refusal\\_recall | 1.000 | 1.000 to 1.000 | 1 |" in text


def test_the_same_run_makes_the_same_report():
    found = evaluation([case()], [record()])
    assert markdown(found) == markdown(found)
