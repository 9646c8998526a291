from evals.judge.judge import Judge
from evals.judge.marks import with_opinions
from evals.judge.sample import read_sample
from evals.report.page import page
from evals.scoring.gate import falls, read_thresholds
from tests.evals.judge.models import saying, written
from tests.evals.report.findings import WHEN, evaluation

# The sample first, then the five answers that were given: refusals and failures aren't judged.
SAMPLE = read_sample()[:4]
OPINIONS = (
    written(supported=True, right=True),
    written(supported=True, right=True),
    written(supported=True, right=False),
    written(supported=False, right=False, why="no such <b>figure</b>"),
    "I would rather not say.",
)


def judged():
    model = saying(*[written(supported=True, right=True)] * len(SAMPLE), *OPINIONS)
    return with_opinions(evaluation(), Judge(model, "fake:one"), SAMPLE)


def test_the_marks_stand_beside_the_others_with_the_model_and_prompt_named():
    marks = {mark.metric.name: mark for mark in judged().scores.overall()}
    assert (marks["judge_supported"].value, marks["judge_right"].value) == (3 / 4, 2 / 4)
    assert (marks["judge_right"].n, marks["judge_right"].undefined) == (4, 4)
    assert "fake:one, judge-" in marks["judge_right"].metric.meaning
    assert marks["fact_recall"] in evaluation().scores.marks


def test_refusals_and_failures_are_not_judged():
    assert set(judged().opinions) == {"right", "amiss", "part", "wrong"}


def test_no_threshold_holds_a_judge():
    thresholds = read_thresholds("demo")
    assert not [name for name in thresholds if name.startswith("judge_")]
    known = [name.rpartition(".")[2] for name in thresholds]
    without = falls(evaluation().scores, thresholds, known)
    assert falls(judged().scores, thresholds, known) == without


def test_the_page_tells_the_opinion_and_escapes_what_the_model_wrote():
    made = page(judged(), WHEN)
    assert "not borne out by its quotes" in made
    assert "no such &lt;b&gt;figure&lt;/b&gt;" in made


def test_each_answer_is_told_of_as_it_is_judged():
    told = []
    model = saying(*[written(supported=True, right=True)] * 9)
    with_opinions(
        evaluation(), Judge(model, "fake"), SAMPLE, lambda done, total: told.append((done, total))
    )
    assert told == [(n, 5) for n in range(1, 6)]
