from evals.failures import failures
from evals.gate import Threshold, falls
from evals.report.markdown import markdown
from evals.score import score
from tests.answers import case, record
from tests.evals.test_records import RUN


def test_the_report_tells_the_gate_the_marks_and_the_failures():
    cases = [case(id="a"), case(id="b")]
    records = [record(id="a"), record(id="b", answer="Poor.")]
    scores = score(cases, records)
    fallen = falls(scores, {"fact_recall": Threshold(at_least=0.9)})
    text = markdown(RUN, scores, failures(cases, records), fallen)
    assert "Gate: failed." in text
    assert "| fact\\_recall | 0.500 |" in text
    assert "**b (lookup): What grade?**" in text
    assert "## Questions with a fault (1)" in text


def test_words_of_a_document_make_no_table_cell_link_or_tag():
    cases = [case()]
    records = [record(answer="| a [link](http://x) <script>")]
    text = markdown(RUN, score(cases, records), failures(cases, records), None)
    assert "\\| a \\[link\\](http://x) \\<script\\>" in text
    assert "Gate" not in text


def test_the_same_run_makes_the_same_report():
    cases, records = [case()], [record()]
    once, again = (
        markdown(RUN, score(cases, records), failures(cases, records), ()) for _ in range(2)
    )
    assert once == again
