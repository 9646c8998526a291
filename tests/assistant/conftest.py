from __future__ import annotations

import pytest

from assistant import Assistant
from corpus.settings import Settings


@pytest.fixture(scope="session")
def demo(demo_library: Settings) -> Assistant:
    """An assistant of the demo documents."""
    return Assistant.open(demo_library)


@pytest.fixture(scope="session")
def ask(demo: Assistant):
    return demo.ask
