"""The three outcomes of area SEND inspections, in invented letters."""

from __future__ import annotations

import pytest

from corpus.text import locate
from corpus.types import Area, Document, Framework, Grade, Judgement, Kind
from ingest.outline.sections import split_sections
from ingest.registers.inspections.judgements import read_judgements
from tests.ingest.made_readings import reading

LETTER = Document("1", "a.pdf", "Area SEND", Kind.INSPECTION_LETTER, "application/pdf", 2, True,
                  framework=Framework.AREA_SEND)  # fmt: skip
POSITIVE = (
    "The local area partnership’s SEND arrangements typically lead to positive experiences and "
    "outcomes for children in Oakhaven. The partnership is going on with its work."
)
MIXED = (
    "The local area partnership's special educational needs and/or disabilities (SEND) "
    "arrangements lead to inconsistent experiences and outcomes for children in Oakhaven."
)
FAILINGS = (
    "There are widespread and/or systemic failings leading to significant concerns about the "
    "experiences and outcomes of children in Oakhaven, which must be met at once."
)
FRONT = "# Area SEND inspection of Oakhaven Local Area Partnership\nInspection dates: May 2024"


def judged(*pages: str) -> tuple[Judgement, ...]:
    made = reading(*pages)
    found = read_judgements(made, LETTER, split_sections(made))
    for each in found:
        assert locate(made.pages[each.page - 1].text, each.quote)
    return found


@pytest.mark.parametrize(
    ("said", "outcome", "area"),
    [
        (POSITIVE, Grade.SEND_POSITIVE, "The local area partnership’s SEND arrangements"),
        (MIXED, Grade.SEND_INCONSISTENT, MIXED.split(" lead to", maxsplit=1)[0]),
        (FAILINGS, Grade.SEND_FAILINGS, "the experiences and outcomes of children in Oakhaven"),
    ],
)
def test_an_outcome_is_read_with_its_page_and_sentence(
    said: str, outcome: Grade, area: str
) -> None:
    (found,) = judged(FRONT, f"## Inspection outcome\n{said}\n## About the area\nWords.")
    assert (found.area, found.grade, found.page) == (Area.AREA_SEND, outcome, 2)
    assert found.area_text == area
    assert found.quote == said.split(". The partnership", maxsplit=1)[0].rstrip(".") + "."


def test_an_outcome_without_its_heading_is_read_from_the_first_pages() -> None:
    assert [each.grade for each in judged(f"{FRONT}\n{MIXED}")] == [Grade.SEND_INCONSISTENT]


def test_the_part_on_the_outcome_stands_over_what_is_told_elsewhere() -> None:
    found = judged(f"{FRONT}\n## Background\n{FAILINGS}\n## Inspection outcome\n{MIXED}")
    assert [each.grade for each in found] == [Grade.SEND_INCONSISTENT]


@pytest.mark.parametrize(
    "text",
    [
        f"## Inspection outcome\n{MIXED}\n{FAILINGS}",
        "## Inspection outcome\nInspectors found no sign that there are widespread and/or "
        "systemic failings leading to significant concerns about children.",
        "## Inspection outcome\nThe local area partnership’s arrangements do not typically lead "
        "to positive experiences and outcomes for children.",
        f"## Background\nThis monitoring inspection looks at what was found.\n{FAILINGS}",
        "## Findings\nThe area has weaknesses that need a written statement of action.",
    ],
)
def test_no_outcome_is_given_where_it_is_not_certain(text: str) -> None:
    assert judged(f"{FRONT}\n{text}") == ()
