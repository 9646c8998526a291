"""The app as people meet it: `scrutineer ui` serving the demo papers, and a real Chromium.

One server and one browser for all the tests; each reader has a context of their own, so that none
shares cookies or storage with another. Where there is no browser the tests are skipped, unless
SCRUTINEER_BROWSER=required: there they fail.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.browser.reader import Reader

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A browser that rings no one up, and may run as root in a container.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--font-render-hinting=none",
]


def absent(what):
    if os.environ.get("SCRUTINEER_BROWSER") == "required":
        pytest.fail(f"{what}, and SCRUTINEER_BROWSER=required")
    pytest.skip(f"{what}: the app wasn't tried in a browser")


@pytest.fixture(scope="session")
def browser():
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        absent("No Chromium (on Debian and Ubuntu: apt install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("Playwright isn't installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def library(demo_library, tmp_path_factory):
    """The folder of a library that the tests may write to."""
    folder = tmp_path_factory.mktemp("served") / "library"
    shutil.copytree(demo_library.library, folder)
    return folder


@pytest.fixture(scope="session")
def address(browser, library, tmp_path_factory):
    """Where the app is served, with adding of papers on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("log") / "server.txt"
    command = [Path(sys.executable).with_name("scrutineer"), "ui", "--headless"]
    with log.open("wb") as errors:
        server = subprocess.Popen(
            [*command, "--port", str(port), "--library", library],
            cwd=log.parent,
            stdout=errors,
            stderr=errors,
            env={**os.environ, "SCRUTINEER_ALLOW_UPLOAD": "true"},
        )
        try:
            wait_until_served(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)
    told = log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in told, told[-3000:]


def wait_until_served(address, server, log):
    for _ in range(600):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the app did not come up in a minute")


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
