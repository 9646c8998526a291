"""What is asked and answered is written down where it is wanted, and nowhere else."""

from __future__ import annotations

import json
import os
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.record import Record
from assistant.types import Answer, Citation, Status
from corpus.errors import LibraryUnreachable
from corpus.library import Library
from corpus.settings import Settings

DAY = datetime(2026, 3, 4, 12, tzinfo=UTC)


def answer(question: str = "Who chairs?") -> Answer:
    cited = Citation("d1", "may.pdf", "Minutes", None, 2, "", "Ann Lee chairs.", 2, 0, 15)
    return Answer(question, question, Status.COMPLETE, "Ann Lee chairs.", citations=(cited,))


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "record", 30)


def test_nothing_is_kept_unless_a_folder_is_named(tmp_path, monkeypatch):
    monkeypatch.delenv("SCRUTINEER_RECORD", raising=False)
    assert Record.of(Settings()) is None


def test_a_line_has_the_question_the_answer_and_its_pages_and_no_name(record):
    record.add(answer(), "Ann Lee", DAY)
    (row,) = record.rows()
    assert (row["time"], row["question"], row["status"]) == (
        "2026-03-04T12:00:00+00:00",
        "Who chairs?",
        "complete",
    )
    assert row["citations"] == [{"document": "may.pdf", "page": 2, "quote": "Ann Lee chairs."}]
    assert "asker" not in row


def test_who_asked_is_kept_where_that_is_wanted(tmp_path):
    kept = Record(tmp_path, 30, names=True)
    kept.add(answer(), "Ann Lee", DAY)
    assert [row["asker"] for row in kept.rows()] == ["Ann Lee"]


def test_what_was_written_is_only_added_to(record):
    record.add(answer("One?"), "", DAY)
    (path,) = record.folder.glob("*.jsonl")
    first = path.read_bytes()
    record.add(answer("Two?"), "", DAY)
    assert path.read_bytes().startswith(first)
    assert [row["question"] for row in record.rows()] == ["One?", "Two?"]


def test_many_at_once_leave_a_line_each(record):
    def ask() -> None:
        for _ in range(10):
            record.add(answer(), "", DAY)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({row["id"] for row in record.rows()}) == 4 * 10


def test_a_day_is_dropped_when_it_is_past_its_days_and_not_before(record):
    record.add(answer("Old?"), "", DAY)
    record.add(answer("New?"), "", DAY + timedelta(days=30))
    assert [row["question"] for row in record.rows()] == ["Old?", "New?"]
    record.add(answer("Newer?"), "", DAY + timedelta(days=31))
    assert [row["question"] for row in record.rows()] == ["New?", "Newer?"]
    assert record.forget_old(date(2027, 1, 1)) == 2
    assert list(record.rows()) == []


def test_what_is_deleted_is_gone_from_the_disk_and_the_rest_stays(record):
    gone = record.add(answer("A child's name?"), "", DAY)
    record.add(answer("Two?"), "", DAY)
    assert record.delete(lambda row: row["id"] == gone) == 1
    assert not any(
        b"child" in path.read_bytes() for path in record.folder.rglob("*") if path.is_file()
    )
    assert [row["question"] for row in record.rows()] == ["Two?"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_it_is_its_owners_alone(record):
    record.add(answer(), "", DAY)
    assert record.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in record.folder.iterdir()} == {0o600}


def test_what_can_not_be_recorded_is_told_with_what_to_do(tmp_path):
    (tmp_path / "record").write_text("a file where the folder should be")
    with pytest.raises(LibraryUnreachable, match="SCRUTINEER_RECORD"):
        Record(tmp_path / "record", 30).add(answer())


def test_each_question_that_is_asked_is_recorded_once_and_a_trial_is_not(demo_library, tmp_path):
    settings = demo_library.model_copy(update={"record": tmp_path / "record", "record_names": True})
    with Library.open(settings) as library:
        assistant = Assistant(library)
        given = assistant.ask("Who chairs the corporate parenting panel?", asker="Ann Lee")
        assistant.ask("Who chairs the corporate parenting panel?", asker=None)
        assistant.record(given, "Bob Ray")  # given again from memory
    kept = [json.loads(line) for path in sorted((tmp_path / "record").glob("*.jsonl"))
            for line in path.read_text("utf-8").splitlines()]  # fmt: skip
    assert [row["asker"] for row in kept] == ["Ann Lee", "Bob Ray"]
    assert {row["answer"] for row in kept} == {given.answer}
