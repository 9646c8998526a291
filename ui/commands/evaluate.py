"""`scrutineer eval`: whether it answers rightly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.evaluation import Outputs, check_reports, give
from ui.terminal_views.printing import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.settings import Settings
    from evals.ask.generate import OnProgress
    from evals.evaluation import Evaluation, Suite

_DEMO = "demo"
_PARTS = ("fit", "choose", "sealed", "unseen")
"""The parts of the labelled questions."""


def evaluate(
    library: LibraryOption = None,
    suite: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Questions that come along (demo, fit, choose, sealed, unseen), or whose thresholds.",
        ),
    ] = None,
    cases: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own questions, as JSON lines.")
    ] = None,
    judgements: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Ask for every grade, inspector and date of this CSV."),
    ] = None,
    registers: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Hold registers and trace against this folder's gold."),
    ] = None,
    documents: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Read these in first; without --library, apart."),
    ] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Exit 1 under a threshold.")] = False,
    report: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Write the report: a page (.html) or Markdown (.md)."),
    ] = None,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write JUnit XML, a test a question.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep the answers, as JSON lines.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score answers kept before; ask nothing.")
    ] = None,
    history: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Add the marks to a history of runs.")
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Exit 1 where it is worse than answers kept before."),
    ] = None,
    check_cases: Annotated[
        bool, typer.Option("--check-cases", help="Only look whether the facts are on their pages.")
    ] = False,
    model: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help="Ask this language model, too: provider:name."),
    ] = None,
    judge_model: Annotated[
        str | None,
        typer.Option(
            "--judge",
            metavar="MODEL",
            help="A model's opinion beside the measures: provider:name, or same.",
        ),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=1,
            help="Processes that ask questions of the labelled parts, some 2 GB each.",
        ),
    ] = 1,
    new_case: Annotated[
        bool, typer.Option("--new-case", help="Walk through a question to add to --cases.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Ask questions with known answers and score what comes."""
    if new_case:
        _make_cases(cases, library)
        return
    if suite in _PARTS and not cases:
        _score_part(str(suite), settings_for(library), jobs, gate=gate, as_json=as_json)
        return
    name = _suite_named(suite, cases, judgements, registers)
    _check(report or (), gate=gate, name=name)
    settings = settings_for(library, model=model)
    from evals.evaluation import DEMO_DOCUMENTS, compared, judge
    from evals.records.records import read_registers, read_run

    asked = None if judgements else _suite(name, cases, registers)
    wanted = list(documents or ())
    if name == _DEMO and cases is None and not wanted:
        wanted = [DEMO_DOCUMENTS]
    plan = _Plan(asked, judgements, wanted, keep=library is not None, gate=gate, out=out)
    if check_cases:
        _check_cases(plan, settings)
        return
    if answers is None:
        found = _asked(plan, settings)
    elif asked is None:
        raise UsageError("--answers goes with questions, not with --judgements")
    else:
        found = judge(asked, *read_run(answers), read_registers(answers), gate=gate)
    found = compared(found, compare) if compare else found
    if judge_model:
        found = _with_opinions(found, judge_model, settings)
    give(found, Outputs(tuple(report or ()), junit, history, as_json))


def _score_part(name: str, settings: Settings, jobs: int, *, gate: bool, as_json: bool) -> None:
    """The figures of a part of the labelled questions, asked of a library of their documents."""
    from evals.training.score import below, score_part
    from ui.terminal_views.printing import print_json, print_plain

    found = score_part(name, settings, jobs)
    if as_json:
        print_json({metric: {"value": value, "n": n} for metric, (value, n) in found.items()})
    else:
        for metric, (value, n) in found.items():
            print_plain(f"{metric:28}{'-' if value is None else f'{value:.3f}':>8}  n {n}")
    fallen = below(name, found) if gate else []
    for line in fallen:
        say(f"below: {line}")
    if fallen:
        raise typer.Exit(1)


def _make_cases(cases: Path | None, library: str | None) -> None:
    from ui.terminal_views.new_case import make_cases

    if cases is None:
        raise UsageError("name the file to add the case to: --new-case --cases FILE")
    make_cases(cases, settings_for(library))


def _with_opinions(found: Evaluation, model: str, settings: Settings) -> Evaluation:
    """A judge that can't be had is told, and changes nothing else: it never blocks."""
    from corpus.errors import ModelUnavailable
    from evals.judge.judge import Judge
    from evals.judge.marks import with_opinions
    from evals.judge.sample import read_sample

    try:
        return with_opinions(found, Judge.of(model, settings), read_sample(), _tell("judged"))
    except ModelUnavailable as error:
        say(f"no opinions: {error}")
        return found


@dataclass(frozen=True)
class _Plan:
    """What is to be asked, of which documents; `questions` is None for a table of judgements."""

    questions: Suite | None
    judgements: Path | None
    documents: list[Path]
    keep: bool
    gate: bool
    out: Path | None


def _asked(plan: _Plan, settings: Settings) -> Evaluation:
    from assistant import Assistant
    from evals.evaluation import evaluate as run_evaluation
    from evals.evaluation import judgement_suite, library_of

    with library_of(plan.documents, settings, keep=plan.keep) as made:
        assistant = Assistant.open(made)
        suite = plan.questions or judgement_suite(plan.judgements or Path(), assistant)
        if made.model:
            from evals.with_and_without_model import with_and_without

            return with_and_without(
                suite, made, gate=plan.gate, out=plan.out, on_progress=_tell("asked")
            )
        return run_evaluation(
            suite, assistant, made, gate=plan.gate, out=plan.out, on_progress=_tell("asked")
        )


def _suite(name: str, cases: Path | None, registers: Path | None) -> Suite:
    from evals.evaluation import DEMO_CASES, question_suite, register_suite

    if registers and not cases:
        return register_suite(name, registers)
    return question_suite(name, cases or DEMO_CASES, registers)


def _check_cases(plan: _Plan, settings: Settings) -> None:
    """Whether what the cases call right stands where they say; exits 1 where it doesn't."""
    from corpus.library import Library
    from evals.cases.check import check_cases, library_pages
    from evals.evaluation import library_of
    from ui.terminal_views.printing import print_plain

    if plan.questions is None:
        raise UsageError("--check-cases goes with questions, not with --judgements")
    cases = plan.questions.cases
    with library_of(plan.documents, settings, keep=plan.keep) as made, Library.open(made) as held:
        slips = check_cases(cases, library_pages(held))
    for slip in slips:
        print_plain(str(slip))
    say(f"{len(cases)} cases checked; {len(slips)} slips in them")
    if slips:
        raise typer.Exit(1)


def _suite_named(
    suite: str | None, cases: Path | None, judgements: Path | None, registers: Path | None
) -> str:
    if cases and judgements:
        raise UsageError("give --cases or --judgements, one of them")
    if judgements:
        return suite or "judgements"
    if cases:
        return suite or cases.stem
    if registers:
        return suite or "registers"
    if suite not in (None, _DEMO):
        raise UsageError(f"no suite {suite!r} comes along; give its questions with --cases")
    return _DEMO


def _check(reports: Sequence[Path], *, gate: bool, name: str) -> None:
    """What would otherwise be found wrong only after minutes of asking."""
    check_reports(reports)
    if gate:
        from evals.scoring.gate import read_thresholds

        read_thresholds(name)


def _tell(what: str) -> OnProgress:
    """Says how far it is, every twentieth time and at the end."""

    def tell(done: int, total: int) -> None:
        if done % 20 == 0 or done == total:
            say(f"{what} {done} of {total}")

    return tell
