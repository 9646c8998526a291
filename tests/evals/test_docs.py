"""What docs/evaluation.md says, held against the code."""

import json
import re
import shlex
from pathlib import Path

from evals.cases.case import Case, NearMiss
from evals.judge.marks import with_opinions
from evals.judge.sample import read_sample
from evals.registers.score import FIGURES
from evals.report.verdicts import Verdict
from evals.scoring.score import METRICS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
NAMES = {metric.name for metric in METRICS} | {figure.name for figure in FIGURES}
JUDGED = {"judge_supported", "judge_right", "judge_kappa"}


def test_every_measure_there_is_is_explained():
    assert {name for name in NAMES if f"`{name}`" not in TEXT} == set()


def test_every_measure_explained_is_there():
    told = set(re.findall(r"`([a-z]+(?:_[a-z]+)+(?:@\d+)?|[a-z]+@\d+)`", TEXT))
    assert told - NAMES - JUDGED - set(Case.model_fields) == set()


def test_the_judges_figures_are_named_as_the_code_names_them():
    from evals.judge.judge import Judge
    from tests.evals.judge.models import saying, written
    from tests.evals.report.findings import evaluation

    judge = Judge(saying(*[written(supported=True, right=True)] * 9), "fake")
    marks = with_opinions(evaluation(), judge, read_sample()[:4]).scores.overall()
    named = {mark.metric.name for mark in marks if mark.metric.name.startswith("judge_")}
    assert named <= JUDGED
    assert f"on {len(read_sample())} demo answers" in TEXT


def test_every_command_shown_is_there_with_its_options():
    import typer.main

    from ui.terminal import app

    commands = typer.main.get_command(app).commands
    shown = re.findall(r"^\$ (scrutineer .*)$", TEXT, re.MULTILINE)
    assert len(shown) >= 8
    for words in map(shlex.split, shown):
        options = {option for parameter in commands[words[1]].params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, words


def test_the_case_that_is_shown_is_one():
    (shown,) = re.findall(r"^```json\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert Case.model_validate(json.loads(shown)).gold_pages == (("plan.pdf", 2),)


def test_near_misses_and_verdicts_go_by_the_names_they_have():
    assert all(kind.value in TEXT for kind in NearMiss)
    assert f'"{Verdict.IN_PART.value}"' in TEXT


def test_the_files_it_names_are_there():
    for path in re.findall(r"`(evals/[\w./-]+)`", TEXT):
        assert (ROOT / path).exists(), path
