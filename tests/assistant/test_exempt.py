"""An exempt paper answers those who are cleared to see it, and nobody else."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status
from corpus.settings import Settings
from corpus.types import Access
from ingest.pipeline import ingest

PUBLIC = """# Report of Wexcombe Council on the new children's home

The council will open a children's home in Market Orrin in 2027.

Members will be told of its cost in due course.
"""
EXEMPT = """# Report of Wexcombe Council on the contract for the children's home

Not for publication by virtue of paragraph 3 of Schedule 12A of the Local Government Act 1972

The zephyr contractor will be paid £4,321,000 to build the children's home.
"""
COST = "How much will the zephyr contractor be paid to build the children's home?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    papers = tmp_path_factory.mktemp("exempt")
    (papers / "public.md").write_text(PUBLIC)
    (papers / "exempt.md").write_text(EXEMPT)
    library = papers / ".library"
    ingest([papers], Settings(library=library, jobs=1))
    return library


def opened(folder, cleared):
    return Assistant.open(Settings(library=folder, cleared_for_exempt=cleared))


def test_an_exempt_paper_answers_who_is_cleared(folder):
    answer = opened(folder, True).ask(COST)
    assert "£4,321,000" in answer.answer
    assert {c.document for c in answer.citations} == {"exempt.md"}


def test_an_exempt_paper_is_told_to_nobody_else_in_any_part_of_an_answer(folder):
    answer = opened(folder, False).ask(COST)
    assert answer.status is Status.NONE
    assert answer.searched.documents == 1
    for secret in ("4,321,000", "exempt.md", "contract for"):
        assert secret not in repr(answer)


def test_search_and_the_list_of_documents_leave_an_exempt_paper_out(folder):
    assistant = opened(folder, False)
    assert [d.path for d in assistant.library.documents()] == ["public.md"]
    assert {e.document.path for e in assistant.search("zephyr contractor home")} <= {"public.md"}
    cleared = {d.path: d.access for d in opened(folder, True).library.documents()}
    assert cleared == {"public.md": Access.PUBLIC, "exempt.md": Access.EXEMPT}


def test_a_word_that_only_an_exempt_paper_has_is_unknown_to_who_is_not_cleared(folder):
    assert opened(folder, True).library.document_frequency("zephyr") == 1
    assert opened(folder, False).library.document_frequency("zephyr") == 0
