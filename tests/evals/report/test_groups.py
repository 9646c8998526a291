from evals.registers.score import FIGURES
from evals.report.groups import grouped
from evals.scoring.score import ALL_KINDS, METRICS, Mark


def mark(figure):
    return Mark(figure, ALL_KINDS, 1.0, 1.0, 1.0, 1, 0)


def test_every_measure_that_there_is_has_its_heading():
    titles = [title for title, _ in grouped([mark(f) for f in (*METRICS, *FIGURES)])]
    assert "Others" not in titles
    assert titles[0] == "Is it right"


def test_each_measure_is_told_once():
    marks = [mark(figure) for figure in (*METRICS, *FIGURES)]
    assert sum(len(under) for _, under in grouped(marks)) == len(marks)


def test_a_measure_that_is_new_comes_last():
    from dataclasses import replace

    new = mark(replace(METRICS[0], name="brand_new"))
    assert grouped([new, mark(METRICS[0])])[-1] == ("Others", [new])
