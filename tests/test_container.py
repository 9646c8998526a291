"""The Containerfile, held to its rules; its steps are run by `make container`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.container import instructions

FILE = Path(__file__).parents[1] / "Containerfile"
TOLD = list(instructions(FILE.read_text("utf-8")))
HADOLINT = Path(sys.executable).with_name("hadolint")


def given(name):
    return [words for each, words in TOLD if each == name]


@pytest.mark.skipif(sys.platform != "linux", reason="its linter is packaged for Linux")
def test_its_linter_finds_nothing():
    done = subprocess.run([HADOLINT, FILE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_instructions_are_read_whole():
    text = 'FROM a AS b\n# of no account\nRUN one \\\n    && two\n\nCMD ["c"]\n'
    assert list(instructions(text)) == [
        ("FROM", "a AS b"), ("RUN", "one && two"), ("CMD", '["c"]')
    ]  # fmt: skip


def test_every_base_is_pinned_to_the_python_that_the_locks_are_read_for():
    assert {base.split()[0] for base in given("FROM")} == {
        "docker.io/library/python:3.11-slim-bookworm"
    }


def test_it_runs_as_nobody_in_particular_and_keeps_what_it_writes_in_its_volume():
    assert given("USER") == ["10001"]
    assert given("VOLUME") == ["/library"]
    order = [name for name, _ in TOLD]
    assert order.index("USER") > len(order) - 1 - order[::-1].index("RUN")


def test_whether_it_is_well_is_asked_of_what_it_serves():
    (check,) = given("HEALTHCHECK")
    (served,) = map(json.loads, given("CMD"))
    port = served[served.index("--port") + 1]
    assert f"http://127.0.0.1:{port}/v1/ready" in check
    assert given("EXPOSE") == [port]


def test_what_is_copied_is_there():
    named = [words.split() for words in given("COPY") if not words.startswith("--from")]
    assert all((FILE.parent / each).exists() for words in named for each in words[:-1])
