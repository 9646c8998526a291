"""The Plans page over the demo council's plan: its lists are the tracker's own."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.tracking.book import PlanBook
from assistant.tracking.views.lateness import overdue_actions
from assistant.tracking.views.plans_shown import last_versions, of_plans
from corpus.library import Library
from corpus.settings import Settings
from tests.ui.web.pages import page, shown
from tests.ui.web.recommendations.plans import library_of_plans

DAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return library_of_plans(tmp_path_factory.mktemp("plans") / "library")


def drawn(made, monkeypatch, listing: str, **address: str):
    app = page("plans", made, monkeypatch)
    for name, value in {"list": listing, "day": DAY.isoformat(), **address}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_overdue_list_is_the_trackers_with_days_late_and_a_link_to_the_page(made, monkeypatch):
    app = drawn(made, monkeypatch, "Overdue")
    with Library.open(Settings(library=made)) as library:
        every = PlanBook.of(library).stories()
        found = overdue_actions(of_plans(every, last_versions(every)), DAY)
    table = app.table[0].value
    assert list(table["Days late"]) == [str(each.late) for each in found]
    assert any(f"{len(found)} actions of 29 overdue on 1 June 2024" in each for each in shown(app))
    assert all("](?document=" in cell for cell in table["Last word"])


@pytest.mark.parametrize("listing", ["Changed", "Without evidence", "By owner", "By theme"])
def test_every_list_has_rows(made, monkeypatch, listing):
    assert len(drawn(made, monkeypatch, listing).table[0].value) > 0


def test_a_plan_that_names_no_board_is_said_to(made, monkeypatch):
    said = [each.value for each in drawn(made, monkeypatch, "By board").info]
    assert said == ["The plan names no board for any action."]


def test_what_is_due_in_the_weeks_ahead_is_listed(made, monkeypatch):
    app = drawn(made, monkeypatch, "Due soon", weeks="52", day="2023-08-01")
    assert len(app.table[0].value) > 0
    assert any("due from 1 August 2023 to 30 July 2024" in each for each in shown(app))


def test_two_versions_are_set_beside_each_other_with_marks_that_need_no_colour(made, monkeypatch):
    table = drawn(made, monkeypatch, "Two versions").table[0].value
    assert {"New", "Changed", "Reworded"} <= set(table["What became of it"])
    new = table[table["What became of it"] == "New"]["Words"].iloc[0]
    assert new.startswith("**") and new.endswith("**")


def test_no_word_of_an_officer_is_said_as_much(made, monkeypatch):
    assert "No officer" in drawn(made, monkeypatch, "Officers’ words").info[0].value
