"""Questions in plain words, made from a table of judgements: grades, inspectors, dates."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from corpus.errors import UsageError
from evals.cases.case import Case
from evals.match.said import grades_named, says
from evals.metrics.metric import Metric
from evals.records.records import Record
from evals.registers.report_facts import ReportFacts

_MISSING = {"", "nan", "inspection_pre_dates_judgement"}
_SMALL = {"and", "of", "the", "upon", "on"}


def _or_none(cell: object) -> object:
    return None if isinstance(cell, str) and cell.strip().lower() in _MISSING else cell


def _day(cell: object) -> object:
    if isinstance(cell, str) and "/" in cell:
        return datetime.strptime(cell, "%d/%m/%Y").date()
    return cell


Cell = Annotated[str | None, BeforeValidator(_or_none)]
Day = Annotated[date | None, BeforeValidator(_day), BeforeValidator(_or_none)]


class JudgementRow(BaseModel):
    """A row of the table; a cell that says nothing is None."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    document: str
    authority: str
    published: date
    inspection_start: Day
    inspection_end: Day
    lead_inspector: Cell
    overall_effectiveness: Cell
    impact_of_leaders: Cell
    help_and_protection: Cell
    in_care: Cell
    care_leavers: Cell


@dataclass(frozen=True)
class Difference:
    """A cell that the report contradicts."""

    document: str
    field: str
    table: str
    report: str


_GRADE_QUESTIONS = {
    "overall_effectiveness": (
        "what's {name}'s overall effectiveness grade ({year})",
        "What overall grade did {name} get in its {year} inspection?",
    ),
    "impact_of_leaders": (
        "how was leadership judged in {name} in {year}",
        "What grade did {name} get for the impact of leaders at its {year} inspection?",
    ),
    "help_and_protection": (
        "What did Ofsted grade help and protection in {name} in {year}?",
        "how were services for children who need help and protection rated in {name}, {year}",
    ),
    "in_care": (
        "What grade did {name} get for children in care at its {year} inspection?",
        "how good were {name}'s services for children in care judged to be in {year}",
    ),
    "care_leavers": (
        "What grade did {name} get for care leavers at its {year} inspection?",
        "how was the support for care leavers judged in {name} in {year}?",
    ),
}
_LEAD_QUESTIONS = (
    "Who led the {year} Ofsted inspection of {name}?",
    "who was the lead inspector when {name} was inspected in {year}",
)
_REPORT_QUESTION = ("What overall effectiveness grade is in Ofsted's {year} report on {name}?",)
_DATE_QUESTIONS = (
    "When was {name} inspected in {year}?",
    "What were the dates of {name}'s {year} inspection?",
)


def read_judgements(path: Path) -> list[JudgementRow]:
    """The rows of a CSV. Raises UsageError naming file, line and field."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [_row(path, line, cells) for line, cells in enumerate(csv.DictReader(file), 2)]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} can't be read as CSV: {error}") from error


def differences(row: JudgementRow, report: ReportFacts) -> list[Difference]:
    """Where the table and its report don't say the same."""
    found = []
    for field in _GRADE_QUESTIONS:
        cell, said = getattr(row, field), report.grades.get(field)
        if cell and said and grades_named(cell) != [said]:
            found.append(Difference(row.document, field, cell, said))
    lead = report.lead_inspector
    if row.lead_inspector and lead and not says(lead, row.lead_inspector):
        found.append(Difference(row.document, "lead_inspector", row.lead_inspector, lead))
    for field in ("inspection_start", "inspection_end"):
        day = getattr(row, field)
        if day and report.dates and not says(report.dates, day.isoformat()):
            found.append(Difference(row.document, field, day.isoformat(), report.dates))
    return found


def questions(row: JudgementRow, contradicted: Sequence[Difference]) -> Iterator[Case]:
    """The row's questions, with the report's word where it contradicts the table."""
    right = {difference.field: difference.report for difference in contradicted}
    year = (row.inspection_start or row.published).year
    for field, forms in _GRADE_QUESTIONS.items():
        if grade := right.get(field) or getattr(row, field):
            yield from _cases(row, year, field, forms, ((grade,),))
    if grade := right.get("overall_effectiveness") or row.overall_effectiveness:
        year_published = row.published.year
        yield from _cases(row, year_published, "by_report_year", _REPORT_QUESTION, ((grade,),))
    if lead := right.get("lead_inspector") or row.lead_inspector:
        yield from _cases(row, year, "lead_inspector", _LEAD_QUESTIONS, ((lead,),))
    days = (row.inspection_start, row.inspection_end)
    if all(days) and not right.keys() & {"inspection_start", "inspection_end"}:
        wanted = tuple((day.isoformat(),) for day in days if day)
        yield from _cases(row, year, "inspected", _DATE_QUESTIONS, wanted)


def _answered_rightly(case: Case, record: Record) -> float | None:
    """All facts said; of a grade, that it is the first one named, since others may be compared."""
    said = all(any(says(record.answer, variant) for variant in group) for group in case.facts)
    if case.kind in (*_GRADE_QUESTIONS, "by_report_year"):
        named = grades_named(record.answer)
        return float(bool(named) and [named[0]] == grades_named(case.facts[0][0]))
    return float(said)


ANSWERED_RIGHTLY = Metric(
    "answered_rightly", "questions on the register that are answered rightly", _answered_rightly
)


def place_name(name: str) -> str:
    """A place as one writes it: bath and north east somerset -> Bath and North East Somerset."""
    words = name.lower().split()
    return " ".join(word if word in _SMALL else word.capitalize() for word in words)


def _cases(
    row: JudgementRow,
    year: int,
    field: str,
    forms: Sequence[str],
    facts: tuple[tuple[str, ...], ...],
) -> Iterator[Case]:
    for n, form in enumerate(forms, start=1):
        yield Case(
            id=f"{row.document}#{field}-{n}",
            kind=field,
            question=form.format(name=place_name(row.authority), year=year),
            answerable=True,
            facts=facts,
            documents=(row.document,),
            page_refs=((row.document, 1),),
        )


def _row(path: Path, line: int, cells: dict[str, str]) -> JudgementRow:
    try:
        return JudgementRow.model_validate(cells)
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise UsageError(f"{path}, line {line}, field {field}: {fault['msg']}") from error
