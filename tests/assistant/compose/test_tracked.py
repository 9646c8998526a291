"""What only the tracker can say is answered by it alone, with its own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import pipeline
from assistant.answerers.action_points import plain_text
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from assistant.tracking.trace import TraceStatus
from assistant.tracking.views.groups import by_owner
from assistant.tracking.views.lateness import overdue_actions
from assistant.tracking.views.plans_shown import last_versions, of_plans
from assistant.tracking.views.themes import theme_named, under_theme
from assistant.types import Status
from assistant.understand.question import Limits
from corpus.library import Library
from corpus.plans import StatusWord
from tests.assistant.plan_library import make_library

DEMO = Path(__file__).parents[3] / "corpus" / "documents"
FRONT_DOOR = "Theme 1. The front door"
PAPERS = (
    "wexcombe-childrens-services-inspection-2022.pdf",
    "improvement-plan-2022-24.pdf",
    "improvement-plan-version-2-july-2023.pdf",
    "scrutiny-minutes-2023-11-07.pdf",
    "scrutiny-minutes-2024-09-10.html",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("tracked") / "library"
    with make_library(folder, {name: DEMO / name for name in PAPERS}) as made:
        yield made


@pytest.fixture(scope="module")
def told(library: Library):
    every = PlanBook.of(library).stories()
    return of_plans(every, last_versions(every))


def asked(library: Library, question: str):
    draft = pipeline.work(library, question, (), Limits()).draft
    return draft.by, draft.text


@pytest.mark.parametrize(
    "question", ["What is overdue?", "Which promises have gone past their dates?"]
)
def test_overdue_is_what_the_tracker_has(library, told, question):
    late = overdue_actions(told, date.today())
    by, text = asked(library, question)
    assert by == "overdue"
    assert text.startswith(f"{len(late)} actions are overdue")
    assert all(plain_text(each.story.action) in text for each in late)


def test_gaps_are_the_traces(library, told):
    rows = trace_all(PlanBook.of(library), None, told[0].plan).traces[0].rows
    by, text = asked(library, "Which recommendations has nothing been done about?")
    assert by == "gaps"
    shown = {r.recommendation.n for r in rows if r.recommendation.text in text}
    assert shown == {r.recommendation.n for r in rows if r.status is not TraceStatus.ANSWERED}


def test_how_many_stand_how_is_counted_now_and_by_the_plan(library, told):
    now = sum(story.status is StatusWord.COMPLETE for story in told)
    then = sum(story.action.rag is StatusWord.COMPLETE for story in told)
    by, text = asked(library, "How many actions are complete?")
    assert by == "status list"
    assert text.startswith(f"{now} actions are complete")
    assert f"({then} when the plan was agreed)" in text


def test_an_owners_actions_are_the_groups(library, told):
    group = next(g for g in by_owner(told, date.today()) if "Dunmore" in g.name)
    by, text = asked(library, "Which actions is Kirsty Dunmore responsible for?")
    assert by == "owner list"
    assert text.startswith(f"{len(group.actions)} actions are")


def test_what_inspectors_said_is_not_the_trackers(library):
    by, _ = asked(library, "What overall grade did inspectors give?")
    assert by not in {"overdue", "gaps", "status list", "owner list", "plan summary", "changes"}


def test_what_only_a_plan_tells_is_refused_where_none_is_held(tmp_path: Path):
    letters = {PAPERS[0]: DEMO / PAPERS[0]}
    with make_library(tmp_path / "library", letters) as held:
        draft = pipeline.work(held, "Which actions in the plan are overdue?", (), Limits()).draft
    assert (draft.by, draft.status) == ("no plan", Status.NONE)
    assert draft.missing == ("No plan with actions is held.",)


@pytest.mark.parametrize(
    ("question", "theme"),
    [
        ("What is late at the front door?", FRONT_DOOR),
        ("which workforce actions are red", "Theme 3. Workforce"),
        ("What is overdue for children in care?", "Theme 4. Children in care"),
        ("What is overdue for care leavers?", "Theme 5. Care leavers"),
        ("Which actions of the improvement plan are overdue?", ""),
        ("What is late for care?", ""),
        ("workforce and front door: what is late?", FRONT_DOOR),
    ],
)
def test_the_theme_of_most_words_is_named(told, question, theme):
    assert theme_named(told, question) == theme


def test_an_overdue_list_is_of_the_theme_alone_and_says_so(library, told):
    late = overdue_actions(under_theme(told, FRONT_DOOR), date.today())
    assert 0 < len(late) < len(overdue_actions(told, date.today()))
    draft = pipeline.work(library, "Which front door actions are overdue?", (), Limits()).draft
    noun = "action is" if len(late) == 1 else "actions are"
    assert draft.text.startswith(f"{len(late)} {noun} overdue")
    assert f"under “{FRONT_DOOR}”" in draft.text


def test_a_count_is_of_the_theme_alone(library, told):
    of_theme = under_theme(told, FRONT_DOOR)
    many = sum(story.status is StatusWord.COMPLETE for story in of_theme)
    assert many < sum(story.status is StatusWord.COMPLETE for story in told)
    draft = pipeline.work(library, "How many front door actions are complete?", (), Limits()).draft
    assert draft.text.startswith(f"{many or 'No'} ")
