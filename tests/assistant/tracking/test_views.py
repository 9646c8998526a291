"""The lists that officers keep, over the demo council's plans and minutes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from weakref import ref

import pytest

import corpus
from assistant.export.plan_views import beside_row, change_row, due_row, group_row, unproven_row
from assistant.tracking.book import PlanBook
from assistant.tracking.due_days import overdue
from assistant.tracking.officer.saying import Signature, on_evidence
from assistant.tracking.story import Story
from assistant.tracking.views.changes import changes_since, last_meeting
from assistant.tracking.views.groups import by_owner, by_theme
from assistant.tracking.views.lateness import due_between, overdue_actions
from assistant.tracking.views.plans_shown import last_versions, of_plans
from assistant.tracking.views.side_by_side import Fate, side_by_side
from assistant.tracking.views.unproven import unproven_turns
from corpus.library import Library
from corpus.plans import StatusWord
from tests.assistant.plan_library import make_library

DEMO = Path(corpus.__file__).parent / "documents"
FIRST, SECOND = "improvement-plan-2022-24.pdf", "improvement-plan-version-2-july-2023.pdf"
MINUTES = ("scrutiny-minutes-2022-11-08.pdf", "scrutiny-minutes-2023-11-07.pdf")
DAY = date(2024, 1, 31)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    papers = {name: DEMO / name for name in (FIRST, SECOND, *MINUTES)}
    with make_library(tmp_path_factory.mktemp("views") / "library", papers) as made:
        yield made


@pytest.fixture(scope="module")
def told(library: Library) -> list[Story]:
    every = PlanBook.of(library).stories()
    return of_plans(every, last_versions(every))


def test_a_book_is_let_go_with_its_library(tmp_path: Path) -> None:
    library = make_library(tmp_path / "library", {FIRST: DEMO / FIRST})
    assert PlanBook.of(library).stories()
    held = ref(library)
    library.close()
    del library
    gc.collect()
    assert held() is None


def test_lists_are_of_each_plan_in_its_last_version(told: list[Story]) -> None:
    assert {story.plan.path for story in told} == {SECOND}


def test_overdue_list_has_every_overdue_action_once_with_days_late_and_last_word(
    told: list[Story],
) -> None:
    found = overdue_actions(told, DAY)
    assert [d.story for d in found if not overdue(d.story, DAY)] == []
    assert len(found) == sum(overdue(story, DAY) for story in told) > 0
    first = found[0]
    assert first.late == (DAY - first.due.last).days > 0
    row = due_row(first)
    assert row["days_late"] == first.late
    assert row["last_page"] and row["last_words"]
    owners = [d.story.owner or "~" for d in found]
    assert owners == sorted(owners, key=str.casefold)


def test_last_word_on_an_action_is_the_latest_papers(told: list[Story]) -> None:
    story = next(s for s in told if s.action.ref == "4.2")
    (due,) = overdue_actions([story], date(2030, 1, 1))
    assert due.last.document.path == MINUTES[1]
    assert due.last.day == date(2023, 11, 7)


def test_due_list_ends_with_the_last_day_and_has_nothing_done(told: list[Story]) -> None:
    found = due_between(told, date(2024, 1, 1), date(2024, 3, 31))
    assert found
    assert all(date(2024, 1, 1) <= d.due.last <= date(2024, 3, 31) for d in found)
    assert all(d.story.status not in (StatusWord.COMPLETE, StatusWord.SUPERSEDED) for d in found)
    days = [d.due.last for d in found]
    assert days == sorted(days)


def test_changes_are_those_of_the_last_meeting_and_since(
    library: Library, told: list[Story]
) -> None:
    day = last_meeting(library, ["Wexcombe"], date(2024, 6, 1))
    assert day == date(2023, 11, 7)
    assert last_meeting(library, ["Wexcombe"], date(2023, 1, 1)) == date(2022, 11, 8)
    found = changes_since(told, day)
    assert {c.step.document.path for c in found} == {MINUTES[1]}
    assert len(found) == sum(len([x for x in s.history if x.day == day]) for s in told)
    assert change_row(found[0])["page"]


def test_what_turned_green_by_one_papers_word_is_listed_until_an_officer_notes_evidence(
    library: Library, told: list[Story]
) -> None:
    found = unproven_turns(told)
    assert found
    one = found[0]
    assert one.story.status in (StatusWord.GREEN, StatusWord.COMPLETE)
    assert one.story.history[-1].document.id == one.turned.document.id
    assert unproven_row(one)["document"] == one.turned.document.path
    paper = next(d for d in library.documents() if d.path == MINUTES[0])
    word = on_evidence(one.story, paper, 1, Signature("Ann Lee", "Seen.", DAY))
    kept = library.say(word)
    again = PlanBook.of(library).stories()
    mine = next(s for s in again if s.action.id == one.story.action.id)
    assert mine.said[0].word == kept
    assert unproven_turns([mine]) == []


def test_every_action_is_with_its_owner_and_its_theme(told: list[Story]) -> None:
    for groups in (by_owner(told, DAY), by_theme(told, DAY)):
        assert sum(len(group.actions) for group in groups) == len(told)
        assert sum(group.overdue for group in groups) == len(overdue_actions(told, DAY))
        assert [g.overdue for g in groups] == sorted((g.overdue for g in groups), reverse=True)
    row = group_row(by_owner(told, DAY)[0])
    assert row["actions"] == sum(int(str(row[word.value])) for word in StatusWord)


def test_two_versions_stand_side_by_side_with_their_words_marked(library: Library) -> None:
    held = {d.path: d for d in library.documents()}
    older, newer = (library.actions(frozenset({held[name].id})) for name in (FIRST, SECOND))
    rows = side_by_side(older, newer)
    assert [r.newer for r in rows if r.newer] == list(newer)
    assert {r.older.id for r in rows if r.older} == {action.id for action in older}
    for row in rows:
        assert " ".join(w.text for w in row.words if w.in_older) == _plain(row.older)
        assert " ".join(w.text for w in row.words if w.in_newer) == _plain(row.newer)
    added = {r.newer.ref for r in rows if r.newer and r.fate is Fate.ADDED}
    assert "4.5" in added
    assert beside_row(rows[0])["fate"] in list(Fate)


def test_reworded_words_are_the_ones_that_differ(library: Library) -> None:
    action = library.actions()[0]
    (row,) = side_by_side([action], [replace(action, text=action.text + " Each week.", owner="Bo")])
    assert row.fate is Fate.REWORDED
    assert [w.text for w in row.words if not w.in_older] == ["Each week."]
    assert [(c.name, c.after) for c in row.changes] == [("Owner", "Bo")]


def _plain(action: object) -> str:
    return " ".join(getattr(action, "text", "").split())


def test_minutes_that_say_nobodys_name_count_only_where_no_own_are_held(tmp_path: Path) -> None:
    papers = {name: DEMO / name for name in (MINUTES[0], "scrutiny-minutes-2023-03-14.html")}
    with make_library(tmp_path / "library", papers) as made:
        assert last_meeting(made, ["Wexcombe"], DAY) == date(2022, 11, 8)
        assert last_meeting(made, ["Elsewhere"], DAY) == date(2023, 3, 14)
