"""How many requests a second `scrutineer api` answers: `make load`, over the demo documents.

`make load ARGS="--requests 32 --library DIR"` makes fewer of them, over a library that is there.

The server is a process of its own on this machine, and the clients ask it questions of the demo
suite and search for their words. Each round is bounded in number and the whole in time.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from corpus.settings import Settings
from evals.evaluation import DEMO_DOCUMENTS
from ingest.pipeline import ingest

CLIENTS = (1, 8, 32)
REQUESTS = 96
"""In each round, so that 32 clients make three each."""
SUITE = Path(__file__).parents[1] / "evals" / "suites" / "demo.jsonl"


def main() -> None:
    """Print a line for each way of asking and number of clients."""
    parser = argparse.ArgumentParser(description="Measure scrutineer api.")
    parser.add_argument("--requests", type=int, default=REQUESTS, help="in each round")
    parser.add_argument("--library", type=Path, help="a library, in place of the demo documents")
    given = parser.parse_args()
    questions = [json.loads(line)["question"] for line in SUITE.open(encoding="utf-8")]
    with (
        serving(given.library) as address,
        httpx.Client(base_url=address, timeout=600) as client,
    ):
        asked = {
            "ask": lambda text: client.post("/v1/ask", json={"question": text}),
            "search": lambda text: client.get("/v1/search", params={"q": text}),
        }
        say(f"{'':8}{'clients':>8}{'a second':>10}{'p50 ms':>8}{'p95 ms':>8}")
        for name, ask in asked.items():
            for clients in CLIENTS:
                say(f"{name:8}{clients:>8}" + figures(ask, questions, clients, given.requests))


def figures(
    ask: Callable[[str], httpx.Response], questions: list[str], clients: int, requests: int
) -> str:
    """Requests a second, and the milliseconds that half and 95 in 100 of them took at most."""
    texts = list(itertools.islice(itertools.cycle(questions), requests))

    def timed(text: str) -> float:
        began = time.perf_counter()
        ask(text).raise_for_status()
        return time.perf_counter() - began

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as at_once:
        took = sorted(at_once.map(timed, texts))
    whole = time.perf_counter() - began
    p50, p95 = (took[int(len(took) * part)] * 1000 for part in (0.5, 0.95))
    return f"{len(took) / whole:>10.1f}{p50:>8.0f}{p95:>8.0f}"


@contextlib.contextmanager
def serving(held: Path | None) -> Iterator[str]:
    """The address of a server over a library, else over the demo documents; warm."""
    with tempfile.TemporaryDirectory() as folder:
        library = held or Path(folder) / "library"
        if held is None:
            ingest([DEMO_DOCUMENTS], Settings(library=library))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [Path(sys.executable).with_name("scrutineer"), "api", "--port", str(port)]
        server = subprocess.Popen(
            [*command, "--library", library],
            env={**os.environ, "SCRUTINEER_API_PER_MINUTE": "1000000"},
            stderr=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            until = time.monotonic() + 300
            while not ready(address):
                if server.poll() is not None or time.monotonic() > until:
                    raise SystemExit("scrutineer api did not come up")
                time.sleep(0.2)
            yield address
        finally:
            server.terminate()
            server.wait(30)


def ready(address: str) -> bool:
    """Whether the service answers at once."""
    try:
        return httpx.get(f"{address}/v1/ready", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
