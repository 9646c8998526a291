"""Timelines of judgements made by hand: what is compared, and what is said where it is not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from assistant.export.plans import timeline_row
from assistant.tracking.timeline import Timeline, timelines
from corpus.library import Library
from corpus.settings import Settings
from corpus.sources import Arrival, SourceFile
from corpus.types import Area, Document, Entry, Framework, Grade, Judgement, Kind, PageText

SIF, ILACS, SEND = Framework.SIF, Framework.ILACS_STANDARD, Framework.AREA_SEND
GOOD, POOR = Grade.GOOD, Grade.INADEQUATE
JOINT = Area.IN_CARE_AND_CARE_LEAVERS
Letter = tuple[int, Framework, dict[Area, Grade]]


def _arrival(letter: Letter) -> Arrival:
    year, framework, grades = letter
    name = f"{year}-{framework.name.lower()}.pdf"
    document = Document(
        name, name, name, Kind.INSPECTION_LETTER, "application/pdf", 1, True,
        authority="Oakhaven", inspected_to=date(year, 5, 1), framework=framework,
    )  # fmt: skip
    judged = tuple(Judgement(name, area, area, grade, 1, "q") for area, grade in grades.items())
    entry = Entry(document, (PageText(1, "q"),), (), judged)
    return Arrival(entry, SourceFile(name, name, 1, 1, name))


def told(folder: Path, letters: Iterable[Letter]) -> dict[Area, Timeline]:
    library = Library.create_or_open(Settings(library=folder / "library"))
    library.save([_arrival(letter) for letter in letters])
    found = {each.area: each for each in timelines(library, "Oakhaven")}
    library.close()
    return found


def test_care_leavers_apart_are_not_compared_with_the_grade_for_both(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        [
            (2021, ILACS, {JOINT: POOR}),
            (2024, ILACS, {Area.IN_CARE: GOOD, Area.CARE_LEAVERS: GOOD}),
        ],
    )
    for area in (Area.IN_CARE, Area.CARE_LEAVERS):
        before, after = found[area].points
        assert "judged together" in before.note
        assert "of their own since January 2023" in before.note
        assert "since January 2023" in after.note
        assert "not compared with the one grade before it" in after.note
        assert after.moved is None
    assert "care leavers apart since then" in found[JOINT].points[0].note
    row = timeline_row(found[Area.CARE_LEAVERS])
    assert [p["note"] for p in row["points"]] == [  # type: ignore[attr-defined]
        p.note for p in found[Area.CARE_LEAVERS].points
    ]


@pytest.mark.parametrize("area", [Area.IN_CARE, Area.CARE_LEAVERS])
def test_a_part_of_the_single_framework_is_not_compared_with_a_judgement(
    tmp_path: Path, area: Area
) -> None:
    points = told(tmp_path, [(2016, SIF, {area: POOR}), (2024, ILACS, {area: GOOD})])[area].points
    assert [p.moved for p in points] == [None, None]
    assert ("(2.2)" if area is Area.CARE_LEAVERS else "within it") in points[0].note
    assert "since January 2023" in points[1].note


def test_like_judgements_are_compared(tmp_path: Path) -> None:
    area = Area.CARE_LEAVERS
    letters = [(2023, ILACS, {area: POOR}), (2025, ILACS, {area: GOOD})]
    assert [p.moved for p in told(tmp_path, letters)[area].points] == [None, "better"]


def test_area_send_has_its_own_area_in_which_only_outcomes_are_compared(tmp_path: Path) -> None:
    letters: list[Letter] = [
        (2018, SEND, {}),
        (2022, ILACS, {Area.OVERALL: GOOD}),
        (2023, SEND, {Area.AREA_SEND: Grade.SEND_FAILINGS}),
        (2025, SEND, {Area.AREA_SEND: Grade.SEND_INCONSISTENT}),
    ]
    found = told(tmp_path, letters)
    assert list(found) == [Area.OVERALL, Area.AREA_SEND]
    assert len(found[Area.OVERALL].points) == 1
    points = found[Area.AREA_SEND].points
    assert [p.grade for p in points] == [None, Grade.SEND_FAILINGS, Grade.SEND_INCONSISTENT]
    assert [p.moved for p in points] == [None, None, "better"]
    assert "before 2023" in points[0].note


def test_outcomes_are_given_only_to_those_who_ask_for_them(tmp_path: Path) -> None:
    library = Library.create_or_open(Settings(library=tmp_path / "library"))
    library.save([_arrival((2023, SEND, {Area.AREA_SEND: Grade.SEND_FAILINGS}))])
    assert library.judgements() == ()
    assert [j.grade for j in library.judgements(outcomes=True)] == [Grade.SEND_FAILINGS]
    library.close()
