"""The locks, held against what pyproject.toml asks for, and how they are read and compared."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.install import pip_config, uv_environment
from tools.lock import beside, changes, without

ROOT = Path(__file__).parents[1]
BASE = (ROOT / "requirements.lock").read_text()
DEV = (ROOT / "requirements-dev.lock").read_text()
EVERY = sorted([*ROOT.glob("requirements*.lock"), *(ROOT / "tools" / "locks").glob("*.lock")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def blocks(lock):
    """Each requirement with its hashes and the comments behind it."""
    return [each for each in re.split(r"(?m)^(?=[a-z0-9])", lock) if re.match("[a-z0-9]", each)]


def pinned(lock):
    pairs = re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", lock, re.MULTILINE)
    found = {}
    for name, version in pairs:
        found.setdefault(name, set()).add(version)
    return found


def asked_and_locked(asked, lock):
    held = pinned(lock)
    for line in asked:
        wanted = Requirement(line)
        versions = held.get(canonicalize_name(wanted.name), set())
        assert versions, f"{wanted.name} is in no lock: make update"
        assert all(wanted.specifier.contains(version) for version in versions), line


def test_what_runs_is_locked_at_versions_that_are_asked_for():
    asked_and_locked(PROJECT["dependencies"], BASE)


def test_what_the_checks_need_is_locked_too():
    asked_and_locked(PROJECT["optional-dependencies"]["dev"], BASE + DEV)


@pytest.mark.parametrize("lock", EVERY, ids=lambda path: path.name)
def test_a_lock_has_a_hash_for_every_package_and_names_no_registry(lock):
    text = lock.read_text()
    assert blocks(text)
    assert [each for each in blocks(text) if "--hash=sha256:" not in each] == []
    assert re.findall(r"https?:|file:|--index|--find-links", text) == []


def test_what_the_checks_need_besides_repeats_nothing():
    first_lines = [{each.partition("\n")[0] for each in blocks(lock)} for lock in (BASE, DEV)]
    assert first_lines[0] & first_lines[1] == set()


def test_no_lock_but_torchs_own_asks_for_cuda():
    assert [name for name in pinned(BASE + DEV) if name.startswith(("nvidia-", "cuda-"))] == []


def test_what_is_never_imported_is_not_installed():
    assert {"kubernetes", "usearch"} & pinned(BASE + DEV).keys() == set()


def test_torch_is_the_same_in_its_build_for_the_processor():
    cpu = pinned((ROOT / "tools" / "locks" / "torch-cpu.lock").read_text())
    assert cpu["torch"] == {f"{version}+cpu" for version in pinned(BASE)["torch"]}


def test_what_one_lock_has_beside_another():
    runs = "a==1 \\\n    --hash=sha256:1\n    # via x\n"
    more = "b==2 ; sys_platform == 'win32' \\\n    --hash=sha256:2\n"
    assert beside(runs + more, runs) == more
    assert without(runs + more, ("b",)) == runs


def test_changes_are_told_by_package():
    before, after = {"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "2.1", "d": "4"}
    assert changes(before, after) == ["b is 2.1, and was 2", "c 3 is gone", "d 4 is new"]


def test_uv_is_told_what_pip_is_set_up_with(tmp_path, monkeypatch):
    config = tmp_path / "pip.conf"
    config.write_text("[global]\nindex-url = http://127.0.0.1:1/simple\nfind-links = /a /b\n")
    for name in ("PIP_FIND_LINKS", "UV_FIND_LINKS", "UV_DEFAULT_INDEX", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(config))
    assert pip_config()["index-url"] == "http://127.0.0.1:1/simple"
    told = uv_environment()
    assert told["UV_DEFAULT_INDEX"] == "http://127.0.0.1:1/simple"
    assert told["UV_FIND_LINKS"] == "/a,/b"
    monkeypatch.setenv("PIP_FIND_LINKS", "/c")
    assert uv_environment()["UV_FIND_LINKS"] == "/c"
    monkeypatch.setenv("UV_FIND_LINKS", "/d")
    assert uv_environment()["UV_FIND_LINKS"] == "/d"
