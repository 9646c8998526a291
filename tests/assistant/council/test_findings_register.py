"""The findings of the demo council's letters, reports and minutes."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.council import findings_kept
from assistant.council.findings_kept import FILE, FindingsKept, Placed
from assistant.council.findings_register import FindingRow, Leaning, findings_of
from assistant.council.topic_match import subject_named
from corpus.address import ServerAddress
from corpus.text import locate


@pytest.fixture(scope="module")
def rows(demo: Assistant) -> list[FindingRow]:
    return list(findings_of(demo.library, authority="Wexcombe"))


def test_every_finding_stands_on_its_page(demo: Assistant, rows: list[FindingRow]) -> None:
    assert {row.leaning for row in rows} == set(Leaning)
    for row in rows:
        for each in row.citations:
            page = demo.library.page(each.document_id, each.place).text
            assert locate(page, each.quote) == (each.start, each.end), row.text


def test_no_two_findings_have_one_id(rows: list[FindingRow]) -> None:
    assert len({row.id for row in rows}) == len(rows)


def test_findings_are_narrowed_by_topic_leaning_and_day(
    demo: Assistant, rows: list[FindingRow]
) -> None:
    day = date(2022, 1, 1)
    found = findings_of(
        demo.library,
        authority="Wexcombe",
        subject=subject_named("private fostering"),
        leaning=Leaning.WEAKNESS,
        since=day,
    )
    wanted = [
        row.id
        for row in rows
        if "private fostering" in row.topics
        and row.leaning is Leaning.WEAKNESS
        and row.document.date
        and row.document.date >= day
    ]
    assert [row.id for row in found] == wanted


def test_what_stands_under_an_area_of_judgement_says_for_whom(rows: list[FindingRow]) -> None:
    assert {"Children in care", "Help and protection"} & {row.whom for row in rows}


def test_what_was_worked_out_is_kept_and_told_the_same(
    demo: Assistant, rows: list[FindingRow]
) -> None:
    assert (demo.library.settings.library / FILE).exists()
    assert list(findings_of(demo.library, authority="Wexcombe")) == rows


def test_what_is_kept_is_of_the_models_that_made_it(tmp_path: Path) -> None:
    placed = {"p": (Placed(3, 40, (1, 7), 0.25, 0.75, "weakness", 0.6),), "q": ()}
    FindingsKept(tmp_path, "one").keep(placed)
    assert FindingsKept(tmp_path, "one").known(["p", "q", "r"]) == placed
    assert FindingsKept(tmp_path, "other").known(["p"]) == {}


def test_a_damaged_file_of_what_is_kept_fails_no_question(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 100)
    kept = FindingsKept(tmp_path, "one")
    assert kept.known(["p"]) == {}
    kept.keep({"p": ()})
    assert kept.known(["p"]) == {}


def test_without_a_folder_the_last_that_was_worked_out_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(findings_kept, "_HERE", OrderedDict())
    monkeypatch.setattr(findings_kept, "_MOST_HERE", 3)
    kept = FindingsKept(ServerAddress("postgresql://none/papers"), "one")
    for passage in "abcd":
        kept.keep({passage: []})
    assert kept.known(list("abcd")) == {"b": (), "c": (), "d": ()}
    assert FindingsKept(ServerAddress("postgresql://none/papers"), "other").known(["d"]) == {}
