"""The words, letters and colours that the page has for grades, areas and frameworks."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.tracking.timeline import Point, Timeline
from corpus.types import Area, Framework, Grade
from ui.plain import written

NO_GRADE = "No grade"


@dataclass(frozen=True)
class Look:
    """How a grade is drawn: a letter in its ink on its fill."""

    words: str
    letter: str
    fill: str
    ink: str


LOOKS = {
    Grade.OUTSTANDING: Look("Outstanding", "O", "#12436d", "#ffffff"),
    Grade.GOOD: Look("Good", "G", "#28a197", "#0b0c0c"),
    Grade.ADEQUATE: Look("Adequate", "A", "#f6d0bb", "#0b0c0c"),
    Grade.REQUIRES_IMPROVEMENT: Look("Requires improvement", "R", "#f46a25", "#0b0c0c"),
    Grade.INADEQUATE: Look("Inadequate", "I", "#801650", "#ffffff"),
    Grade.SEND_POSITIVE: Look("Typically positive", "P", "#28a197", "#0b0c0c"),
    Grade.SEND_INCONSISTENT: Look("Inconsistent", "N", "#f46a25", "#0b0c0c"),
    Grade.SEND_FAILINGS: Look("Systemic failings", "F", "#801650", "#ffffff"),
    None: Look(NO_GRADE, "–", "#ffffff", "#0b0c0c"),
}
"""Best first. The colours are told apart by the colour-blind; the letter says it again."""

FRAMEWORKS = {
    Framework.SIF: ("Single inspection framework", "square"),
    Framework.ILACS_STANDARD: ("ILACS inspection", "circle"),
    Framework.ILACS_SHORT: ("ILACS short inspection", "circle"),
    Framework.ILACS_FOCUSED: ("ILACS focused visit", "triangle"),
    Framework.ILACS_MONITORING: ("ILACS monitoring visit", "triangle"),
    Framework.LOOKED_AFTER_2013: ("Looked-after children, 2013", "cross"),
    Framework.AREA_SEND: ("Area SEND inspection", "diamond"),
    Framework.OTHER: ("Another framework", "cross"),
    None: ("Framework not stated", "cross"),
}
"""What each framework is called, and the shape that marks it."""

_AREAS = {
    Area.OVERALL: "Overall effectiveness",
    Area.LEADERS: "Leaders",
    Area.HELP_AND_PROTECTION: "Help and protection",
    Area.IN_CARE: "Children in care",
    Area.CARE_LEAVERS: "Care leavers",
    Area.IN_CARE_AND_CARE_LEAVERS: "In care, with care leavers",
    Area.ADOPTION: "Adoption",
    Area.SAFEGUARDING_BOARD: "Safeguarding board",
    Area.AREA_SEND: "SEND in the area",
}


def area_words(area: Area) -> str:
    """What an area is called on the page."""
    return _AREAS.get(area, area.value)


def grade_words(point: Point) -> str:
    """What the inspection came to, in a word or two."""
    return LOOKS[point.grade].words


def when(point: Point) -> str:
    """The day that the inspection ended; else the day its letter gives."""
    return written(point.document.inspected_to or point.document.date) or "No date given"


def moved_words(point: Point) -> str:
    """How it compares with the one before: "" where the two don't compare."""
    return {"better": "Better", "worse": "Worse", "the same": "No change"}.get(
        point.moved or "", ""
    )


def latest_words(timeline: Timeline) -> str:
    """The area's latest grade in a sentence, and how it compares."""
    graded = [point for point in timeline.points if point.grade]
    if not graded:
        return "No inspection held gives a grade."
    last = graded[-1]
    step = {
        "better": ", better than before",
        "worse": ", worse than before",
        "the same": ", the same as before",
    }.get(last.moved or "", "")
    return f"Latest: **{grade_words(last)}**, {when(last)}{step}."
