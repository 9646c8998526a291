from collections import Counter

from evals.cases.case import read_cases
from evals.evaluation import DEMO_CASES
from evals.judge.judge import Judge
from evals.judge.sample import calibrate, read_sample
from evals.records.opinion import Label
from tests.evals.judge.models import saying, written

_WRITTEN = {
    Label.RIGHT: written(supported=True, right=True),
    Label.WRONG: written(supported=True, right=False),
    Label.UNSUPPORTED: written(supported=False, right=False),
}


def test_the_sample_has_enough_of_each_label_to_tell_a_judge_by():
    sample = read_sample()
    assert len({row.id for row in sample}) == len(sample) >= 40
    assert min(Counter(row.label for row in sample).values()) >= 12


def test_the_sample_asks_what_the_demo_asks():
    cases = {case.id: case.question for case in read_cases(DEMO_CASES)}
    assert all(cases[row.case] == row.question for row in read_sample())


def test_an_altered_answer_says_what_its_quotes_do_not():
    rows = read_sample()
    answered = {row.case: row for row in rows if row.label is Label.RIGHT}
    for row in (row for row in rows if row.label is Label.UNSUPPORTED):
        assert row.note.startswith("altered: ")
        if row.case in answered:
            assert row.answer != answered[row.case].answer
            assert row.quotes == answered[row.case].quotes


def test_a_judge_that_labels_as_the_person_did_has_a_kappa_of_one():
    sample = read_sample()
    told = calibrate(Judge(saying(*(_WRITTEN[row.label] for row in sample)), "fake"), sample)
    assert (told.kappa, told.low, told.agreed, told.n, told.unread) == (
        1.0,
        1.0,
        1.0,
        len(sample),
        0,
    )


def test_a_judge_that_finds_everything_right_agrees_no_more_than_chance():
    sample = read_sample()
    told = calibrate(Judge(saying(*[_WRITTEN[Label.RIGHT]] * len(sample)), "fake"), sample)
    assert told.kappa == 0.0
    assert told.agreed == sum(row.label is Label.RIGHT for row in sample) / len(sample)


def test_what_it_writes_no_opinion_on_counts_against_it_and_is_counted():
    sample = read_sample()
    texts = ["Yes.", *(_WRITTEN[row.label] for row in sample[1:])]
    told = calibrate(Judge(saying(*texts), "fake"), sample)
    assert told.unread == 1
    assert told.kappa < 1.0
    assert told.agreed == (len(sample) - 1) / len(sample)
