import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

COMMAND = Path(sys.executable).with_name("scrutineer")
LINES = ("Who led the 2019 inspection of Borchester?", "n", "1", "", "y")


def run(lines, path, settings):
    return subprocess.run(
        [COMMAND, "eval", "--new-case", "--cases", path, "--library", settings.library],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=False,
    )


def test_cases_can_be_piped_in_one_after_another(tmp_path, demo_library):
    path = tmp_path / "own.jsonl"
    lines = (*LINES, "y", LINES[0].replace("2019", "2018"), *LINES[1:], "n")
    done = run(lines, path, demo_library)
    assert done.returncode == 0, done.stderr
    ids = [json.loads(line)["id"] for line in path.read_text().splitlines()]
    assert ids == ["own-001", "own-002"]
    assert done.stdout == ""


def test_a_pipe_that_ends_half_way_adds_nothing_and_exits_2(tmp_path, demo_library):
    path = tmp_path / "own.jsonl"
    done = run(LINES[:3], path, demo_library)
    assert done.returncode == 2
    assert "the case isn't finished, so nothing was added" in done.stderr
    assert not path.exists()


def test_the_file_to_add_to_must_be_named(demo_library):
    done = subprocess.run(
        [COMMAND, "eval", "--new-case"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "--new-case --cases FILE" in done.stderr
