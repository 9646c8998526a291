import pytest

from corpus.errors import UsageError
from evals.gate import THRESHOLDS, Threshold, falls, read_thresholds
from evals.score import METRICS, score
from tests.answers import case, record


def scores():
    cases = [case(id="a"), case(id="b")]
    return score(cases, [record(id="a"), record(id="b", answer="Poor.", seconds=2.0)])


def test_what_holds_doesnt_fall():
    assert falls(scores(), {"fact_recall": Threshold(at_least=0.5)}) == []


def test_a_fall_names_the_metric_and_the_questions_that_did_it():
    found = falls(scores(), {"fact_recall": Threshold(at_least=0.9)})
    assert [str(fall) for fall in found] == ["fact_recall: 0.500, wanted at least 0.9 (b)"]


def test_more_than_is_allowed_is_a_fall_too():
    found = falls(scores(), {"latency_p95": Threshold(at_most=0.3)})
    assert (found[0].metric, found[0].value, found[0].questions) == ("latency_p95", 2.0, ("b",))


def test_a_metric_that_nothing_measured_falls():
    found = falls(scores(), {"refusal_recall": Threshold(at_least=0.8)})
    assert str(found[0]) == "refusal_recall: not measured, wanted at least 0.8"


def test_a_threshold_on_no_metric_is_an_error_and_never_passes():
    with pytest.raises(UsageError, match="fact_recal"):
        falls(scores(), {"fact_recal": Threshold(at_least=0.8)})


def test_every_threshold_that_ships_is_on_a_metric_that_there_is():
    names = {metric.name for metric in METRICS}
    assert read_thresholds("demo").keys() <= names
    assert read_thresholds("real").keys() <= names


@pytest.mark.parametrize("text", ["[demo]\nx = {}", "[demo]\nx = {at_leest = 1}", "[demo"])
def test_a_faulty_file_of_thresholds_is_refused(tmp_path, text):
    path = tmp_path / "thresholds.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match="can't be read"):
        read_thresholds("demo", path)


def test_a_suite_without_thresholds_is_refused():
    with pytest.raises(UsageError, match="no thresholds for the suite 'other'"):
        read_thresholds("other", THRESHOLDS)
