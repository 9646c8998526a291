"""The demo corpus as a library, made once for all the tests that only read it."""

from __future__ import annotations

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
