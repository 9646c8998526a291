"""Whatever is asked, what comes back is as /v1/openapi.json describes it (schemathesis)."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import checks

from corpus.settings import Settings
from ui.api.app import LOCAL_NAMES, make_app, make_service

pytestmark = pytest.mark.long

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]


@pytest.mark.timeout(600)
def test_whatever_is_asked_what_comes_back_is_as_described(guarded: Settings) -> None:
    service = make_service(guarded)
    app = make_app(service, LOCAL_NAMES | {"testserver"})
    service.public.warm()
    service.warm = True
    described = schemathesis.openapi.from_asgi("/v1/openapi.json", app)
    tried = set()
    for found in described.get_all_operations():
        operation = found.ok()
        tried.add(operation.label)
        try_out(operation)
    assert {"POST /v1/ask", "GET /v1/search", "GET /v1/trace"} <= tried
    assert len(tried) == 18


def try_out(operation: Any) -> None:
    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def tried(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, timeout=120)

    tried()
