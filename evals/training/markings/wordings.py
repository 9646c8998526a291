"""Lines that mark a paper as not public, and lines that only speak of it, set as pages set them.

`marks.txt` and `mentions.txt` hold what is said, by the writers of this project from how English
councils word it; slots in braces are filled, and pages are laid around them, by chance.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent

_SLOTS: dict[str, tuple[str, ...]] = {
    "law": (
        "paragraph 3 of Schedule 12A",
        "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
        "Paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972 (as amended)",
        "paragraphs 1 and 2 of Schedule 12A",
        "paragraphs 1, 2 and 7 of Part I of Schedule 12A Local Government Act 1972",
        "paragraph(s) 1, 2 of Part 1 of Schedule 12A of the Local Government Act 1972",
        "Schedule 12A, paragraph 3",
        "Schedule 12A Local Government Act 1972, para 1",
        "Schedule 12A (Part 1, para 5)",
        "LGA 1972 Sch 12A para 3",
        "Sch. 12A, Part 1, paras 1 & 2",
        "para 3",
        "Para. 1",
        "paras 1 and 2",
        "paragraph 4 (labour relations)",
        "paragraph 5 (legal professional privilege)",
        "Paragraph 3 - financial or business affairs",
        "Paragraph 1: information relating to any individual",
        "category 3",
        "Category 1 of Schedule 12A",
        "section 100A(4) of the Local Government Act 1972",
        "section 100A(3)",
        "section 100I of the Local Government Act 1972",
        "s.100I LGA 1972",
        "S100A(4) and Schedule 12A",
        "Access to Information Procedure Rule 10.4(3)",
        "Rule 10.4 category 1",
        "Regulation 4(2)(b) of the 2012 Regulations",
        "Regulation 20 of the Local Authorities (Executive Arrangements) Regulations 2012",
    ),
    "doc": (
        "Report", "Appendix 1", "Appendix B", "Annex C", "Annexe 2", "Enclosure 3", "Attachment A",
        "Minutes", "Briefing note", "Item", "Agenda item 9", "Business case", "Risk register",
        "Supplementary paper", "Addendum", "Options appraisal", "Cover report", "Tender evaluation",
    ),
    "docu": ("REPORT", "APPENDIX", "APPENDIX 2", "ITEM", "PAPER", "ANNEX A", "MINUTES", "BRIEFING", "NOTE"),
    "docl": (
        "report", "paper", "document", "item", "appendix", "annex", "briefing", "note", "letter", "pack",
        "schedule", "section", "minute", "plan", "review", "record", "attachment", "supplement",
    ),
    "body": (
        "Cabinet", "the Cabinet", "the Panel", "Committee members", "Corporate Parenting Board", "the Board",
        "Members of the Committee", "the Executive", "Children's Improvement Board", "Scrutiny Panel",
        "Elected Members", "named recipients", "the Schools Forum", "the Lead Member", "the partnership",
    ),
    "reason": (
        "information relating to any individual", "personal information about a child",
        "the financial or business affairs of a provider", "commercially sensitive information",
        "details of staff", "legal advice", "the names of families", "negotiations with a contractor",
        "labour relations", "an ongoing investigation", "tender prices", "information about individuals",
    ),
    "officer": (
        "Director of Children's Services", "Chief Executive", "Monitoring Officer", "Head of Commissioning",
        "Corporate Director", "Strategic Director, People", "Assistant Director",
    ),
    "subject": (
        "Award of fostering contract", "Purchase of a children's home", "Redundancies at a school",
        "Improvement plan", "Serious incident", "Short breaks", "Budget monitoring", "Complaints",
    ),
    "date": ("4 May", "12 June 2024", "00.01 on Monday 3 March", "9 am on 7 July 2023", "midnight, 2 October"),
    "n": ("1", "2", "3", "5", "7", "9", "12", "14", "23"),
    "foi": ("31", "36", "40", "40(2)", "41", "42", "43", "43(2)"),
    "itself": ("it", "this report", "the document"),
}  # fmt: skip

HEADS = (
    "Wexcombe Council", "London Borough of Harling", "Cabinet", "Children and Families Committee", "5 March 2024",
    "Report of the Director of Children's Services", "Agenda item 9", "Corporate Parenting Panel",
    "Report to Cabinet", "Placement sufficiency", "Fostering fees", "Contract award: advocacy", "Item 6",
    "Report title: Early help", "Wards affected: All", "Key decision: No", "Report author: Head of Service",
    "County Hall, 10 am", "Minutes", "Scrutiny Commission", "Page 12", "Decision date: 17 October",
)  # fmt: skip
BODY = (
    "1. Purpose", "1.1 This report asks for agreement to extend three placements.", "Summary",
    "Four bids were received and one was disqualified.", "Numbers in care have risen from 412 to 436.",
    "The owner is willing to sell at £485,000.", "Staff turnover fell to 14 per cent in the year.",
    "The mother had been in care in this borough.", "Recommendations", "Members are asked to note the report.",
    "The home is full and nine children wait.", "Background", "2. Reasons for the decision",
    "Case audit found that plans were not always up to date.", "Financial implications",
    "Costs are met from the dedicated schools grant.", "The panel thanked the foster carers.",
    "Bidder A scored 71 for quality and 64 for price.", "Children told us that they like their school.",
    "The contract ends on 30 June and can be extended for", "two years at the same price, subject to review.",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A line of a page, by its place from 0, and whether it marks."""

    lines: tuple[str, ...]
    at: int
    marks: bool


def rows(chance: random.Random, times: int) -> Iterator[Row]:
    """Each wording set on `times` pages."""
    for marks, name in ((True, "marks.txt"), (False, "mentions.txt")):
        for wording in wordings(name):
            for _ in range(times):
                yield from _page(_filled(wording, chance), marks, chance)


def wordings(name: str) -> list[str]:
    """What a file holds, a wording a line."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _filled(wording: str, chance: random.Random) -> list[str]:
    text = re.sub(r"\{(\w+)\}", lambda slot: chance.choice(_SLOTS[slot[1]]), wording)
    lines = [line.strip() for line in text.split(" / ")]
    if chance.random() < 0.5:
        width = chance.choice((42, 50, 58, 66, 80))
        lines = [part for line in lines for part in textwrap.wrap(line, width)]
    if chance.random() < 0.2:
        lines = [line.upper() for line in lines]
    if chance.random() < 0.3 and len(lines[-1].split()) > 6:
        lines[-1] += "."
    return lines


def _page(said: Sequence[str], marks: bool, chance: random.Random) -> Iterator[Row]:
    """The rows that a statement gives on one page: the line that begins it, or all that don't mark."""
    shape = chance.random()
    head = chance.sample(HEADS, chance.choice((0, 0, 1, 1, 2, 3)))
    before = chance.sample(BODY, chance.choice((1, 2, 4))) if shape > 0.75 else []
    after = [] if shape > 0.95 else chance.sample(BODY + HEADS, chance.choice((1, 2, 4)))
    lines = (*head, *before, *said, *after)
    start = len(head) + len(before)
    for at in range(start, start + (1 if marks else len(said))):
        yield Row(lines, at, marks)
