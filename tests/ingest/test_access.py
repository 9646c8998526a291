"""Which pages of a paper are exempt: by its markings, its folder, its name."""

from __future__ import annotations

import json
import tomllib

import pytest

from corpus.types import Access, PageText
from evals.training.markings.fit import fit_markings, told_apart
from evals.training.markings.lines import WRITERS
from evals.training.markings.papers import PAGES, PAPERS
from ingest.describe.access import AccessFound, find_access
from ingest.describe.access.line_model import likelihoods
from ingest.read.blocks import Block, BlockKind, Reading
from tests.ingest.made_readings import reading

WORDINGS = tomllib.loads(PAPERS.read_text("utf-8"))

PRINTED = [json.loads(line) for line in PAGES.read_text("utf-8").splitlines()]
"""Pages as they are printed, by others than the rules' writers: half marked, half mentions."""


def found(text: str, path: str = "", *, paged: bool = True) -> AccessFound:
    return find_access(reading(*text.split("\n---\n"), paged=paged), path)


def pages(access: AccessFound, count: int) -> list[int]:
    """The pages withheld of so many."""
    return list(range(1, count + 1)) if access.access is Access.EXEMPT else list(access.pages)


def test_there_are_sixty_wordings_of_each_sort() -> None:
    assert len(WORDINGS["exempt"]) >= 60
    assert len(WORDINGS["public"]) >= 60


@pytest.mark.parametrize("case", WORDINGS["exempt"], ids=lambda case: case["text"][:60])
def test_a_paper_that_says_it_is_exempt_is_withheld_just_where_it_says_so(case) -> None:
    count = len(case["text"].split("\n---\n"))
    access = found(case["text"])
    assert pages(access, count) == case.get("withheld", list(range(1, count + 1)))
    assert access.why


@pytest.mark.parametrize("case", WORDINGS["public"], ids=lambda case: case["text"][:60])
def test_a_paper_that_only_speaks_of_exemption_is_public(case) -> None:
    assert found(case["text"]) == AccessFound()


def run_together(*pages: str) -> Reading:
    """Pages of which each is one paragraph to who reads their layout: nothing is set apart."""
    texts = tuple(PageText(number, page) for number, page in enumerate(pages, 1))
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, page.number, 0, len(page.text), " ".join(page.text.split()))
        for page in texts
    )
    return Reading("application/pdf", True, texts, blocks)


@pytest.mark.parametrize("read", [reading, run_together])
@pytest.mark.parametrize("case", PRINTED, ids=lambda case: case["id"])
def test_a_marking_is_told_from_a_mention_however_the_page_is_set(case, read) -> None:
    access = find_access(read(*case["text"]))
    assert pages(access, len(case["text"])) == case["exempt_pages"]


def test_an_appendix_that_another_page_says_is_exempt_is_held_back_until_it_is_decided() -> None:
    access = found(
        "# Report\nAppendix 2 is exempt from publication.\n---\n# Appendix 2\nThe price."
    )
    assert (access.pages, access.sure) == ((2,), False)
    assert access.why == 'page 1: "Appendix 2 is exempt from publication."'


def test_a_paper_without_pages_is_withheld_whole_where_an_appendix_in_it_is_exempt() -> None:
    access = found("# Report\nHomes are full.\n# EXEMPT APPENDIX\nThe price.", paged=False)
    assert access.access is Access.EXEMPT


@pytest.mark.parametrize("path", ["Exempt/letter.pdf", "2024/Part 2/a.pdf", "pink papers/b.docx"])
def test_what_lies_in_a_folder_for_exempt_papers_is_exempt(path: str) -> None:
    access = found("# A letter\nAll is well.", path)
    assert (access.access, access.sure) == (Access.EXEMPT, True)


@pytest.mark.parametrize("path", ["Appendix 2 - exempt.pdf", "cabinet_CONFIDENTIAL_v2.docx"])
def test_a_name_alone_is_not_certain_so_the_paper_is_held_back(path: str) -> None:
    access = found("# A letter\nAll is well.", path)
    assert (access.access, access.sure) == (Access.EXEMPT, False)


@pytest.mark.parametrize(
    "path", ["confidentiality policy.pdf", "exempt accommodation.pdf", "public/report.pdf"]
)
def test_a_name_with_such_a_word_in_another_sense_tells_nothing(path: str) -> None:
    assert found("# A letter\nAll is well.", path) == AccessFound()


_LEAST = {"K4": 0.68, "K5": 0.78, "K6": 0.71}
"""Of K4 and K6 half the lines and more were written as of no template; K5 has forms with boxes to tick."""


@pytest.mark.parametrize("writer", WRITERS[2:7])
def test_lines_of_a_writer_who_was_left_out_are_told_apart(writer: str) -> None:
    recall, precision = told_apart(fit_markings(but=writer), writer)
    assert recall >= _LEAST.get(writer, 0.84)
    assert precision >= (0.81 if writer == "K7" else 0.85)


@pytest.mark.parametrize(
    "line",
    ["Restricted funds and reserves", "Confidential Reporting Policy", "Private hire licences"],
)
def test_a_heading_of_a_labels_words_that_is_read_as_none_is_public(line: str) -> None:
    assert (
        found(f"Harling Council\n\n# {line}\n\nThe panel considered the proposals.")
        == AccessFound()
    )


def test_what_the_words_leave_open_the_reading_settles() -> None:
    """Both lines have the same words; only in one are they said of the paper."""
    marks, speaks = (
        likelihoods([line, "Placement costs", "Four homes were compared."])[0]
        for line in (
            "Not to be published: this report is exempt",
            "Reports are not to be published if exempt",
        )
    )
    assert marks > 0.8
    assert speaks < marks


def test_a_plans_row_on_partners_who_do_not_share_is_public() -> None:
    row = "AI2 | Partners do not share what they know, and so cannot buy services jointly with confidence"
    rows = "\n\n".join(("# Plan", "We agreed this in January.", row, "Each has a lead officer."))
    assert found(rows) == AccessFound()
