from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.write.writer import Writer
from corpus.settings import Settings
from tests.assistant.write.scripted import Scripted


@pytest.fixture
def written_by(demo, demo_library):
    """An assistant of the demo papers whose model follows a script."""

    def make(script, **how) -> Assistant:
        limits = {name: how.pop(name) for name in list(how) if name.startswith("model_")}
        settings = Settings(library=demo_library.library, **limits)
        return Assistant(demo.library, Writer(Scripted(script=script, **how), settings, "fake:m"))

    return make
