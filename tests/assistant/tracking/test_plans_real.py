"""Two invented plans against real inspections: how much is found, and how much of it is right."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.tracking.book import PlanBook
from assistant.tracking.story import Story
from assistant.tracking.trace import Trace, trace
from corpus.library import Library
from tests.assistant.plan_library import make_library

REAL = Path(os.environ.get("SCRUTINEER_REAL", Path(__file__).parents[4] / "shared" / "real"))
GOLD = REAL / "trace"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not (GOLD / "actions_gold.jsonl").exists(),
        reason="real documents absent: set SCRUTINEER_REAL",
    ),
]
NORMAL = {
    "B": "Complete", "Done": "Complete", "G": "Green", "On track": "Green", "A": "Amber",
    "At risk": "Amber", "R": "Red", "Off track": "Red", None: "None",
}  # fmt: skip
Key = tuple[str, str]


def gold(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    papers = {path.name: path for path in (*GOLD.glob("plan-*"), *GOLD.glob("minutes_*"))}
    papers |= {row["report"]: REAL / "reports" / row["report"] for row in gold("trace_gold.jsonl")}
    with make_library(tmp_path_factory.mktemp("real") / "library", papers) as made:
        yield made


@pytest.fixture(scope="module")
def told(library: Library) -> dict[Key, Story]:
    """The story of each action of the gold, by plan and id."""
    held = PlanBook.of(library).stories()
    found = {}
    for row in gold("actions_gold.jsonl"):
        fitting = [
            s
            for s in held
            if s.plan.path == row["plan"]
            and _plain(s.action.text).startswith(_plain(row["text_start"]))
        ]
        if len(fitting) == 1:
            found[row["plan"], row["id"]] = fitting[0]
    return found


@pytest.fixture(scope="module")
def traces(library: Library) -> dict[str, Trace]:
    by_path = {document.path: document for document in library.documents()}
    book = PlanBook.of(library)
    pairs = {(row["plan"], row["report"]) for row in gold("trace_gold.jsonl")}
    return {plan: trace(book, by_path[report], by_path[plan]) for plan, report in pairs}


def test_actions_are_found_with_their_fields(library: Library, told: dict[Key, Story]) -> None:
    rows = gold("actions_gold.jsonl")
    assert len(told) >= 0.97 * len(rows)
    assert len(PlanBook.of(library).stories()) <= 1.03 * len(rows)
    right = [
        same
        for row in rows
        if (story := told.get((row["plan"], row["id"])))
        for same in (
            story.action.owner == row["owner"],
            story.action.due == row["due"],
            story.action.rag.value == (row["rag_norm"] or "None"),
            list(story.action.recommendation_refs) == row["explicit_recommendation_refs"],
            story.action.ref == row["ref"],
            _plain(story.action.text).endswith(_plain(row["text_end"])),
            _plain(story.action.answers_text or "") == _plain(row["rec_cell_text"] or ""),
        )
    ]
    assert sum(right) >= 0.95 * len(right)


def test_answers_are_in_the_top_three_and_sure_links_right(
    told: dict[Key, Story], traces: dict[str, Trace]
) -> None:
    ids = {story.action.id: key[1] for key, story in told.items()}
    arguable = {
        (row["plan"], row["id"]): row["also_arguable"] for row in gold("actions_gold.jsonl")
    }
    found = wanted = right = sure = 0
    for row in gold("trace_gold.jsonl"):
        traced = next(
            r for r in traces[row["plan"]].rows if r.recommendation.n == row["recommendation_n"]
        )
        links = [(ids.get(link.story.action.id, ""), link) for link in traced.links]
        found += len({name for name, _ in links[:3]} & set(row["action_ids"]))
        wanted += len(row["action_ids"])
        for name, link in links:
            if link.sure and row["recommendation_n"] not in arguable.get((row["plan"], name), ()):
                sure += 1
                right += name in row["action_ids"]
    assert found >= 0.75 * wanted
    assert right >= 0.85 * sure
    assert sure >= 0.5 * wanted


def test_what_nothing_answers_is_found(traces: dict[str, Trace]) -> None:
    rows = gold("trace_gold.jsonl")
    open_ = {(row["plan"], row["recommendation_n"]) for row in rows if not row["actions"]}
    said = {
        (plan, row.recommendation.n)
        for plan, made in traces.items()
        for row in made.rows
        if row.status == "unanswered"
    }
    assert len(open_ & said) >= 0.75 * len(open_)
    assert len(open_ & said) >= 0.6 * len(said)


def test_progress_is_given_to_the_action_it_is_of(told: dict[Key, Story]) -> None:
    rows = gold("progress_gold.jsonl")
    right = 0
    for row in rows:
        story = told[row["plan"], row["action_id"]]
        steps = [s for s in story.history if s.document.path == row["minutes"]]
        wanted = {
            (c["field"], NORMAL[c["to"]] if c["field"] == "rag" else c["to"])
            for c in row["changes"]
            if not c["unchanged"] and c["field"] != "superseded"
        }
        wanted = {(f, None if to == "(no date stated)" else to) for f, to in wanted}
        wanted |= {(c["field"], "") for c in row["changes"] if c["field"] == "superseded"}
        got = {(s.change.value, "" if s.change == "superseded" else s.after) for s in steps}
        right += got == wanted
    assert right >= 0.85 * len(rows)


def test_entries_that_change_nothing_are_left_alone(library: Library) -> None:
    idle = {(r["minutes"], _plain(r["entry_start"])) for r in gold("no_change_entries.jsonl")}
    moved = {
        (step.document.path, _plain(quote.text))
        for story in PlanBook.of(library).stories()
        for step in story.history
        for quote in step.quotes
    }
    wrong = [
        (paper, start)
        for paper, start in idle
        if any(paper == where and start in text for where, text in moved)
    ]
    assert len(wrong) <= 0.05 * len(idle)


def test_state_after_both_meetings_is_right(told: dict[Key, Story]) -> None:
    rows = gold("final_state_gold.jsonl")
    right = sum(
        (story.rag.value, story.due, story.owner, story.superseded)
        == (NORMAL[row["rag"]], row["due"], row["owner"], row["status"] == "superseded")
        for row in rows
        if (story := told[row["plan"], row["action_id"]])
    )
    assert right >= 0.95 * len(rows)


def test_trace_is_quick_once_warm(library: Library, traces: dict[str, Trace]) -> None:
    made = max(traces.values(), key=lambda each: len(each.rows))
    began = time.perf_counter()
    trace(PlanBook.of(library), made.report, made.plan)
    assert time.perf_counter() - began < 2


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace(" | ", " ").split())
