"""`scrutineer eval`: whether it answers rightly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.edge import JsonOption, LibraryOption, settings_for
from ui.printing import print_json, print_table, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from corpus.settings import Settings
    from evals.evaluation import Evaluation, Suite

_DEMO = "demo"
_MARKDOWN, _PAGE = {".md", ".markdown", ".txt"}, {".html", ".htm"}


def evaluate(
    library: LibraryOption = None,
    suite: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Questions that come along (demo), or whose thresholds."),
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
    new_case: Annotated[
        bool, typer.Option("--new-case", help="Walk through a question to add to --cases.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Ask questions with known answers and score what comes."""
    if new_case:
        _make_cases(cases, library)
        return
    name = _suite_named(suite, cases, judgements, registers)
    _check(report or (), gate=gate, name=name)
    settings = settings_for(library, model=model)
    from evals.evaluation import DEMO_DOCUMENTS, compared, judge
    from evals.records import read_registers, read_run

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
    _give(found, _Outputs(tuple(report or ()), junit, history, as_json))


def _make_cases(cases: Path | None, library: Path | None) -> None:
    from ui.casebook import make_cases

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
        return with_opinions(found, Judge.of(model, settings), read_sample(), _tell_judged)
    except ModelUnavailable as error:
        say(f"no opinions: {error}")
        return found


def _tell_judged(done: int, total: int) -> None:
    if done % 20 == 0 or done == total:
        say(f"judged {done} of {total}")


@dataclass(frozen=True)
class _Plan:
    """What is to be asked, of which documents; `questions` is None for a table of judgements."""

    questions: Suite | None
    judgements: Path | None
    documents: list[Path]
    keep: bool
    gate: bool
    out: Path | None


@dataclass(frozen=True)
class _Outputs:
    """Where what was found goes, besides the terminal."""

    reports: tuple[Path, ...]
    junit: Path | None
    history: Path | None
    as_json: bool


def _asked(plan: _Plan, settings: Settings) -> Evaluation:
    from assistant import Assistant
    from evals.evaluation import evaluate as run_evaluation
    from evals.evaluation import judgement_suite, library_of

    with library_of(plan.documents, settings, keep=plan.keep) as made:
        assistant = Assistant.open(made)
        suite = plan.questions or judgement_suite(plan.judgements or Path(), assistant)
        if made.model:
            from evals.answerers import with_and_without

            return with_and_without(
                suite, made, gate=plan.gate, out=plan.out, on_progress=_tell_progress
            )
        return run_evaluation(
            suite, assistant, made, gate=plan.gate, out=plan.out, on_progress=_tell_progress
        )


def _suite(name: str, cases: Path | None, registers: Path | None) -> Suite:
    from evals.evaluation import DEMO_CASES, question_suite, register_suite

    if registers and not cases:
        return register_suite(name, registers)
    return question_suite(name, cases or DEMO_CASES, registers)


def _check_cases(plan: _Plan, settings: Settings) -> None:
    """Whether what the cases call right stands where they say; exits 1 where it doesn't."""
    from corpus.library import Library
    from evals.case_check import check_cases, library_pages
    from evals.evaluation import library_of
    from ui.printing import print_plain

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
    for report in reports:
        if report.suffix.lower() in _MARKDOWN | _PAGE:
            continue
        raise UsageError(
            f"the report is a page or Markdown: name it {report.with_suffix('.html').name} "
            f"or {report.with_suffix('.md').name}"
        )
    if gate:
        from evals.gate import read_thresholds

        read_thresholds(name)


def _tell_progress(done: int, total: int) -> None:
    if done % 20 == 0 or done == total:
        say(f"asked {done} of {total}")


def _give(evaluation: Evaluation, outputs: _Outputs) -> None:
    _write(evaluation, outputs)
    if outputs.as_json:
        print_json(_row(evaluation))
    else:
        _print(evaluation)
    worse = evaluation.comparison.fallen if evaluation.comparison else ()
    if evaluation.fallen:
        say(f"gate: {len(evaluation.fallen)} of the suite's thresholds don't hold")
    elif evaluation.fallen is not None:
        say("gate: passed")
    if worse:
        say(f"worse than before: {', '.join(change.figure.name for change in worse)}")
    if evaluation.fallen or worse:
        raise typer.Exit(1)


def _write(evaluation: Evaluation, outputs: _Outputs) -> None:
    from datetime import UTC, datetime

    when = datetime.now(UTC).replace(microsecond=0)
    if outputs.history is not None:
        from evals.history import keep_in_history

        keep_in_history(outputs.history, evaluation, when)
    if outputs.junit is not None:
        from evals.report.junit import junit

        _write_text(outputs.junit, junit(evaluation, when))
    for path in outputs.reports:
        _write_text(path, _report(evaluation, path, outputs.history, when))


def _report(evaluation: Evaluation, path: Path, history: Path | None, when: datetime) -> str:
    if path.suffix.lower() in _PAGE:
        from evals.history import past_runs
        from evals.report.page import page

        return page(evaluation, when, past_runs(evaluation, when, history))
    from evals.report.markdown import markdown

    return markdown(evaluation)


def _write_text(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}") from error


def _print(evaluation: Evaluation) -> None:
    from evals.model_work import model_lines
    from evals.report.tables import (
        COLUMNS,
        KIND_COLUMNS,
        by_kind,
        difference_line,
        failure_lines,
        table,
    )
    from ui.printing import print_plain

    for failure in evaluation.failed:
        print_plain("\n".join(failure_lines(failure)) + "\n")
    for slip in evaluation.suite.differences:
        print_plain(difference_line(slip))
    for wrong in (*evaluation.slips, *evaluation.register_faults):
        print_plain(str(wrong))
    print_table(KIND_COLUMNS, by_kind(evaluation.scores), title="By kind")
    print_table(COLUMNS, table(evaluation.scores), title=f"Suite {evaluation.suite.name}")
    if evaluation.comparison:
        from evals.report.changes import CHANGE_COLUMNS, changed

        title = evaluation.comparison.title
        print_table(CHANGE_COLUMNS, changed(evaluation.comparison), title=title)
    for line in model_lines(evaluation.records):
        print_plain(f"model: {line}")
    for fall in evaluation.fallen or ():
        print_plain(f"FELL {fall}")


def _row(evaluation: Evaluation) -> dict[str, object]:
    return {
        "run": evaluation.run.model_dump(mode="json"),
        "marks": [
            {
                "metric": mark.metric.name,
                "kind": mark.kind,
                "value": mark.value,
                "low": mark.low,
                "high": mark.high,
                "n": mark.n,
                "undefined": mark.undefined,
            }
            for mark in evaluation.scores.marks
        ],
        "failed": [
            {"id": failure.id, "kind": failure.kind, "faults": list(failure.faults)}
            for failure in evaluation.failed
        ],
        "register_faults": [str(fault) for fault in evaluation.register_faults],
        "slips": [str(slip) for slip in evaluation.slips],
        "gate": None if evaluation.fallen is None else [str(fall) for fall in evaluation.fallen],
    }
