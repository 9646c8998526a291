"""One real Chromium for all the tests that look at a page, for Playwright runs but once a thread.

Where there is no browser the tests are skipped, unless SCRUTINEER_BROWSER=required: there they fail.
"""

import os
import shutil

import pytest

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
def chromium():
    """Where Chromium is."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        absent("No Chromium (on Debian and Ubuntu: apt install chromium)")
    return path


@pytest.fixture(scope="session")
def browser(chromium):
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("Playwright isn't installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()
