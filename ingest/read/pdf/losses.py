"""Whether a PDF was read whole: held against its own count, its bytes, and a second reader."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.read.pdf.damage import damage_of, pages_claimed
from ingest.read.pdf.second_opinion import SecondOpinion
from ingest.read.pdf.sheets import Sheet

_FEWER = 0.95
"""Of what the second reader finds on a page, less than this share is told as a loss."""

_MOSTLY = 0.2
"""So large a share of words that can't be drawn says that fonts are damaged, not that any hide."""


def losses_of(
    data: bytes, sheets: Sequence[Sheet], count: int, opinion: SecondOpinion
) -> list[str]:
    """What may be missing of a file that could be read; empty where all signs are good.

    The second reader is slow, so its words are asked for only where something else is amiss.
    """
    found = [*damage_of(data), *_counts(data, count, opinion)]
    failed = [str(number) for number, sheet in enumerate(sheets, 1) if sheet.failed]
    if failed:
        found.append(f"pages that could not be read: {', '.join(failed)}")
    undrawn, read = _words(sheets)
    if undrawn > _MOSTLY * (undrawn + read):
        found.append(
            f"{undrawn} of its {undrawn + read} words can't be drawn: its fonts may be damaged"
        )
    return [*found, *_fewer(sheets, opinion)] if found else []


def _counts(data: bytes, count: int, opinion: SecondOpinion) -> list[str]:
    """Where the readers, or the file itself, tell of another number of pages."""
    found = []
    if opinion.page_count not in (None, count):
        found.append(f"two readers disagree on its pages: {count} and {opinion.page_count}")
    claimed = pages_claimed(data)
    if claimed not in (0, count):
        found.append(f"the file says that it has {claimed} pages, and {count} were found")
    return found


def _words(sheets: Sequence[Sheet]) -> tuple[int, int]:
    """How many words couldn't be drawn, and how many were read."""
    read = sum(len(line.words) for sheet in sheets for line in sheet.lines)
    return sum(len(sheet.unseen) for sheet in sheets), read


def _fewer(sheets: Sequence[Sheet], opinion: SecondOpinion) -> list[str]:
    """How much more the second reader finds, on which pages."""
    short = {}
    for number, sheet in enumerate(sheets, 1):
        ours = sum(len(word.text) for line in sheet.lines for word in line.words)
        theirs = sum(len(word.text) for word in opinion.words(number - 1))
        if ours < _FEWER * theirs:
            short[number] = (ours, theirs)
    if not short:
        return []
    ours, theirs = (sum(pair[at] for pair in short.values()) for at in (0, 1))
    pages = ", ".join(map(str, short))
    return [f"a second reader finds more: {theirs} characters, not {ours}, on pages {pages}"]
