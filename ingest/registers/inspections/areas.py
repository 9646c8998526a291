"""The names that inspections give to grades and to the areas they judge."""

from __future__ import annotations

import re

from corpus.types import Area, Grade

GRADE = (
    r"(?:[Rr]equires?\s+[Ii]mprovement(?:\s+to\s+be\s+good)?|[Oo]utstanding|[Ii]nadequate"
    r"|[Aa]dequate|[Gg]ood)"
)
NOT_JUDGED = r"(?:not judged)"
"""What a grid says of an area that few children are in."""

AREAS = (
    (Area.OVERALL, "overall effectiveness"),
    (Area.LEADERS, "the impact of leaders on social work practice with children and families"),
    (Area.LEADERS, "leadership management and governance"),
    (Area.IN_CARE_AND_CARE_LEAVERS,
     "the experiences and progress of children in care and care leavers"),
    (Area.HELP_AND_PROTECTION,
     "the experiences and progress of children who need help and protection"),
    (Area.HELP_AND_PROTECTION, "children who need help and protection"),
    (Area.IN_CARE, "the experiences and progress of children in care"),
    (Area.IN_CARE, "children looked after and achieving permanence"),
    (Area.CARE_LEAVERS, "the experiences and progress of care leavers"),
    (Area.CARE_LEAVERS, "experiences and progress of care leavers"),
    (Area.ADOPTION, "adoption performance"),
)  # fmt: skip
"""Every area of the frameworks since 2013 that a grid of judgements names, as it names it."""

_STEMS = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "adequate": Grade.ADEQUATE,
    "require": Grade.REQUIRES_IMPROVEMENT,
    "inadequate": Grade.INADEQUATE,
}


def grade_of(words: str) -> Grade:
    """The grade that words matched by GRADE name."""
    first = words.split(maxsplit=1)[0].lower().rstrip("s")
    return _STEMS[first]


def area_of(words: str) -> Area | None:
    """The area whose name these words are, numbers and punctuation apart."""
    plain = " ".join(re.findall(r"[a-z]+", words.lower()))
    return next((area for area, name in AREAS if name == plain), None)
