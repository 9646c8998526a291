"""A library moved to a server and back is the same library."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.address import ServerAddress
from corpus.corrections import Correction
from corpus.errors import UsageError
from corpus.library import Library, match_expression
from corpus.settings import Settings
from corpus.store.moving import signature_of
from corpus.types import Access
from tests.postgres import Server


def seeing(place: Path | ServerAddress) -> Settings:
    """Of those who see exempt papers too."""
    return Settings(library=place, cleared_for_exempt=True)


def test_there_and_back_everything_is_as_it_was(
    papers_folder: Path, postgres: Server, tmp_path: Path
) -> None:
    address = ServerAddress(postgres.scratch())
    with (
        Library.open(seeing(papers_folder)) as first,
        Library.create_or_open(seeing(address)) as second,
        Library.create_or_open(seeing(tmp_path / "back")) as third,
    ):
        assert first.move_to(second).taken == 5
        moved = second.move_to(third)
        assert (moved.documents, moved.taken) == (5, 5)
        assert moved.signature == signature_of(first._store)
        for library in (second, third):
            assert library.documents() == first.documents()
            assert library.health().problems == ()
            asked = match_expression(["early"])
            found, before = library.find_words(asked, None, 5), first.find_words(asked, None, 5)
            assert [each for each, _ in found] == [each for each, _ in before]
            assert [score for _, score in found] == pytest.approx([score for _, score in before])


def test_a_move_that_was_stopped_is_gone_on_with(
    postgres: Server, tmp_path: Path, entry: Any
) -> None:
    def stop(done: int, total: int, path: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with (
        Library.create_or_open(seeing(tmp_path / "first")) as first,
        Library.create_or_open(seeing(ServerAddress(postgres.scratch()))) as second,
    ):
        first.publish = lambda: None  # type: ignore[method-assign]
        first.save(entry(f"{name}.pdf", [f"Paper {name} speaks."]) for name in "abc")
        held = first.documents()[0]
        first.rule(held.id, Access.EXEMPT, by="An officer", given=date(2024, 1, 1))
        first.keep_corrections(
            [Correction(held.id, "title", "Other", "An officer", date(2024, 1, 2))]
        )
        with pytest.raises(KeyboardInterrupt):
            first.move_to(second, stop)
        assert first.move_to(second).taken == 1
        assert first.move_to(second).taken == 0
        assert second.documents() == first.documents()
        assert second.corrections() == first.corrections()
        assert second.files() == first.files()


def test_a_library_of_other_papers_is_not_moved_into(
    postgres: Server, papers_folder: Path, entry: Any
) -> None:
    with (
        Library.open(seeing(papers_folder)) as first,
        Library.create_or_open(seeing(ServerAddress(postgres.scratch()))) as second,
    ):
        second.save([entry("other.pdf", ["Another paper."])])
        with pytest.raises(UsageError, match=r"holds other papers \(other.pdf\)"):
            first.move_to(second)
        assert [each.path for each in second.documents()] == ["other.pdf"]
