"""The process that holds the model, run as a file of its own so that it loads nothing of ours.

It reads how to serve from its first line of input, says where it answers on its first line of
output, and ends when its input does: when whoever started it is gone, however it went. A crash of
the model's own code ends this process alone.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from typing import Any

_ERRORS_ONLY = 1
_KEPT_PROMPTS_MB = 512


@dataclass(frozen=True)
class Serving:
    """What to serve and how. `port` 0 takes a free one; an empty `key` asks callers for none."""

    model: str
    name: str
    port: int
    context: int
    threads: int
    key: str

    def as_line(self) -> str:
        """As the child reads it."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def of_line(cls, line: str) -> Serving:
        """What `as_line` wrote."""
        return cls(**json.loads(line))


def parameters(serving: Serving) -> Any:
    """llama.cpp's parameters: loopback only, nothing fetched, no page, no look at others' prompts.

    A web page that an officer has open must not use the model behind their back, so no other
    origin is let in.
    """
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = serving.model
    params.model_alias = {serving.name}
    params.hostnames = ["127.0.0.1"]
    params.port = serving.port
    params.cors_origins, params.cors_origins_explicit = "http://127.0.0.1", True
    params.api_keys = [serving.key] if serving.key else []
    params.n_ctx, params.n_parallel = serving.context, 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = serving.threads
    params.cache_ram_mib = _KEPT_PROMPTS_MB
    params.offline, params.ui, params.endpoint_slots = True, False, False
    params.verbosity = _ERRORS_ONLY
    return params


def main() -> None:
    """Serve until the input ends."""
    said = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever the model's own code prints is log, not our one line
    serving = Serving.of_line(sys.stdin.readline())
    import xllamacpp

    server = xllamacpp.Server(parameters(serving))
    said.write(server.listening_address + "\n")
    said.flush()
    sys.stdin.read()
    os._exit(0)  # the model's threads are not waited for


if __name__ == "__main__":
    main()
