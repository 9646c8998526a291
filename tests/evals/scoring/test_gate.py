import pytest

from corpus.errors import UsageError
from evals.registers.score import FIGURES
from evals.scoring.gate import THRESHOLDS, Threshold, falls, read_thresholds
from evals.scoring.score import METRICS, score
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
    names = {metric.name for metric in METRICS} | {figure.name for figure in FIGURES}
    for suite in ("demo", "real", "registers"):
        wanted = {name.rpartition(".")[2] for name in read_thresholds(suite)}
        assert wanted <= names


def test_a_threshold_of_a_kind_is_held_to_the_questions_of_that_kind():
    cases = [case(id="a"), case(id="b", kind="asof"), case(id="c", kind="asof")]
    found = score(cases, [record(id="a", answer="Poor."), record(id="b"), record(id="c")])
    assert falls(found, {"asof.fact_recall": Threshold(at_least=0.9)}) == []
    (fall,) = falls(found, {"lookup.fact_recall": Threshold(at_least=0.9)})
    assert str(fall) == "lookup.fact_recall: 0.000, wanted at least 0.9 (a)"


def test_refusing_is_held_to_each_kind_of_near_miss():
    missed = {"answerable": False, "facts": [], "kind": "unanswerable"}
    cases = [
        case(id="a", **missed, near_miss="neighbouring year"),
        case(id="b", **missed, near_miss="other"),
        case(id="c"),
    ]
    found = score(cases, [record(id=each, status="none") for each in "bc"] + [record(id="a")])
    by_kind = {(m.kind, m.metric.name): m.value for m in found.near_misses}
    assert by_kind["neighbouring year", "refusal_recall"] == 0
    assert by_kind["other", "refusal_recall"] == 1
    assert by_kind["other", "refusal_precision"] == 1 / 2
    (fall,) = falls(found, {"neighbouring year.refusal_recall": Threshold(at_least=0.9)})
    assert fall.questions == ("a",)


def test_the_thresholds_of_kinds_are_read_by_their_full_name(tmp_path):
    path = tmp_path / "thresholds.toml"
    path.write_text('[demo]\nright = {at_least = 1}\n[demo."false premise"]\nx = {at_most = 0}')
    assert read_thresholds("demo", path).keys() == {"right", "false premise.x"}


@pytest.mark.parametrize("text", ["[demo]\nx = {}", "[demo]\nx = {at_leest = 1}", "[demo"])
def test_a_faulty_file_of_thresholds_is_refused(tmp_path, text):
    path = tmp_path / "thresholds.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match="can't be read"):
        read_thresholds("demo", path)


def test_a_suite_without_thresholds_is_refused():
    with pytest.raises(UsageError, match="no thresholds for the suite 'other'"):
        read_thresholds("other", THRESHOLDS)
