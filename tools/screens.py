"""Make docs/screens/*.png: the web app over the demo papers, as a browser shows it.

Run: make screens. Needs Chromium (on Debian and Ubuntu: apt install chromium).
"""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from corpus.settings import Settings
from evals.evaluation import DEMO_DOCUMENTS
from ingest.pipeline import ingest

SCREENS = Path(__file__).parents[1] / "docs" / "screens"
WIDE = (1280, 860)
PHONE = (390, 780)
QUESTION = "Are care leavers in Wexcombe doing better than in 2016?"
REFUSED = "What was Bristol judged overall in 2023?"
PAGES = (
    "council",
    "recommendations",
    "plans",
    "judgements",
    "compare",
    "documents",
    "quality",
    "about",
)
COLOURS = 128
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app?.dataset.testScriptState === "notRunning"
    && document.getElementById("scrutineer-announcements")
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]');
}"""


def main() -> None:
    """Serve the demo papers and draw every page, wide and narrow."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "library") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for size, name in ((WIDE, ""), (PHONE, "-phone")):
            draw_asking(browser, address, size, name)
            for page in PAGES:
                draw(arrive(browser, f"{address}/{page}", size), page + name)
        dark = arrive(browser, address, WIDE, dark=True)
        ask(dark, QUESTION)
        draw(dark, "ask-dark")
        browser.close()


@contextmanager
def serving(library: Path) -> Iterator[str]:
    """The app over the demo papers; gives its address."""
    ingest([DEMO_DOCUMENTS], Settings(library=library))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [Path(sys.executable).with_name("scrutineer"), "ui", "--headless"]
    server = subprocess.Popen([*command, "--port", str(port), "--library", library])
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address: str) -> None:
    """Until the app answers; a minute at most."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def arrive(browser: Browser, address: str, size: tuple[int, int], *, dark: bool = False) -> Page:
    """A page of the app, drawn, for a reader of its own."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
    )
    page.goto(address)
    settle(page)
    return page


def settle(page: Page) -> None:
    """Until nothing more is being drawn."""
    page.wait_for_timeout(300)
    page.wait_for_function(SETTLED, timeout=60_000)
    page.wait_for_timeout(1000)


def ask(page: Page, question: str) -> None:
    """Ask, and take the focus from the field: its ring would draw the eye."""
    page.get_by_role("textbox", name="Ask a question").fill(question)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=question, level=2).wait_for()
    settle(page)
    page.evaluate("document.activeElement.blur()")


def draw_asking(browser: Browser, address: str, size: tuple[int, int], name: str) -> None:
    """The Ask page: at first, answered, with the page open, refused."""
    page = arrive(browser, address, size)
    draw(page, f"start{name}")
    ask(page, QUESTION)
    draw(page, f"ask{name}")
    page.get_by_role("button", name="Source 2:").first.click()
    page.get_by_role("dialog").wait_for()
    settle(page)
    draw(page, f"page{name}")
    page = arrive(browser, address, size)
    ask(page, REFUSED)
    draw(page, f"refused{name}")


def draw(page: Page, name: str) -> None:
    """Keep what is seen, in few colours: a screen of text needs no more, and weighs a third."""
    with Image.open(io.BytesIO(page.screenshot())) as seen:
        small = seen.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(SCREENS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
