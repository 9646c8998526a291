"""An evaluation from end to end: ask (or read a run), score, list what failed, hold to the gate."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant import Assistant
from corpus.settings import Settings
from evals.ask.generate import OnProgress, describe_run, generate
from evals.ask.sources import Sources
from evals.cases.case import Case, read_cases
from evals.cases.check import Slip, check_cases, library_pages
from evals.metrics.metric import Metric
from evals.records.opinion import Opinion
from evals.records.records import Record, Run, read_registers, read_run, write_run
from evals.records.registers import Registers, registers_of
from evals.registers.faults import RegisterFault
from evals.registers.gold import Gold, read_gold
from evals.registers.questions import (
    ANSWERED_RIGHTLY,
    Difference,
    differences,
    questions,
    read_judgements,
)
from evals.registers.report_facts import report_facts
from evals.registers.score import FIGURES, score_registers
from evals.scoring.compare import Comparison, compare
from evals.scoring.failures import Failure, failures
from evals.scoring.gate import Fall, falls, read_thresholds
from evals.scoring.score import METRICS, Scores, score
from ingest.pipeline import ingest

DEMO = "demo"
JUDGEMENTS = "judgements"
DEMO_DOCUMENTS = Path(__file__).parents[1] / "corpus" / "documents"
DEMO_CASES = Path(__file__).with_name("suites") / "demo.jsonl"
DEMO_GOLD = Path(__file__).with_name("suites") / "demo"


@dataclass(frozen=True)
class Suite:
    """Questions, and what they are judged by.

    `depth` passages are searched for besides each answer. `differences` are a table's slips.
    `gold` is what the registers and the trace are held against; None leaves them alone.
    """

    name: str
    cases: tuple[Case, ...]
    metrics: tuple[Metric, ...] = METRICS
    differences: tuple[Difference, ...] = ()
    depth: int = 10
    gold: Gold | None = None


@dataclass(frozen=True)
class Evaluation:
    """What an evaluation found. `fallen` is None where no gate was asked for.

    `records` are the answers, in the cases' order. `slips` are facts that the cases have wrong;
    `register_faults` what the registers lack or have too much. `comparison` is with an earlier
    run, where one was given. `opinions` are a judge model's, by case id, where one was asked.
    """

    suite: Suite
    run: Run
    scores: Scores
    failed: tuple[Failure, ...]
    fallen: tuple[Fall, ...] | None
    records: tuple[Record, ...] = ()
    slips: tuple[Slip, ...] = ()
    register_faults: tuple[RegisterFault, ...] = ()
    comparison: Comparison | None = None
    opinions: Mapping[str, Opinion] = field(default_factory=dict)


@contextmanager
def library_of(documents: Sequence[Path], settings: Settings, *, keep: bool) -> Iterator[Settings]:
    """Settings whose library holds the documents; unless kept, in a folder that goes afterwards.

    A library made new is what tells whether reading has got worse, so none is cached.
    """
    if keep or not documents:
        if documents:
            ingest(documents, settings)
        yield settings
        return
    with tempfile.TemporaryDirectory(prefix="scrutineer-eval-") as folder:
        made = settings.model_copy(update={"library": Path(folder) / "library"})
        ingest(documents, made)
        yield made


def question_suite(name: str, cases: Path, gold: Path | None = None) -> Suite:
    """A suite of the questions in a file; the demo's own questions come with the demo's gold."""
    if gold is None and cases == DEMO_CASES:
        gold = DEMO_GOLD
    return Suite(name, tuple(read_cases(cases)), gold=read_gold(gold) if gold else None)


def register_suite(name: str, gold: Path) -> Suite:
    """A suite that asks nothing: the registers and the trace alone."""
    return Suite(name, (), metrics=(), depth=0, gold=read_gold(gold))


def judgement_suite(table: Path, assistant: Assistant) -> Suite:
    """Questions on each row of a table of judgements whose report the library holds.

    Where the report's own first page says otherwise than the table, the report is right.
    """
    files = assistant.library.files().values()
    sources = Sources({file.path: Path(file.absolute) for file in files})
    held = {document.path for document in assistant.library.documents()}
    cases: list[Case] = []
    slips: list[Difference] = []
    for row in read_judgements(table):
        if row.document not in held:
            continue
        texts = sources.raw_texts(row.document, 1)
        found = differences(row, report_facts(texts[-1])) if texts else []
        slips.extend(found)
        cases.extend(questions(row, found))
    metrics = (ANSWERED_RIGHTLY, *METRICS)
    return Suite(JUDGEMENTS, tuple(cases), metrics, tuple(slips), depth=0)


def evaluate(
    suite: Suite,
    assistant: Assistant,
    settings: Settings,
    *,
    gate: bool,
    out: Path | None = None,
    on_progress: OnProgress | None = None,
) -> Evaluation:
    """Ask every question of the suite and judge the answers; keep them in `out` if given."""
    run = describe_run(suite.name, assistant, settings, searched=suite.depth)
    registers = registers_of(assistant.library, suite.gold.pairs) if suite.gold else None
    records = list(generate(suite.cases, assistant, k=suite.depth, on_progress=on_progress))
    if out is not None:
        write_run(out, run, records, registers)
    slips = check_cases(suite.cases, library_pages(assistant.library))
    return replace(judge(suite, run, records, registers, gate=gate), slips=tuple(slips))


def judge(
    suite: Suite,
    run: Run,
    records: Sequence[Record],
    registers: Registers | None = None,
    *,
    gate: bool,
) -> Evaluation:
    """Judge a run that was made; asks nothing."""
    scores, faults = scored(suite, records, registers)
    names = [metric.name for metric in suite.metrics]
    names += [figure.name for figure in FIGURES] if suite.gold else []
    fallen = tuple(falls(scores, read_thresholds(suite.name), names)) if gate else None
    failed = tuple(failures(suite.cases, records))
    return Evaluation(
        suite, run, scores, failed, fallen, records=tuple(records), register_faults=faults
    )


def scored(
    suite: Suite, records: Sequence[Record], registers: Registers | None
) -> tuple[Scores, tuple[RegisterFault, ...]]:
    """The questions' scores and, where they were kept, the registers'."""
    scores = score(suite.cases, records, suite.metrics)
    if suite.gold is None or registers is None:
        return scores, ()
    found = score_registers(suite.gold, registers)
    return scores.with_marks(found.marks, found.values), found.faults


def compared(evaluation: Evaluation, earlier: Path) -> Evaluation:
    """The evaluation with its comparison to a run kept before, judged by the same cases."""
    suite, (run, records) = evaluation.suite, read_run(earlier)
    before, _ = scored(suite, records, read_registers(earlier))
    unmatched = {record.id for record in records} ^ {record.id for record in evaluation.records}
    found = compare((run, before), (evaluation.run, evaluation.scores), unmatched)
    return replace(evaluation, comparison=found)
