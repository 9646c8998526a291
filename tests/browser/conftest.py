"""The app as people meet it: `scrutineer ui` serving the demo papers, and a real Chromium.

One server for all the tests; each reader has a browser context of their own, so that none shares
cookies or storage with another.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.reader import Reader
from tests.browser.signing_in import guarded as guarded  # noqa: PLC0414
from tests.browser.signing_in import identities as identities  # noqa: PLC0414


@pytest.fixture(scope="session")
def library(demo_library, tmp_path_factory):
    """The folder of a library that the tests may write to."""
    folder = tmp_path_factory.mktemp("served") / "library"
    shutil.copytree(demo_library.library, folder)
    return folder


@pytest.fixture(scope="session")
def address(browser, library, tmp_path_factory):
    """Where the app is served, with adding of papers on."""
    log = tmp_path_factory.mktemp("log") / "server.txt"
    with served(free_port(), library, log, SCRUTINEER_ALLOW_UPLOAD="true") as where:
        yield where
    told = log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in told, told[-3000:]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(port, library, log, **settings):
    """The app on a port, which writes to `log` and is started beside it; gives its address."""
    command = [Path(sys.executable).with_name("scrutineer"), "ui", "--headless"]
    with log.open("wb") as errors:
        server = subprocess.Popen(
            [*command, "--port", str(port), "--library", library],
            cwd=log.parent,
            stdout=errors,
            stderr=errors,
            env={**os.environ, **settings},
        )
        try:
            wait_until_served(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_until_served(address, server, log):
    def status():
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
            return answer.status

    wait_until(status, server, log)


def wait_until(status, server, log):
    """Until what a server is asked is answered with 200; told what it said where it ends."""
    for _ in range(1200):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            if status() == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{server.args} did not come up in two minutes")


@pytest.fixture
def reader(browser, address):
    """Makes readers: `reader()`, `reader(width=320)`, `reader(dark=True)`.

    When the test is over, none of them may have asked anything of another machine, or have met
    with an error in the page's own scripts.
    """
    readers = []

    def arrive(*, width=1280, dark=False):
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 640},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
            accept_downloads=True,
        )
        readers.append(Reader(context, address))
        return readers[-1]

    yield arrive
    for one in readers:
        one.context.close()
    assert [url for one in readers for url in one.strayed()] == []
    assert [fault for one in readers for fault in one.faults] == []
