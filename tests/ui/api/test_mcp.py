"""`scrutineer mcp` as a process, by the official client: over stdin and stdout, and over HTTP."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx2
import pytest
from anyio.from_thread import start_blocking_portal
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from corpus.settings import Settings
from tests.ui.api.conftest import SECRET

COMMAND = str(Path(sys.executable).with_name("scrutineer"))
Given = TypeVar("Given")


def apart(do: Callable[[], Awaitable[Given]]) -> Given:
    """What is done in a thread of its own, for a browser may keep this one's event loop."""
    with start_blocking_portal() as portal:
        return portal.call(do)


def by_pipe(settings: Settings, do: Callable[[Client], Awaitable[Given]], **env: str) -> Given:
    """What is done with a server of its own, started and stopped by the client."""
    started = StdioServerParameters(
        command=COMMAND,
        args=["mcp", "--library", str(settings.library)],
        env={**os.environ, **env},
    )

    async def all_of_it() -> Given:
        async with Client(started) as client:
            return await do(client)

    return apart(all_of_it)


async def told(client: Client, tool: str, **given: Any) -> Any:
    """What a tool gives, as it is structured."""
    result = await client.call_tool(tool, given)
    assert not result.is_error, result.content
    held = result.structured_content
    assert held is not None
    return held.get("result", held) if set(held) == {"result"} else held


@pytest.mark.long
def test_the_whole_way_by_pipe(guarded: Settings) -> None:
    async def way(client: Client) -> dict[str, Any]:
        tools = (await client.list_tools()).tools
        answer = await told(client, "ask", question="What was the overall grade in 2025?")
        cited = answer["citations"][0]
        held = await told(client, "list_documents")
        (paper,) = [row for row in held if row["document"] == cited["document"]]
        where = f"scrutineer://documents/{paper['id']}/pages/{cited['page']}"
        picture = (await client.read_resource(f"{where}/picture")).contents[0]
        return {
            "tools": tools,
            "answer": answer,
            "held": held,
            "page": await told(
                client, "open_page", document=paper["id"], page=cited["page"], quote=cited["quote"]
            ),
            "words": (await client.read_resource(where)).contents[0],
            "picture": picture,
            "found": await told(client, "search", query="care leavers", k=3),
            "asked": await told(client, "list_recommendations", authority="Wexcombe"),
            "trace": await told(client, "trace"),
            "brief": await told(client, "brief", authority="Wexcombe", topic="early help"),
            "weak": await told(client, "list_findings", authority="Wexcombe", leaning="weakness"),
            "templates": (await client.list_resource_templates()).resource_templates,
            "paper": (await client.read_resource(f"scrutineer://documents/{paper['id']}")).contents[
                0
            ],
            "alone": await client.call_tool("compare", {"authorities": ["Wexcombe"]}),
            "wrong": await client.call_tool("list_actions", {"authority": "Atlantis"}),
        }

    got = by_pipe(guarded, way)
    assert {tool.name for tool in got["tools"]} == {
        "ask", "search", "list_documents", "open_page", "list_recommendations", "list_judgements",
        "list_actions", "list_findings", "trace", "timeline", "brief", "compare",
    }  # fmt: skip
    assert all(tool.annotations.read_only_hint for tool in got["tools"])
    assert got["answer"]["status"] == "complete"
    assert got["page"]["boxes"]
    assert got["answer"]["citations"][0]["quote"] in got["words"].text
    assert base64.b64decode(got["picture"].blob).startswith(b"\x89PNG")
    assert len(got["found"]) == 3
    assert {row["authority"] for row in got["asked"]} == {got["asked"][0]["authority"]}
    assert {row["status"] for row in got["trace"]["rows"]} <= {"answered", "unanswered"}
    assert got["brief"]["topic"] == "early help"
    assert {row["leaning"] for row in got["weak"]} == {"weakness"}
    assert {str(each.uri_template).rpartition("/")[2] for each in got["templates"]} == {
        "{id}", "{number}", "picture"
    }  # fmt: skip
    assert json.loads(got["paper"].text)["id"] in {row["id"] for row in got["held"]}
    assert got["alone"].is_error
    assert got["wrong"].is_error
    assert "Atlantis" in got["wrong"].content[0].text
    assert SECRET not in {Path(row["document"]).name for row in got["held"]}


def test_by_pipe_who_is_cleared_by_the_settings_is_answered_from_exempt_papers(
    guarded: Settings,
) -> None:
    async def way(client: Client) -> Any:
        return await told(client, "list_documents")

    held = by_pipe(guarded, way, SCRUTINEER_CLEARED_FOR_EXEMPT="true")
    assert SECRET in {Path(row["document"]).name for row in held}


@pytest.fixture(scope="module")
def address(guarded: Settings) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [COMMAND, "mcp", "--http", "--port", str(port), "--library", str(guarded.library)],
        env={**os.environ, "SCRUTINEER_API_TOKENS": "one", "SCRUTINEER_API_CLEARED": "two"},
        stderr=subprocess.PIPE,
    )
    try:
        for _ in range(1200):
            assert server.poll() is None, server.stderr and server.stderr.read()
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        server.kill()
        log = server.communicate()[1]
        # What was asked by then is in no line of it.
        assert b"overall grade" not in log
        assert b"documents/" not in log


def by_http(address: str, token: str, do: Callable[[Client], Awaitable[Given]]) -> Given:
    async def all_of_it() -> Given:
        headers = {"Authorization": f"Bearer {token}"}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=120) as http,
            Client(streamable_http_client(address, http_client=http)) as client,
        ):
            return await do(client)

    return apart(all_of_it)


@pytest.mark.long
def test_by_http_each_token_gets_what_it_clears(address: str) -> None:
    async def way(client: Client) -> Any:
        answer = await told(client, "ask", question="What was the overall grade in 2025?")
        held = await told(client, "list_documents")
        cited = answer["citations"][0]
        (paper,) = [row for row in held if row["document"] == cited["document"]]
        where = f"scrutineer://documents/{paper['id']}/pages/{cited['page']}"
        words = (await client.read_resource(where)).contents[0]
        picture = (await client.read_resource(f"{where}/picture")).contents[0]
        assert base64.b64decode(picture.blob).startswith(b"\x89PNG")
        assert cited["quote"] in words.text
        return answer["status"], held

    seen = {}
    for token in ("one", "two"):
        status, held = by_http(address, token, way)
        assert status == "complete"
        seen[token] = {Path(row["document"]).name for row in held}
    assert seen["two"] - seen["one"] == {SECRET}


def test_by_http_nobody_is_answered_without_a_token_or_under_another_name(address: str) -> None:
    with httpx2.Client(timeout=120) as http:
        bare = http.post(address, json={})
        other = http.post(
            address, json={}, headers={"Authorization": "Bearer one", "Host": "rebound.example"}
        )
    assert (bare.status_code, bare.headers["www-authenticate"]) == (401, "Bearer")
    assert other.status_code == 421


def test_by_http_it_says_that_it_runs_and_when_nobody_need_wait(address: str) -> None:
    served = address.removesuffix("/mcp")
    with httpx2.Client(timeout=120) as http:
        assert http.get(f"{served}/v1/health").json() == {"status": "ok"}
        for _ in range(1200):
            got = http.get(f"{served}/v1/ready")
            if got.status_code == 200:
                break
            time.sleep(0.1)
    assert got.json() == {"status": "ok"}
