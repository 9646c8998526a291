import json
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("scrutineer")


@pytest.fixture
def heeded():
    """A shell's background job, as the tests may be one, hands down that interrupts are ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def served(smollm2, monkeypatch, heeded):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    process = subprocess.Popen(
        [COMMAND, "model", "serve", smollm2, "--port", "0", "--context", "512"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_served_model_says_what_to_set_and_answers_until_interrupted(served):
    told = dict(
        re.fullmatch(r"export (\w+)='(.+)'\n", served.stdout.readline()).groups() for _ in "12"
    )
    url = told["SCRUTINEER_MODEL_URL"]
    with urllib.request.urlopen(f"{url}/models", timeout=30) as answer:
        (model,) = json.load(answer)["data"]
    assert told["SCRUTINEER_MODEL"] == f"openai:{model['id']}"
    served.send_signal(signal.SIGINT)
    assert served.wait(timeout=20) == 0


def test_what_is_no_model_is_not_served(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Director")
    done = subprocess.run(
        [COMMAND, "model", "serve", letter], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert re.search("no GGUF file|needs the local extra", done.stderr)


@pytest.mark.long
def test_a_model_that_cannot_be_reached_is_said_so_after_trying(monkeypatch):
    pytest.importorskip("langchain_openai", reason="the model's package is an extra")
    monkeypatch.setenv("SCRUTINEER_MODEL_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("SCRUTINEER_MODEL_RETRIES", "0")
    done = subprocess.run(
        [COMMAND, "model", "try", "openai:any", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["verdict"] == "could not be tried"
    assert "can't be reached" in told["faults"][0]
    assert [question["tried"] for question in told["questions"]] == [0], "one question tells"


def test_without_a_model_there_is_nothing_to_try(monkeypatch):
    monkeypatch.delenv("SCRUTINEER_MODEL", raising=False)
    done = subprocess.run([COMMAND, "model", "try"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "SCRUTINEER_MODEL" in done.stderr
