"""How much of what real reports say is read right, measured against facts noted by hand."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from corpus.text import locate, normalise
from corpus.types import Access, Area, Document, Grade, Judgement, Recommendation
from ingest.describe import describe
from ingest.describe.dates import find_date
from ingest.outline.sections import split_sections
from ingest.read import Reading
from ingest.registers.inspections.judgements import read_judgements
from ingest.registers.inspections.recommendations import read_recommendations
from tests.ingest.real_papers import read_paper

REAL = Path(os.environ.get("SCRUTINEER_REAL", Path(__file__).parents[3] / "shared" / "real"))
REPORTS = REAL / "reports"
CSV = REAL / "judgements.csv"
GOLD = REAL / "trace" / "recommendations_gold.jsonl"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not CSV.exists(), reason="real documents absent: set SCRUTINEER_REAL"),
]

COLUMNS = {
    "overall_effectiveness": {Area.OVERALL},
    "impact_of_leaders": {Area.LEADERS},
    "help_and_protection": {Area.HELP_AND_PROTECTION},
    "in_care": {Area.IN_CARE, Area.IN_CARE_AND_CARE_LEAVERS},
    "care_leavers": {Area.CARE_LEAVERS},
}
GRADES = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "requires improvement": Grade.REQUIRES_IMPROVEMENT,
    "inadequate": Grade.INADEQUATE,
}
ROLES = {"overall": Area.OVERALL, "lscb": Area.SAFEGUARDING_BOARD}


@dataclass(frozen=True)
class Report:
    """One report and all that was read from it."""

    reading: Reading
    document: Document
    judgements: tuple[Judgement, ...]
    recommendations: tuple[Recommendation, ...]


@lru_cache(maxsize=80)
def report(name: str) -> Report:
    reading = read_paper(REPORTS / name)
    document = describe(reading, path=name, document_id="1")
    sections = split_sections(reading)
    return Report(
        reading,
        document,
        read_judgements(reading, document, sections),
        tuple(r for r in read_recommendations(reading, document, sections) if r.asks),
    )


def overview() -> list[dict[str, str]]:
    with CSV.open(newline="", encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_authority_lead_inspector_and_dates_are_as_the_overview_has_them() -> None:
    for row in overview():
        document = report(row["document"]).document
        assert document.authority is not None
        assert document.authority.lower() == row["authority"].replace("&", "and")
        assert (document.lead_inspector or "").lower() == row["lead_inspector"]
        if row["inspection_start"] != "nan":
            dates = (document.inspected_from, document.inspected_to)
            assert dates == (_day(row["inspection_start"]), _day(row["inspection_end"]))
            assert document.framework is not None
            assert row["framework"] in document.framework.value


def test_grades_are_as_the_overview_has_them() -> None:
    wrong = []
    for row in overview():
        found = {j.area: j.grade for j in report(row["document"]).judgements}
        for column, areas in COLUMNS.items():
            grade = next((found[area] for area in areas if area in found), None)
            judged_as_one = Area.IN_CARE_AND_CARE_LEAVERS in found and column == "care_leavers"
            if not judged_as_one and grade is not GRADES.get(row[column]):
                wrong.append((row["document"], column, grade, row[column]))
    assert wrong == []


def test_dates_and_judgements_are_as_noted_by_hand() -> None:
    noted = right = read = 0
    for row in gold():
        made = report(row["document"])
        days = (made.document.inspected_from, made.document.inspected_to)
        told = tuple(row[name] for name in ("inspected_from", "inspected_to"))
        assert tuple(day.isoformat() if day else None for day in days) == told
        # Where the text gives no day of publication, the file's name does.
        printed = row["published"] or find_date(row["document"]).isoformat()
        assert made.document.published.isoformat() == printed
        noted += len(row["judgements"])
        read += len(made.judgements)
        right += sum(any(map(_same(item), made.judgements)) for item in row["judgements"])
    assert right / noted >= 0.98
    assert right == read


def test_recommendations_are_as_noted_by_hand() -> None:
    noted = right = read = 0
    for row in gold():
        made = report(row["document"]).recommendations
        noted += len(row["recommendations"])
        read += len(made)
        right += sum(
            any(_is_item(item, found) for found in made) for item in row["recommendations"]
        )
    assert right / noted >= 0.97
    assert right / read >= 0.97


def test_numbers_lists_kinds_themes_and_pages_are_as_noted_by_hand() -> None:
    noted = right = 0
    for row in gold():
        made = report(row["document"]).recommendations
        for item in row["recommendations"]:
            found = next((r for r in made if _is_item(item, r)), None)
            noted += 1
            right += found is not None and _fields(found) == (
                str(item["printed_no"]) if item["printed_no"] else None,
                item["list"],
                item["kind"],
                item["theme"],
                tuple(item["pages"]),
            )
    assert right / noted >= 0.97


@pytest.mark.parametrize("name", [str(path.relative_to(REPORTS)) for path in REPORTS.glob("*/*")])
def test_every_report_is_read_whole(name: str) -> None:
    if not (REPORTS / name).read_bytes().startswith(b"%PDF"):
        pytest.skip("a web page named .pdf")
    made = report(name)
    assert (made.document.access, made.document.exempt_pages) == (Access.PUBLIC, ())
    assert made.document.authority
    assert made.document.framework
    assert made.document.lead_inspector
    assert made.document.inspected_from
    assert made.recommendations
    assert len(made.judgements) >= 4
    for page, quote in _quotes(made):
        assert locate(made.reading.pages[page - 1].text, quote)


@pytest.mark.parametrize(
    "row", overview() if CSV.exists() else [], ids=lambda row: row["authority"]
)
def test_a_grid_with_a_cell_lost_gives_no_wrong_grade(row: dict[str, str]) -> None:
    from ingest.registers.inspections.judgement_grid import read_grid

    page = report(row["document"]).reading.pages[0].text
    right = {(found.area, found.grade) for found in read_grid(page)}
    grade = r"Requires improvement(?:\s+to be good)?|Outstanding|Inadequate|Good"
    for cell in re.finditer(grade, page):
        lost = page[: cell.start()] + page[cell.end() :]
        assert {(found.area, found.grade) for found in read_grid(lost)} <= right


def _quotes(made: Report) -> Iterator[tuple[int, str]]:
    yield from ((j.page, j.quote) for j in made.judgements)
    yield from ((q.page, q.text) for r in made.recommendations for q in r.quotes)


def _day(written: str) -> date:
    return datetime.strptime(written, "%d/%m/%Y").date()


def _same(item: dict[str, Any]) -> Any:
    grade = GRADES[item["grade_norm"].lower()]
    area = ROLES.get(item["role"])

    def fits(found: Judgement) -> bool:
        named = found.area is area if area else _plain(found.area_text) == _plain(item["area"])
        return named and found.grade is grade and found.page == item["page"]

    return fits


def _is_item(item: dict[str, Any], found: Recommendation) -> bool:
    text = _plain(found.text)
    whole = text.startswith(_plain(item["text_start"])) and text.endswith(_plain(item["text_end"]))
    return whole and item["page"] == found.pages[0]


def _fields(found: Recommendation) -> tuple[Any, ...]:
    return found.printed_no, found.list_name, found.kind, found.theme, found.pages


def _plain(text: str) -> str:
    return re.sub(r"[\s,-]", "", normalise(text)).lower()
