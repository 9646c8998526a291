"""A writer killed at any moment leaves a library that opens, answers, and finishes next time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.settings import Settings
from corpus.store.word_index import match_expression
from corpus.types import Entry

PAPERS, PASSAGES = 24, 30

WRITE = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[1], str(Path(sys.argv[1]).parent)]
from conftest import make_entry
from corpus.library import Library
from corpus.settings import Settings
from test_killed_writer import papers

with Library.create_or_open(Settings(library=Path(sys.argv[2]))) as library:
    print("writing", flush=True)
    library.save(papers(make_entry, sys.argv[3]))
"""


def papers(entry: Callable[..., Entry], version: str) -> list[Entry]:
    """Some that never change, and one that is new in each version."""
    stable = [
        entry(f"{n}.pdf", [f"Paper {n} says thing{n}x{m} of visits." for m in range(PASSAGES)])
        for n in range(PAPERS - 1)
    ]
    return [*stable, entry("new.pdf", [f"Version{version} says what changed."], content="new")]


def kill_while_writing(folder: Path, version: str, after: float) -> tuple[int, bool]:
    """The group of its processes, and whether it was still writing when it was killed, so many
    seconds after it began. What it had set to work goes on for a while.
    """
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, str(Path(__file__).parent), str(folder), version],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        time.sleep(after)
        still = writer.poll() is None
        writer.kill()
    return writer.pid, still


def check_answers(library: Library) -> None:
    """Every document that is there is whole, and is found by its words and by its meaning."""
    for document in library.documents():
        passages = library.passages(document.id)
        assert len(passages) == (1 if document.path == "new.pdf" else PASSAGES)
        assert library.page(document.id, 1).text.splitlines() == [p.text for p in passages]
        word = passages[0].text.split()[3 if document.path != "new.pdf" else 0]
        worded = library.find_words(match_expression([word]), None, 1)
        assert [found for found, _ in worded] == [passages[0].id]
        vector = library.embed([passages[0].embedded_text])[0]
        assert library.nearest(vector, None, 1)[0][1] == pytest.approx(1.0, abs=1e-3)


@pytest.mark.long
def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_there_twice(
    tmp_path: Path, entry: Callable[..., Entry]
) -> None:
    settings = Settings(library=tmp_path / "library")
    chance, held, killed, groups = random.Random(7), 0, 0, []
    for attempt in range(4):
        after = chance.uniform(0.05, 4)
        group, still = kill_while_writing(settings.library, str(attempt), after)
        groups.append(group)
        killed += still
        with Library.open(settings) as library:
            check_answers(library)
            assert len(library.documents()) >= held
            held = len(library.documents())
    assert killed, "every writer finished before it was killed"
    for group in groups:
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
    with Library.open(settings) as library:
        library.save(papers(entry, "last"))
        assert len(library.documents()) == PAPERS
        check_answers(library)
        assert [d.path for d in library.documents()].count("new.pdf") == 1
        assert library.health().sound
        generations = [path for path in (settings.library / "vectors").iterdir() if path.is_dir()]
        assert len(generations) == 1
