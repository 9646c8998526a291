import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.errors import EmptyDocument, ReadingLimitExceeded, UnreadableDocument
from corpus.settings import Settings
from ingest.read import read_file, read_many
from ingest.read.blocks import Reading
from ingest.read.limits import Limits
from ingest.read.process import ReadingProcess
from tests.ingest.read.drawing import Drawing

MEGABYTE = 1_000_000
WORDS = "The council said that it would look at this again in the spring of next year.\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Minutes\n\nThe plan was agreed.")
    (tmp_path / "b.pdf").write_bytes(Drawing().lines("A letter of one line.").bytes())
    (tmp_path / "c.pdf").write_bytes(b"")
    (tmp_path / "d.md").write_text("# A strategy\n\nWe will do better.")
    return tmp_path


def limits(seconds: int = 20, memory: int = 600 * MEGABYTE) -> Limits:
    return Limits(100 * MEGABYTE, 500, seconds, memory)


def test_a_file_is_read_in_another_process(folder):
    reading = read_file(folder / "b.pdf", Settings())
    assert reading.pages[0].text == "A letter of one line."


def test_what_is_wrong_with_a_file_is_raised_here_under_its_own_name(folder):
    with pytest.raises(EmptyDocument, match=r"c\.pdf: is empty"):
        read_file(folder / "c.pdf", Settings())


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_file_comes_back_once_with_its_reading_or_its_reason(folder, jobs):
    found = dict(read_many(sorted(folder.iterdir()), Settings(jobs=jobs)))
    assert {path.name: type(outcome) for path, outcome in found.items()} == {
        "a.txt": Reading,
        "b.pdf": Reading,
        "c.pdf": EmptyDocument,
        "d.md": Reading,
    }


def test_files_are_asked_for_only_as_fast_as_they_are_read(folder):
    taken = []

    def paths():
        for _ in range(40):
            taken.append(folder / "a.txt")
            yield taken[-1]

    readings = read_many(paths(), Settings(jobs=1))
    next(readings)
    assert len(taken) <= 4
    readings.close()


def test_a_process_reads_one_file_after_another(folder):
    with ReadingProcess(limits()) as process:
        process.read(folder / "a.txt")
        first = process.pid
        process.read(folder / "b.pdf")
        assert process.pid == first is not None


def test_a_process_that_dies_costs_only_the_file_it_was_reading(folder):
    slow = folder / "slow.txt"
    slow.write_text(WORDS * 150_000)
    with ReadingProcess(limits()) as process:
        process.read(folder / "a.txt")
        pid = process.pid
        assert pid
        threading.Timer(0.3, os.kill, (pid, signal.SIGSEGV)).start()
        outcome = process.read(slow)
        assert isinstance(outcome, UnreadableDocument)
        assert "made its reader fail (SIGSEGV)" in outcome.why
        assert isinstance(process.read(folder / "a.txt"), Reading)


def test_a_file_that_takes_too_long_is_given_up(folder):
    slow = folder / "slow.txt"
    slow.write_text(WORDS * 150_000)
    began = time.monotonic()
    with ReadingProcess(limits(seconds=1)) as process:
        outcome = process.read(slow)
        assert isinstance(outcome, ReadingLimitExceeded)
        assert "took more than 1 s" in outcome.why
    assert time.monotonic() - began < 5


def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_is_read(folder):
    large = folder / "large.txt"
    large.write_text(WORDS * 300_000)
    with ReadingProcess(limits(memory=90 * MEGABYTE)) as process:
        outcome = process.read(large)
        assert isinstance(outcome, ReadingLimitExceeded)
        assert "took more than 90 MB" in outcome.why
        assert isinstance(process.read(folder / "a.txt"), Reading)


def test_no_process_is_left_when_the_pool_is_done(folder):
    process = ReadingProcess(limits())
    process.read(folder / "a.txt")
    pid = process.pid
    assert pid
    process.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_reading_process_loads_no_model_and_no_store():
    code = (
        "import sys, ingest.read.worker, ingest.read.pdf.document;"
        "print({'torch', 'chromadb', 'langchain_core', 'pydantic'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
