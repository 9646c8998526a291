import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.write.local import serving, start
from assistant.write.local.server import LocalServer
from corpus.errors import ModelUnavailable


@pytest.fixture(scope="module")
def server(smollm2: Path):
    with serving(smollm2, context=2048, key="a key") as running:
        yield running


def ask(server: LocalServer, path: str, body: object = None, **headers: str):
    request = urllib.request.Request(
        server.url + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", **headers},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer), answer.headers


def allowed(server: LocalServer) -> dict[str, str]:
    return {"Authorization": f"Bearer {server.key}"}


def test_a_model_answers_on_loopback_under_its_own_name(server):
    models, _ = ask(server, "/models", **allowed(server))
    assert server.url.startswith("http://127.0.0.1:")
    assert [model["id"] for model in models["data"]] == ["SmolLM2-135M-Instruct.Q4_1"]


def code_of(server: LocalServer, path: str, body: object = None, **headers: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as refused:
        ask(server, path, body, **headers)
    refused.value.close()
    return refused.value.code


def test_whoever_lacks_the_key_is_refused(server):
    hello = {"messages": [{"role": "user", "content": "hello"}], "max_tokens": 1}
    assert code_of(server, "/chat/completions", hello) == 401


def test_a_page_of_another_origin_is_not_let_in(server):
    _, headers = ask(server, "/models", Origin="https://elsewhere.example", **allowed(server))
    assert headers["Access-Control-Allow-Origin"] == "http://127.0.0.1"


def test_what_others_asked_cannot_be_looked_up(server):
    root = replace(server, url=server.url.removesuffix("/v1"))
    assert code_of(root, "/slots", **allowed(server)) == 501  # not implemented: switched off


def test_an_answer_keeps_to_a_schema(server):
    schema = {
        "type": "object",
        "properties": {"year": {"type": "integer"}},
        "required": ["year"],
        "additionalProperties": False,
    }
    body = {
        "messages": [{"role": "user", "content": "In which year was the letter of 2016 written?"}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "a", "schema": schema}},
        "max_tokens": 30,
        "temperature": 0,
    }
    answer, _ = ask(server, "/chat/completions", body, **allowed(server))
    assert isinstance(json.loads(answer["choices"][0]["message"]["content"])["year"], int)


def test_stopping_ends_the_process_and_may_be_said_twice(smollm2):
    running = start(smollm2, context=512)
    assert running.running
    running.stop()
    running.stop()
    assert not running.running


def test_the_model_goes_when_who_started_it_is_killed(smollm2):
    starter = (
        "import sys, time; from pathlib import Path; from assistant.write.local import start;"
        f"print(start(Path({str(smollm2)!r}), context=512).process.pid, flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", starter], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    )
    child = int(process.stdout.readline())
    process.kill()
    process.wait()
    process.stdout.close()
    assert any(_gone(child) or time.sleep(0.1) for _ in range(100))


def _gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{pid}/stat")  # ended, and not yet collected by whoever inherited it
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z"


def test_a_taken_port_is_said(smollm2, server):
    taken = int(server.url.split(":")[2].split("/")[0])
    with pytest.raises(ModelUnavailable, match=f"{taken}"):
        start(smollm2, port=taken, context=512)


def test_what_is_no_model_is_said(tmp_path):
    letter = tmp_path / "letter.gguf"
    letter.write_text("Dear Director")
    with pytest.raises(ModelUnavailable, match="no GGUF file"):
        start(letter)
    with pytest.raises(ModelUnavailable, match="No such file"):
        start(tmp_path / "absent.gguf")


@pytest.mark.usefixtures("smollm2")
def test_a_damaged_model_is_said_with_the_reason(tmp_path):
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(b"GGUF" + b"\x78" * 40)
    with pytest.raises(ModelUnavailable, match="version"):
        start(damaged)
