"""Whole pages, made up by others than the wordings: what of them marks and what only speaks of it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence

from evals.training.markings.wordings import HERE, Row
from ingest.describe.access.labels import lines_told
from ingest.describe.access.line_model import is_weighed
from ingest.describe.access.units import Unit
from ingest.describe.access.wording import Sense, sense_of

PAGES, PAPERS = HERE / "pages.jsonl", HERE / "papers.toml"


def paper_rows() -> Iterator[Row]:
    """The lines of these pages that say something: on a page that isn't withheld, none marks."""
    for line in PAGES.read_text("utf-8").splitlines():
        held = json.loads(line)
        yield from _rows(held["text"], held["exempt_pages"])
    papers = tomllib.loads(PAPERS.read_text("utf-8"))
    for sort in ("exempt", "public"):
        for held in papers[sort]:
            pages = [re.sub(r"^[#|=+] ", "", page, flags=re.M) for page in _pages(held["text"])]
            every = range(1, len(pages) + 1)
            yield from _rows(pages, held.get("withheld", every) if sort == "exempt" else ())


def _pages(text: str) -> list[str]:
    return text.split("\n---\n")


def _rows(pages: Sequence[str], withheld: Sequence[int]) -> Iterator[Row]:
    for number, page in enumerate(pages, 1):
        lines = tuple(line for line in page.split("\n") if line.strip())
        told = {at for at, _ in lines_told(lines)}
        for at, line in enumerate(lines):
            if number not in withheld:
                if is_weighed(lines, at):
                    yield Row(lines, at, marks=False)
            elif at in told or sense_of(Unit(number, at, line)) is not Sense.NOTHING:
                yield Row(lines, at, marks=True)
