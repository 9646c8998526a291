"""What an inspection report's first page says of itself, read apart from the product.

Used to settle a difference between a table of judgements and a report: the report is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_GRADE = r"(outstanding|good|requires improvement to be good|inadequate)"
_AREAS = {
    "overall_effectiveness": rf"overall effectiveness {_GRADE}",
    "impact_of_leaders": rf"leaders on social work practice with children and families {_GRADE}",
    "help_and_protection": rf"children who need help and protection {_GRADE}",
    "in_care": rf"progress of children in care(?: and care leavers)? {_GRADE}",
    "care_leavers": rf"progress of (?:children in care and )?care leavers {_GRADE}",
}
_LEAD = re.compile(r"lead inspector: ([^,\n]+?),? (?:his|her) majesty", re.IGNORECASE)
_DATES = re.compile(r"inspection dates?: (.{5,60}?) lead inspector", re.IGNORECASE)


@dataclass(frozen=True)
class ReportFacts:
    """Grades by column name, the lead inspector, and the dates as written; None where unseen."""

    grades: dict[str, str]
    lead_inspector: str | None
    dates: str | None


def report_facts(first_page: str) -> ReportFacts:
    """Read a first page's judgement grid and heading."""
    text = re.sub(r"\s+", " ", first_page)
    grades = {
        area: found.group(1).lower()
        for area, pattern in _AREAS.items()
        if (found := re.search(pattern, text, re.IGNORECASE))
    }
    lead, dates = _LEAD.search(text), _DATES.search(text)
    return ReportFacts(
        grades, lead.group(1).strip() if lead else None, dates.group(1) if dates else None
    )
