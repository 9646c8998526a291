"""What is drawn, point by point: a line may join only grades that compare."""

from __future__ import annotations

from datetime import date

from assistant.tracking.timeline import Point, Timeline
from corpus.types import Area, Framework, Grade
from tests.answers import document
from ui.web.judgements.picture import all_areas, key_words, one_area
from ui.web.judgements.table import one_area as table_of_one
from ui.web.judgements.table import side_by_side
from ui.web.judgements.words import LOOKS, latest_words


def letter(year: int, framework: Framework):
    day = date(year, 6, 30)
    return document(id=f"d{year}", inspected_to=day, framework=framework)


OLD, NEW, NEWEST = (
    letter(2016, Framework.SIF),
    letter(2022, Framework.ILACS_STANDARD),
    letter(2025, Framework.ILACS_STANDARD),
)
LEADERS = Timeline(
    "Wexcombe",
    Area.LEADERS,
    (
        Point(OLD, Area.LEADERS, Grade.REQUIRES_IMPROVEMENT, 2, "q"),
        Point(NEW, Area.LEADERS, Grade.INADEQUATE, 1, "q", moved="worse"),
        Point(NEWEST, Area.LEADERS, Grade.GOOD, 1, "q", moved="better"),
    ),
)
CARE_LEAVERS = Timeline(
    "Wexcombe",
    Area.CARE_LEAVERS,
    (
        Point(OLD, Area.CARE_LEAVERS, Grade.INADEQUATE, 3, "q", "a part of another judgement"),
        Point(NEW, Area.CARE_LEAVERS, Grade.REQUIRES_IMPROVEMENT, 1, "q", "judged together"),
    ),
)


def values(chart, layer: int) -> list[dict]:
    """What a layer draws."""
    return chart.to_dict()["datasets"][chart.to_dict()["layer"][layer]["data"]["name"]]


def test_a_line_joins_each_grade_to_the_one_it_compares_with():
    joins = values(one_area(LEADERS, "#000"), 0)
    assert [(each["day"], each["row"]) for each in joins] == [
        ("2016-06-30", "Requires|improvement"),
        ("2022-06-30", "Inadequate"),
        ("2022-06-30", "Inadequate"),
        ("2025-06-30", "Good"),
    ]


def test_no_line_joins_grades_that_do_not_compare():
    assert values(all_areas([CARE_LEAVERS], "#000"), 0) == []


def test_a_point_has_a_letter_and_a_shape_beside_its_colour():
    marks = values(all_areas([LEADERS], "#000"), 1)
    assert [(m["letter"], m["shape"]) for m in marks] == [
        ("R", "square"), ("I", "circle"), ("G", "circle"),
    ]  # fmt: skip


def test_letters_are_told_apart_from_their_fills():
    for look in LOOKS.values():
        assert contrast(look.ink, look.fill) >= 4.5


def test_the_ladder_has_the_rungs_that_nobody_stood_on():
    chart = one_area(LEADERS, "#000").to_dict()
    assert chart["layer"][1]["encoding"]["y"]["sort"] == [
        "Outstanding", "Good", "Requires|improvement", "Inadequate",
    ]  # fmt: skip


def test_the_key_tells_the_letters_and_shapes_that_are_drawn():
    told = key_words([LEADERS])
    assert "R requires improvement" in told
    assert "square: Single inspection framework" in told
    assert "Outstanding" not in told


def test_the_table_beside_it_has_a_row_an_area_and_a_column_an_inspection():
    table = side_by_side([LEADERS, CARE_LEAVERS])
    columns = list(table)
    assert [name.replace("\\", "") for name in columns] == [
        "Area",
        "30 June 2016, Single inspection framework",
        "30 June 2022, ILACS inspection",
        "30 June 2025, ILACS inspection",
    ]
    assert table[columns[2]][0] == r"Inadequate \(worse\)"
    assert table[columns[3]] == [r"Good \(better\)", "–"]


def test_one_areas_table_says_why_grades_do_not_compare():
    table = table_of_one(CARE_LEAVERS)
    assert table["What to know"] == [r"A part of another judgement\.", r"Judged together\."]
    assert "Change" not in table


def test_the_latest_grade_is_a_sentence():
    assert latest_words(LEADERS) == "Latest: **Good**, 30 June 2025, better than before."
    ungraded = Timeline("W", Area.OVERALL, (Point(NEW, Area.OVERALL, None, None, ""),))
    assert latest_words(ungraded) == "No inspection held gives a grade."


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
