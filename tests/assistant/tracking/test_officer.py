"""Officers' words over the demo council's plan: heeded, carried into its next version, contradicted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import corpus
from assistant.export.officer import entry_row, word_of
from assistant.export.plans import action_row, trace_row
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from assistant.tracking.officer.history import history
from assistant.tracking.officer.saying import (
    Signature,
    on_action,
    on_evidence,
    on_gap,
    on_link,
    on_report,
    taken_back,
)
from assistant.tracking.story import Story
from assistant.tracking.trace import Trace, TraceStatus, link_of
from corpus.errors import UsageError
from corpus.library import Library
from corpus.officer import OfficerWord, WordSort
from corpus.plans import StatusWord
from tests.assistant.plan_library import make_library

DEMO = Path(corpus.__file__).parent / "documents"
REPORT = "wexcombe-childrens-services-inspection-2022.pdf"
FIRST, SECOND = "improvement-plan-2022-24.pdf", "improvement-plan-version-2-july-2023.pdf"
MINUTES = "scrutiny-minutes-2023-11-07.pdf"
BY = Signature("Ann Lee", "Seen on site.", date(2023, 1, 9))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with make_library(tmp_path / "library", {n: DEMO / n for n in (REPORT, FIRST)}) as made:
        yield made


def add(library: Library, *names: str) -> None:
    """Read more papers into the library."""
    make_library(library.settings.folder, {name: DEMO / name for name in names}).close()


def story(library: Library, plan: str, ref: str) -> Story:
    told = PlanBook.of(library).stories()
    return next(s for s in told if s.plan.path == plan and s.action.ref == ref)


def traced(library: Library, plan: str) -> Trace:
    return next(
        t for t in trace_all(PlanBook.of(library), None, None).traces if t.plan.path == plan
    )


def correct(library: Library, ref: str, sort: WordSort, value: str) -> OfficerWord:
    held = story(library, FIRST, ref)
    papers = PlanBook.of(library).by_papers(held)
    return library.say(on_action(held, papers, sort, value, BY))


def test_correction_stands_above_the_papers_and_is_told_with_its_name(library: Library) -> None:
    correct(library, "2.4", WordSort.STATUS, "complete")
    correct(library, "2.4", WordSort.DUE, "2024-05")
    correct(library, "2.4", WordSort.OWNER, "Bo Day")
    now = story(library, FIRST, "2.4")
    assert (now.status, now.due, now.owner) == (StatusWord.COMPLETE, "2024-05", "Bo Day")
    said = action_row(now)["officer"]
    assert [each["name"] for each in said] == ["Ann Lee"] * 3  # type: ignore[index,union-attr]
    assert said[0]["before"] == "Red"  # type: ignore[index]


def test_correction_outlasts_the_next_version_and_is_told_what_speaks_against_it(
    library: Library,
) -> None:
    word = correct(library, "3.1", WordSort.STATUS, "Amber")
    add(library, SECOND, MINUTES)
    for plan in (FIRST, SECOND):
        now = story(library, plan, "3.1")
        assert now.status is StatusWord.AMBER
    (said,) = story(library, FIRST, "3.1").said
    papers = PlanBook.of(library).by_papers(story(library, FIRST, "3.1"))
    assert said.against == papers.status.value != "Amber"
    (entry,) = history(PlanBook.of(library), trace_all(PlanBook.of(library), None, None).traces)
    assert (entry.word, entry.found) == (word, True)
    assert f"now says {papers.status.value}" in entry.against


def test_taking_back_gives_the_papers_their_say_again(library: Library) -> None:
    before = story(library, FIRST, "2.4").status
    word = correct(library, "2.4", WordSort.STATUS, "Green")
    library.say(taken_back(word, BY))
    assert story(library, FIRST, "2.4").status is before
    first, second = history(PlanBook.of(library), ())
    assert first.taken_back == second.word


def test_wrong_values_are_refused_with_what_is_right(library: Library) -> None:
    held = story(library, FIRST, "2.4")
    for sort, value in (
        (WordSort.STATUS, "Blue"),
        (WordSort.DUE, "31/3/24"),
        (WordSort.OWNER, " "),
    ):
        with pytest.raises(UsageError):
            on_action(held, held, sort, value, BY)
    report = next(d for d in library.documents() if d.path == REPORT)
    with pytest.raises(UsageError, match=f"{REPORT} has no page {report.page_count + 1}"):
        on_evidence(held, report, report.page_count + 1, BY)


def test_rejected_link_stays_rejected_where_the_next_version_rewords_its_action(
    library: Library,
) -> None:
    row = traced(library, FIRST).rows[0]
    library.say(on_link(row, row.links[0], False, BY))
    gone = row.links[0].story.action.ref
    add(library, SECOND)
    for plan in (FIRST, SECOND):
        again = traced(library, plan).rows[0]
        assert gone not in [link.story.action.ref for link in again.links]
        (rejected,) = again.rejected
        assert rejected.story.action.ref == gone
        assert rejected.said and rejected.said.word.name == "Ann Lee"


def test_that_nothing_answers_is_confirmed_and_overruled_by_adding_a_link(library: Library) -> None:
    row = next(r for r in traced(library, FIRST).rows if r.recommendation.n == 10)
    library.say(on_gap(row, BY))
    row = next(r for r in traced(library, FIRST).rows if r.recommendation.n == 10)
    assert row.gap and row.status is TraceStatus.UNANSWERED
    assert trace_row(row)["officer"]["name"] == "Ann Lee"  # type: ignore[index]
    added = story(library, FIRST, "4.3")
    library.say(on_link(row, link_of(row, added), True, BY))
    row = next(r for r in traced(library, FIRST).rows if r.recommendation.n == 10)
    assert row.status is TraceStatus.ANSWERED
    assert [link.story.action.ref for link in row.links] == ["4.3"]
    with pytest.raises(UsageError, match=r"answered by 4\.3: reject"):
        on_gap(row, BY)


def test_gap_that_a_new_version_fills_is_told_and_stays_the_officers(library: Library) -> None:
    row = next(r for r in traced(library, FIRST).rows if r.recommendation.n == 8)
    library.say(on_gap(row, BY))
    add(library, SECOND)
    row = next(r for r in traced(library, SECOND).rows if r.recommendation.n == 8)
    assert row.status is TraceStatus.UNANSWERED
    assert [link.story.action.ref for link in row.to_check] == ["4.5"]
    (entry,) = history(PlanBook.of(library), trace_all(PlanBook.of(library), None, None).traces)
    assert "the plan now has 4.5" in entry.against


def test_an_officer_says_which_reports_a_plan_answers(library: Library) -> None:
    older = "wexcombe-inspection-report-2016.pdf"
    add(library, older)
    held = {d.path: d for d in library.documents()}
    assert traced(library, FIRST).report.path == REPORT
    library.say(on_report(held[FIRST], held[older], BY))
    assert traced(library, FIRST).report.path == older
    library.say(on_report(held[FIRST], held[REPORT], BY))
    both = trace_all(PlanBook.of(library), None, held[FIRST]).traces
    assert [each.report.path for each in both] == [older, REPORT]
    for each in both:
        assert [row.report for row in each.rows] == [each.report] * len(each.rows)
    (book,) = {tuple(s.action.id for s in each.told) for each in both}
    assert len(book) == 26
    library.say(taken_back(library.officer_words()[0], BY))
    assert traced(library, FIRST).report.path == REPORT


def test_history_goes_into_a_library_built_anew(library: Library, tmp_path: Path) -> None:
    correct(library, "2.4", WordSort.STATUS, "Green")
    row = traced(library, FIRST).rows[0]
    library.say(on_link(row, row.links[0], False, BY))
    rows = [entry_row(entry) for entry in history(PlanBook.of(library), ())]
    words = [word_of(each, "entry") for each in rows]
    assert words == list(library.officer_words())
    with make_library(tmp_path / "anew", {n: DEMO / n for n in (REPORT, FIRST)}) as other:
        assert other.take_words(words) == 2
        assert other.take_words(words) == 0
        assert story(other, FIRST, "2.4").status is StatusWord.GREEN
        assert len(traced(other, FIRST).rows[0].rejected) == 1


def test_word_on_what_is_no_longer_held_is_told(library: Library) -> None:
    correct(library, "2.4", WordSort.STATUS, "Green")
    library.remove([story(library, FIRST, "2.4").plan.id])
    (entry,) = history(PlanBook.of(library), ())
    assert not entry.found


def test_row_that_is_no_word_is_refused_by_its_place() -> None:
    with pytest.raises(UsageError, match="entry 3: no officer's word"):
        word_of({"id": "x"}, "entry 3")


def test_reading_a_moved_file_again_keeps_what_was_said(library: Library, tmp_path: Path) -> None:
    correct(library, "2.4", WordSort.STATUS, "Green")
    moved = tmp_path / "renamed.pdf"
    moved.write_bytes((DEMO / FIRST).read_bytes())
    old = next(f.absolute for f in library.files().values() if f.path == FIRST)
    make_library(library.settings.folder, {"renamed.pdf": moved}).close()
    library.forget([old])
    assert story(library, "renamed.pdf", "2.4").status is StatusWord.GREEN
