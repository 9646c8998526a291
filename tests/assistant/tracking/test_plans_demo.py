"""The demo council's plans, traced and followed: expected values are those of its fact sheet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import corpus
from assistant.assistant import Assistant
from assistant.draft import Draft
from assistant.export.plans import action_row, timeline_row, trace_row
from assistant.language.periods import spoken
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from assistant.tracking.story import Story
from assistant.tracking.timeline import timelines
from assistant.tracking.views.changes import changes_since, last_meeting
from assistant.tracking.views.lateness import overdue_actions
from assistant.tracking.views.plans_shown import of_plans
from corpus.library import Library
from corpus.plans import StatusWord
from corpus.types import Document
from tests.assistant.plan_library import make_library

DEMO = Path(corpus.__file__).parent / "documents"
NAMES = (
    "wexcombe-childrens-services-inspection-2022.pdf",
    "wexcombe-childrens-services-inspection-2025.pdf",
    "wexcombe-inspection-report-2016.pdf",
    "wexcombe-monitoring-visit-letter-january-2024.pdf",
    "improvement-plan-2022-24.pdf",
    "improvement-plan-version-2-july-2023.pdf",
    "send-accelerated-progress-plan-2023.docx",
    "scrutiny-minutes-2022-11-08.pdf",
    "scrutiny-minutes-2023-03-14.html",
    "scrutiny-minutes-2023-11-07.pdf",
    "scrutiny-minutes-2024-09-10.html",
)
FROM_PLANS = frozenset(
    {"action", "action due", "action owner", "action measure", "gaps", "links", "status list"}
)
REPORT, FIRST, SECOND = NAMES[0], NAMES[4], NAMES[5]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("demo") / "library"
    with make_library(folder, {name: DEMO / name for name in NAMES}) as made:
        yield made


def document(library: Library, path: str) -> Document:
    return next(each for each in library.documents() if each.path == path)


def story(library: Library, plan: str, ref: str) -> Story:
    told = PlanBook.of(library).stories()
    return next(s for s in told if s.plan.path == plan and s.action.ref == ref)


def moves(library: Library, plan: str, ref: str) -> list[tuple[str, str | None, str | None]]:
    return [(s.change.value, s.before, s.after) for s in story(library, plan, ref).history]


@pytest.mark.parametrize(("plan", "actions"), [(FIRST, 26), (SECOND, 29), (NAMES[6], 16)])
def test_every_action_of_a_plan_is_read(library: Library, plan: str, actions: int) -> None:
    told = [s for s in PlanBook.of(library).stories() if s.plan.path == plan]
    assert len(told) == actions
    assert all(s.action.owner and s.action.due_text for s in told)


@pytest.mark.parametrize(
    ("ref", "status", "due"),
    [
        ("1.4", StatusWord.COMPLETE, "2023-04-30"),
        ("1.6", StatusWord.GREEN, "2023-01-31"),
        ("1.8", StatusWord.SUPERSEDED, "2023-03-31"),
        ("2.4", StatusWord.GREEN, "2023-12-31"),
        ("3.1", StatusWord.COMPLETE, "2024-01-31"),
        ("3.3", StatusWord.AMBER, "2024-12-31"),
        ("4.2", StatusWord.AMBER, "2024-12-31"),
        ("4.4", StatusWord.AMBER, "2025-03-31"),
        ("5.3", StatusWord.COMPLETE, "2024-03-31"),
        ("5.4", StatusWord.GREEN, "2024-03-31"),
    ],
)
def test_action_stands_where_the_papers_after_its_plan_left_it(
    library: Library, ref: str, status: StatusWord, due: str
) -> None:
    found = story(library, FIRST, ref)
    assert (found.status, found.due) == (status, due)


def test_history_says_what_was_and_what_came_of_it(library: Library) -> None:
    assert moves(library, FIRST, "1.6") == [("rag", "Amber", "Green")]
    assert moves(library, SECOND, "2.7") == [("superseded", None, "the monthly learning circles")]
    assert moves(library, SECOND, "4.2") == [
        ("due", "2023-10-31", "2024-02-28"),
        ("rag", "Amber", "Red"),
        ("due", "2024-02-28", "2024-12-31"),
        ("rag", "Red", "Amber"),
    ]
    owners = [m for m in moves(library, FIRST, "5.3") if m[0] == "owner"]
    assert [after for _, _, after in owners] == ["Jocelyn Apsley"]


def test_other_business_of_a_meeting_moves_no_action(library: Library) -> None:
    held = [s for s in PlanBook.of(library).stories() if s.plan.path == NAMES[6]]
    assert [s.action.text for s in held if s.history] == []
    assert moves(library, FIRST, "3.4") == [("rag", "Green", "Complete")]


@pytest.mark.parametrize(("plan", "unanswered"), [(FIRST, [8, 10]), (SECOND, [10])])
def test_what_nothing_answers_is_said(library: Library, plan: str, unanswered: list[int]) -> None:
    book = PlanBook.of(library)
    (made,) = trace_all(book, None, document(library, plan)).traces
    assert made.report.path == REPORT
    assert [r.recommendation.n for r in made.rows if r.status == "unanswered"] == unanswered
    idle = {s.action.ref for s in made.idle}
    assert idle == {"1.8", "3.4", "4.3", "4.4"} & {s.action.ref for s in made.told}


def test_printed_numbers_are_links_that_say_so(library: Library) -> None:
    (made,) = trace_all(PlanBook.of(library), None, document(library, FIRST)).traces
    for row in made.rows:
        number = str(row.recommendation.n)
        printed = {s.action.ref for s in made.told if number in s.action.recommendation_refs}
        sure = {link.story.action.ref for link in row.links if link.sure}
        assert sure == printed
        assert all("prints the recommendation's number" in k.why for k in row.links if k.sure)


def test_two_versions_of_a_plan_are_not_two_claims(library: Library) -> None:
    found = trace_all(PlanBook.of(library), document(library, REPORT), None)
    assert [each.plan.path for each in found.traces] == [FIRST, SECOND]
    assert found.notes == ()


def test_report_without_recommendations_is_told_with_what_was_looked_for(library: Library) -> None:
    visit = document(library, NAMES[3])
    found = trace_all(PlanBook.of(library), visit, None)
    assert found.traces == ()
    assert "gave no recommendations. Looked for: a heading such as" in found.notes[0]


def test_rows_have_the_keys_that_others_build_on(library: Library) -> None:
    action = action_row(story(library, FIRST, "1.4"))
    assert {"id", "document", "authority", "ref", "theme", "text", "owner", "due", "due_text",
            "measure", "rag", "status_text", "recommendation_refs", "current", "history", "pages",
            "section", "quote"} <= action.keys()  # fmt: skip
    assert action["current"] == {
        "rag": "Complete",
        "due": "2023-04-30",
        "owner": "Sunita Parekh-Jones, Head of Front Door and Assessment",
        "status": "Complete",
        "due_text": "30 April 2023",
        "due_from": "2023-04-30",
        "due_to": "2023-04-30",
        "overdue": False,
        "days_late": 0,
    }
    row = trace_row(
        trace_all(PlanBook.of(library), None, document(library, FIRST)).traces[0].rows[0]
    )
    assert {"report", "plan", "recommendation", "status", "links"} <= row.keys()
    assert json.loads(json.dumps(row)) == row


def test_care_leavers_are_not_compared_across_the_change_of_2023(library: Library) -> None:
    rows = {str(t.area): timeline_row(t) for t in timelines(library, "Wexcombe")}
    leavers = rows["care leavers"]["points"]
    assert [p["grade"] for p in leavers] == [  # type: ignore[index,union-attr]
        "Inadequate", "Requires improvement to be good", "Good",
    ]  # fmt: skip
    assert [p["moved"] for p in leavers] == [None, None, None]  # type: ignore[index,union-attr]
    assert "judged together" in leavers[1]["note"]  # type: ignore[index]
    overall = rows["overall effectiveness"]["points"]
    assert [p["moved"] for p in overall if p["grade"]] == [None, "worse", "better"]  # type: ignore[union-attr]
    assert any("no grade" in p["note"] for p in overall)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When is action 4.2 due?", "from 28 February 2024 to 31 December 2024"),
        ("Who is responsible for health passports in the plan?", "Jocelyn Apsley"),
        ("What happened to Practice Week in the plan?", "the monthly learning circles"),
        ("Which recommendations have no action in the plan?", "Life-story work"),
    ],
)
def test_questions_on_plans_have_a_draft_from_the_registers(
    library: Library, question: str, said: str
) -> None:
    drafts = [d for d in Assistant(library).explain(question).drafts if d.by in FROM_PLANS]
    (told, *_) = [draft for draft in drafts if said in draft.text]
    assert all(point.citations for point in told.points)


def plan_of(library: Library, draft: Draft) -> Document:
    """The plan that a draft cites first."""
    return library.document(draft.points[0].citations[0].document_id)


def test_every_number_that_asking_gives_is_the_tracker_s(library: Library) -> None:
    """The lists that are drafted, whichever is chosen: each counts what the tracker counts."""
    drafts = Assistant(library).explain("Which actions of the plan are overdue or red?").drafts
    told, day = PlanBook.of(library).stories(), date.today()
    traces = trace_all(PlanBook.of(library), None, None).traces
    seen = set()
    for draft in drafts:
        if draft.by not in (
            "overdue",
            "due list",
            "status list",
            "changes",
            "plan summary",
            "gaps",
        ):
            continue
        plan = plan_of(library, draft)
        mine = of_plans(told, [plan])
        late = overdue_actions(mine, day)
        if draft.by == "overdue" and late:
            assert draft.text.startswith(f"{len(late)} actions are overdue on {spoken(day)}")
            assert len(draft.points) == len(late) + 1
        elif draft.by == "due list":
            assert draft.text.startswith(f"No action of {plan.title} falls due from {spoken(day)}")
            assert draft.text.endswith(f"{len(late)} are overdue.")
        elif draft.by == "status list":
            red = [s for s in mine if s.status is StatusWord.RED]
            assert len(draft.points) == len(red) + 1
        elif draft.by == "changes":
            since = last_meeting(library, [plan.authority], day)
            assert since and len(draft.points) == len(changes_since(mine, since)) + 1
        elif draft.by == "plan summary":
            assert f"{len(mine)} actions, " in draft.text
            assert f"{len(late) or 'none'} overdue" in draft.text
        elif draft.by == "gaps":
            cited = {c.document_id for p in draft.points for c in p.citations}
            wanted = {
                sum(row.status != "answered" for row in t.rows)
                for t in traces
                if t.report.id in cited
            }
            assert len(draft.points) in wanted or "No inspection of" in draft.text
        seen.add(draft.by)
    assert {"overdue", "due list", "changes", "plan summary"} <= seen


def test_an_action_is_told_as_it_stood_at_the_time_asked_of(library: Library) -> None:
    working = Assistant(library).explain("What was action 3.1 rated in March 2023?")
    (then, *_) = [d for d in working.drafts if d.by == "action then"]
    assert "moved from Red to Amber" in then.text
    assert "Complete" not in then.text
