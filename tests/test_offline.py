"""Nothing that the tests run turns to another machine: see `pytest_sessionfinish` in conftest.py."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.offline.sitecustomize import host_of, is_here

TRIES = {
    "TCP": "socket.socket().connect_ex(('192.0.2.1', 9))",
    "UDP": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))",
    "UDP connected": "socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))",
    "name": "socket.getaddrinfo('scrutineer.invalid', 80)",
    "old name": "socket.gethostbyname('scrutineer.invalid')",
}
WRAP = "import socket\nsocket.setdefaulttimeout(1)\ntry:\n    {}\nexcept OSError:\n    pass\n"


@pytest.mark.parametrize("tried", TRIES.values(), ids=TRIES)
def test_each_way_out_of_a_process_is_written_down(tried, tmp_path):
    told = tmp_path / "told"
    environment = {**os.environ, "TURNS_OUTSIDE": str(told)}
    subprocess.run([sys.executable, "-c", WRAP.format(tried)], env=environment, check=True)
    assert len(told.read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", b"localhost", "", None]
)
def test_this_machine_is_no_other(host):
    assert is_here(host)


def test_a_socket_of_the_file_system_is_no_host():
    assert host_of("socket.connect", (None, "/tmp/talk")) is None
