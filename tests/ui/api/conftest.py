"""A service over the demo documents, one paper exempt, and clients of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Access
from ui.api.app import make_app, make_service

SECRET = "improvement-plan-2022-24.pdf"
Client = Callable[..., TestClient]


@pytest.fixture(scope="session")
def guarded(demo_library: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a library of its own whose first plan an officer has ruled exempt."""
    folder = tmp_path_factory.mktemp("served") / "library"
    shutil.copytree(demo_library.library, folder)
    settings = Settings(library=folder, api_per_minute=100_000)
    with Library.open(settings) as library:
        (paper,) = [d for d in library.documents() if Path(d.path).name == SECRET]
        library.rule(paper.id, Access.EXEMPT)
    return settings


@pytest.fixture(scope="session")
def started() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def client(guarded: Settings, started: ExitStack) -> Client:
    """A client of the service with these tokens set; the same for the same tokens."""
    made: dict[tuple[str, str, int], TestClient] = {}

    def of(tokens: str = "", cleared: str = "", per_minute: int = 100_000) -> TestClient:
        key = (tokens, cleared, per_minute)
        if key not in made:
            settings = guarded.model_copy(
                update={
                    "api_tokens": SecretStr(tokens) if tokens else None,
                    "api_cleared": SecretStr(cleared) if cleared else None,
                    "api_per_minute": per_minute,
                }
            )
            app = make_app(make_service(settings))
            made[key] = started.enter_context(
                TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
            )
        return made[key]

    return of
