"""The documentation: built strictly, whole without another host, and with examples that run."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import CliRunner

from tools.reference import OPTIONS, SETTINGS, options_page, settings_page
from ui.terminal import app

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
STARTS = sorted((DOCS / "start").glob("*.md"))
SHOWN = [*STARTS, DOCS / "how.md"]
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built of a copy by the command that CI builds it with."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(DOCS, folder / "docs")
    shutil.copy(ROOT / "zensical.toml", folder)
    command = [Path(sys.executable).with_name("zensical"), "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "out" / "site"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *args):
        pass


class Fetches(HTMLParser):
    """What a page has its browser fetch by itself; links that a reader clicks are not among it."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in _FETCHED and given.get("rel") not in ("canonical", "prev", "next", "edit"):
            self.found.append(given.get(_FETCHED[tag]) or "")


def test_every_page_of_the_docs_is_in_the_site_and_fetches_from_itself_alone(site):
    for page in DOCS.rglob("*.md"):
        name = "index" if page.name == "README.md" else page.stem
        built = (site / page.relative_to(DOCS)).with_name(f"{name}.html")
        assert built.exists(), page
        fetched = Fetches(built).found
        assert fetched, page
        assert [each for each in fetched if re.match(r"(https?:)?//", each)] == [], page
    for style in site.rglob("*.css"):
        found = re.findall(
            r"(?:url\(|@import )['\"]?(?:https?:)?//[^'\")]+", style.read_text("utf-8")
        )
        assert found == [], style


def test_every_page_of_the_docs_is_in_its_contents():
    told = set(re.findall(r'"([a-zA-Z/]+\.md)"', (ROOT / "zensical.toml").read_text("utf-8")))
    assert told == {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}


def test_the_reference_is_what_the_code_gives():
    assert OPTIONS.read_text("utf-8") == options_page(), "make reference"
    assert SETTINGS.read_text("utf-8") == settings_page(), "make reference"


def test_the_reference_tells_every_option():
    assert "| `--explain` |" in options_page()
    assert "### scrutineer plan import" in options_page()


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.stem)
def test_what_a_page_shows_runs_as_it_stands(page, demo_library, tmp_path, monkeypatch):
    """Every line of its console blocks, in order, in a folder with a library and papers to read."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(demo_library.library, "library")
    monkeypatch.setenv("SCRUTINEER_LIBRARY", "library")
    Path("papers").mkdir()
    Path("papers", "note.txt").write_text("Minutes of the scrutiny committee, 3 June 2025.\n")
    lines = [
        line.removeprefix("$ ")
        for block in _CONSOLE.findall(page.read_text("utf-8"))
        for line in block.splitlines()
    ]
    assert lines
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "scrutineer"
        done = CliRunner().invoke(app, words[1:], catch_exceptions=False)
        assert done.exit_code == 0, (line, done.stderr)


def test_the_requests_told_are_those_that_are_answered():
    from ui.api.app import make_app

    page = (DOCS / "programs.md").read_text("utf-8")
    told = set()
    for cell in re.findall(r"^\| (`(?:GET|POST) .*?) \|", page, re.MULTILINE):
        for words in re.findall(r"`([^`]*)`", cell):
            told.add(re.sub(r"\?.*", "", words.rpartition(" ")[2]))
    described = make_app(None).openapi()["paths"]
    assert told == {re.sub(r"\{id\}", "ID", path).replace("{number}", "N") for path in described}


def test_the_pages_call_every_tool_by_its_name():
    source = (ROOT / "ui" / "api" / "tools.py").read_text("utf-8")
    named = set(re.findall(r"@server\.tool\(.*\)\n    async def (\w+)", source))
    page = (DOCS / "programs.md").read_text("utf-8")
    (told,) = re.findall(r"gives an assistant tools \((.*?)\)", page, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", told)) == named


def test_the_example_of_a_request_is_json():
    page = (DOCS / "programs.md").read_text("utf-8")
    (body,) = re.findall(r"-d '(\{.*?\})'", page)
    assert json.loads(body).keys() == {"question"}


def test_a_browser_reads_and_searches_it_without_another_host(site, browser):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    serving = Thread(target=server.serve_forever)
    serving.start()
    here = f"http://127.0.0.1:{server.server_port}"
    context = browser.new_context()
    asked = []
    context.route("**/*", lambda route: (asked.append(route.request.url), route.continue_())[1])
    try:
        page = context.new_page()
        page.goto(f"{here}/how.html")
        assert page.locator("img[src*='answering.svg']").evaluate("drawn => drawn.naturalWidth") > 0
        page.keyboard.press("/")
        page.keyboard.type("backup")
        page.get_by_text("scrutineer restore").first.wait_for(timeout=200_000)
        page.goto(f"{here}/start/councillors.html")
    finally:
        context.close()
        server.shutdown()
        serving.join()
        server.server_close()
    assert any(url.endswith("search.json") for url in asked)
    assert [url for url in asked if not url.startswith((here, "data:", "blob:"))] == []
