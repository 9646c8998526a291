"""`scrutineer ui`, started as a person starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.settings import Settings
from ui.web.session import clearances

COMMAND = Path(sys.executable).with_name("scrutineer")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*words):
    return subprocess.run([COMMAND, "ui", *words], capture_output=True, text=True, check=False)


@contextmanager
def serving(library, port, folder):
    """The app on a port, started from a folder that isn't the project's; gives its process."""
    server = subprocess.Popen(
        [COMMAND, "ui", "--headless", "--port", str(port), "--library", library],
        cwd=folder,
        stderr=subprocess.PIPE,
        env={**os.environ, "HOME": str(folder)},
    )
    try:
        wait_for(port, server)
        yield server
    finally:
        server.kill()
        server.communicate()


def wait_for(port, server):
    for _ in range(2400):
        assert server.poll() is None, server.stderr.read()
        try:
            with get(port, "/_stcore/health") as answer:
                assert answer.read() == b"ok"
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the app did not come up in four minutes")


def get(port, path, **headers):
    address = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    return urllib.request.urlopen(address, timeout=10)


def test_a_busy_port_is_wrong_use_and_names_the_way_out(demo_library):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("--port", str(port), "--library", str(demo_library.library))
    assert done.returncode == 2
    assert f"port {port} is in use: name another with --port" in done.stderr


def test_a_missing_library_says_what_to_run(tmp_path):
    done = run("--library", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "scrutineer ingest" in done.stderr


@pytest.mark.long
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_from_any_folder_with_its_own_config_and_stops_when_told(
    demo_library, tmp_path, stop
):
    port = free_port()
    with serving(demo_library.library, port, tmp_path) as server:
        with get(port, "/") as page:
            assert page.status == 200
            assert page.headers.get("Access-Control-Allow-Origin") is None
        assert handshake(port, f"127.0.0.1:{port}") == 101
        assert handshake(port, "papers.example") == 403
        assert not (tmp_path / ".streamlit").exists()
        server.send_signal(stop)
        assert server.wait(timeout=200) == 0
        assert f"http://127.0.0.1:{port}" in server.stderr.read().decode()


@pytest.mark.long
def test_it_is_warm_before_anybody_comes(demo_library, tmp_path):
    with serving(demo_library.library, free_port(), tmp_path) as server:
        told = iter(server.stderr.readline, b"")
        assert any(b"Ready: the first question needn't wait" in line for line in told)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({}, (False,)),
        ({"cleared_for_exempt": True}, (True,)),
        ({"sign_in": Path("s"), "cleared_for_exempt": True}, (False,)),
        ({"sign_in": Path("s"), "cleared_groups": ("Legal",)}, (False, True)),
    ],
)
def test_an_assistant_is_made_warm_for_each_clearance_that_readers_may_have(given, made):
    assert clearances(Settings(**given)) == made


def handshake(port, host):
    """The status that a browser gets which opens the app's stream under this name."""
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}",
        f"Origin: http://{host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        "",
        "",
    ]
    with socket.create_connection(("127.0.0.1", port), timeout=10) as stream:
        stream.sendall("\r\n".join(lines).encode())
        return int(stream.recv(64).split()[1])
