from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import LibraryBusy
from corpus.store.writer_lock import WriterLock

HOLD = """
import sys
from pathlib import Path
from corpus.store.writer_lock import WriterLock
with WriterLock(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_writer_is_told_at_once_which_process_is_the_first(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(LibraryBusy, match=f"Process {holder.pid} is writing"),
            WriterLock(tmp_path).held(),
        ):
            pass
        holder.kill()
    with WriterLock(tmp_path).held():
        pass


def test_holder_may_hold_it_again_and_keeps_it_until_the_last_is_let_go(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path)
    with lock.held():
        with lock.held():
            pass
        with pytest.raises(LibraryBusy), WriterLock(tmp_path).held():
            pass
    with WriterLock(tmp_path).held():
        pass
