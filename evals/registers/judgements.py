"""The register of judgements: areas found, areas that are there, grades and pages right.

recall = areas found / areas that the reports grade; precision = areas that a report grades / areas
held, in the reports checked; grade accuracy = grade and page right / areas found. An area is found
by its words, the overall one and the safeguarding board's by what they are.
"""

from __future__ import annotations

from evals.match.documents import letters, same_document
from evals.match.said import grades_named
from evals.records.registers import HeldJudgement, Registers
from evals.registers.checked import Checked, RegisterFigure
from evals.registers.gold import Gold, GoldJudgement

RECALL = RegisterFigure("judgement_recall", "judgements of the reports that the register has")
PRECISION = RegisterFigure("judgement_precision", "judgements of the register that a report gives")
FIELDS = RegisterFigure("judgement_fields", "their grades and pages that are right")
FIGURES = (RECALL, PRECISION, FIELDS)

_ROLES = {"overall": "overall effectiveness", "lscb": "safeguarding board"}


def check_judgements(gold: Gold, held: Registers) -> Checked:
    """Every judgement of the reports that the gold covers."""
    checked = Checked("judgements")
    for report in gold.reports:
        given = [j for j in held.judgements if same_document(report.document, j.document)]
        left = list(given)
        for wanted in report.judgements:
            found = next((each for each in left if _same_area(wanted, each)), None)
            checked.note(RECALL, f"{report.document}#{wanted.area}", found is not None)
            if found is None:
                checked.fault(report.document, wanted.area, "isn't in the register")
                continue
            left.remove(found)
            grades = grades_named(wanted.grade), grades_named(found.grade)
            pairs = {"grade": grades, "page": (wanted.page, found.page)}
            checked.fields(FIELDS, report.document, wanted.area, pairs)
        for each in given:
            checked.note(PRECISION, f"{report.document}#{each.id}", each not in left)
        for each in left:
            checked.fault(report.document, each.area_text, f"is no judgement there ({each.grade})")
    return checked


def _same_area(wanted: GoldJudgement, given: HeldJudgement) -> bool:
    if wanted.role in _ROLES:
        return given.area == _ROLES[wanted.role]
    return letters(wanted.area) == letters(given.area_text)
