"""A damaged PDF is read as far as it goes, and what may be missing is told."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import UnreadableDocument
from corpus.settings import Settings
from ingest.pipeline import ingest
from ingest.read.pdf.damage import damage_of, pages_claimed
from tests.ingest.read.drawing import Drawing

DEMO = Path(__file__).parents[3] / "corpus" / "documents"
LETTER = next(iter(sorted(DEMO.glob("*inspection-2025.pdf"))))


def paper(pages: int = 4) -> bytes:
    drawing = Drawing()
    for page in range(pages):
        lines = [f"Page {page} line {n}: the panel asked about {n * 7} visits." for n in range(40)]
        drawing.lines(*lines).page() if page < pages - 1 else drawing.lines(*lines)
    return drawing.bytes()


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """With a stretch of a packed stream lost."""
    at = chance.choice([found.end() for found in re.finditer(rb"stream\r?\n", data)]) + 12
    return data[:at] + bytes(60) + data[at + 60 :]


def cut_short(data: bytes, chance: random.Random) -> bytes:
    return data[: int(len(data) * chance.uniform(0.3, 0.95))]


def cut_out(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) // 2)
    return data[:at] + data[at + chance.randrange(50, 2000) :]


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(5, 80)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def pages_dropped(data: bytes, _: random.Random) -> bytes:
    """With half of the pages taken out of the tree, and its count left."""
    found = re.search(rb"/Kids\s*\[([^\]]*)\]", data)
    assert found
    kept = re.findall(rb"\d+ 0 R", found[1])[:2]
    return data.replace(found[0], (b"/Kids [" + b" ".join(kept) + b"]").ljust(len(found[0])))


@pytest.mark.parametrize("damage", [zeroed, cut_short, cut_out, flipped, pages_dropped])
@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_without_a_word(read, damage, seed):
    for data in (paper(), LETTER.read_bytes()):
        if damage is pages_dropped and b"/Kids" not in data:
            continue
        whole = Counter(" ".join(page.text for page in read(data).pages).split())
        try:
            reading = read(damage(data, random.Random(seed)))
        except UnreadableDocument as error:
            assert error.why
            continue
        held = Counter(" ".join(page.text for page in reading.pages).split())
        lost = 1 - (whole & held).total() / whole.total()
        assert lost < 0.01 or reading.losses


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.pdf")), ids=lambda path: path.name)
def test_a_sound_file_shows_no_damage(path, read):
    assert damage_of(path.read_bytes()) == []
    assert read(path.read_bytes()).losses == ()


def test_pages_are_counted_as_the_file_itself_does():
    assert pages_claimed(paper(3)) == 3
    assert pages_claimed(b"%PDF-1.4 nothing") == 0


def test_what_was_read_in_part_is_told_each_time(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "part.pdf").write_bytes(zeroed(paper(), random.Random(1)))
    (folder / "whole.pdf").write_bytes(paper(2))
    settings = Settings(library=tmp_path / "library", jobs=1)
    for _ in range(2):
        report = ingest([folder], settings)
        assert [each.path for each in report.partly] == ["part.pdf"]
        assert "can't be unpacked whole" in report.partly[0].partial
    (folder / "copy.pdf").write_bytes((folder / "part.pdf").read_bytes())
    ingest([folder], settings)
    assert [each.path for each in ingest([folder], settings).partly] == ["copy.pdf", "part.pdf"]
