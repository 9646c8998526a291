"""Reading and embedding spread over a Ray cluster. Nothing else imports Ray.

Ray Data carries the files, a few at a time, through `MakeStage`, and holds them back while what was
made of them waits for the one process that writes. A process of the cluster that dies is replaced,
and its files done again.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.embed.embedder import Embedder
from corpus.embed.processors import processors
from corpus.errors import UsageError
from corpus.settings import Settings
from ingest.making import Made, MakeEntries, Wanted
from ingest.ray_stages import MakeStage, stamp

HERE = "auto"
"""The address that starts a cluster on this machine, for as long as it is needed."""

SHARED_MEMORY = 256 * 1024 * 1024
"""Bytes in which what is read waits for the writer, where the cluster is started here."""

_MOST_BLOCKS = 20_000
"""Groups of files are handed out one by one up to so many, several together beyond."""

_TOGETHER = 8
"""Files handed out and embedded together: passages of like length to fill batches, few to lose."""

_TURNS = 4
"""Groups that each process's share of what is left makes at least, so that all end together."""

_WAITING = 64 * 1024 * 1024
"""Bytes of what was read that may wait for the writer."""

_WAIT = 10
"""Seconds until a cluster that doesn't answer is said not to."""

_NOT_THERE = "can't be started or reached"


@contextmanager
def entries_by(address: str, settings: Settings) -> Iterator[MakeEntries]:
    """Who reads and embeds: the processes of the cluster at an address, or of one started here.

    Every machine of the cluster must have this Scrutineer, and the files at the same paths.
    UsageError where there is no Ray, or no cluster.
    """
    if address != HERE:
        _check_reachable(address)
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # else Ray tells its makers of each cluster
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # its warnings are for its makers
    try:
        import ray
    except ImportError as error:
        raise UsageError("--ray needs Ray. Run: pip install 'scrutineer[cluster]'") from error
    before = os.environ.get("PYTHONPATH")
    try:
        _join(address, settings)
        yield lambda wanted, given: _made_by_all(address, wanted, given)
    except ray.exceptions.RayError as error:
        raise _failed(address, "has failed", error) from error
    finally:
        ray.shutdown()
        _set_path(before)


def _check_reachable(address: str) -> None:
    """UsageError where nothing listens: Ray itself tries for a quarter of an hour."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if not host or not port.isdecimal():
        raise UsageError(f"{address} is no address of a Ray cluster: write HOST:PORT, or {HERE}.")
    try:
        socket.create_connection((host, int(port)), _WAIT).close()
    except OSError as error:
        raise _failed(address, _NOT_THERE, error) from error


def _join(address: str, settings: Settings) -> None:
    import ray

    quiet: dict[str, Any] = {
        "logging_level": logging.ERROR,
        "log_to_driver": False,
        "configure_logging": True,
    }
    if address == HERE:
        # The processes it starts find this Scrutineer where this one was found.
        _set_path(os.pathsep.join(place for place in sys.path if place))
        place: dict[str, Any] = {
            "address": "local",
            "num_cpus": settings.jobs or processors(),
            "object_store_memory": SHARED_MEMORY,
            "include_dashboard": False,
            "_node_ip_address": "127.0.0.1",
        }
    else:
        place = {"address": address}
    try:
        ray.init(**place, **quiet)
    except Exception as error:  # Ray raises all sorts, bare ones too
        raise _failed(address, _NOT_THERE, error) from error


def _set_path(places: str | None) -> None:
    if places is None:
        os.environ.pop("PYTHONPATH", None)
    else:
        os.environ["PYTHONPATH"] = places


def _made_by_all(address: str, wanted: Sequence[Wanted], settings: Settings) -> Iterator[Made]:
    """What each file gave, as the writer takes it."""
    if not wanted:
        return
    import ray.data

    own = stamp(Embedder(settings.embedding_model))
    _quieten()
    resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    cores = max(1, int(resources.get("CPU", 1)))
    rows = [{"packed": pickle.dumps(few)} for few in _groups(wanted, cores)]
    stage: Any = MakeStage  # Ray takes the class, and makes one of it a process
    made = ray.data.from_items(rows, override_num_blocks=min(len(rows), _MOST_BLOCKS)).map(
        stage,
        fn_constructor_args=(_without_secrets(settings),),
        compute=ray.data.ActorPoolStrategy(size=cores, max_tasks_in_flight_per_actor=1),
        num_cpus=1,
    )
    for row in made.iter_rows():
        if row["stamp"] != own:
            raise UsageError(
                f"A machine of the cluster at {address} reads or embeds otherwise ({row['stamp']}, "
                f"and here {own}): install the same Scrutineer on each."
            )
        yield from pickle.loads(row["packed"])


def _groups(wanted: Sequence[Wanted], cores: int) -> Iterator[list[Wanted]]:
    """The files, largest first, several together as long as there are many."""
    left = sorted(wanted, key=lambda each: -each.file.size)
    while left:
        many = max(1, min(_TOGETHER, len(left) // (cores * _TURNS)))
        yield left[:many]
        del left[:many]


def _quieten() -> None:
    """No bars beside ours; and no more read ahead of the writer than may wait."""
    import ray.data
    from ray.data import ExecutionResources

    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.execution_options.resource_limits = ExecutionResources(object_store_memory=_WAITING)
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _without_secrets(settings: Settings) -> Settings:
    """The settings by which a file is read; passwords and tokens stay here."""
    kept = {"library": Path(), "api_tokens": None, "api_cleared": None}
    return settings.model_copy(update=kept)


def _failed(address: str, what: str, error: Exception) -> UsageError:
    said = " ".join(str(error).split())[-150:]
    if address == HERE:
        return UsageError(f"Ray {what} on this machine: what was read stays. ({said})")
    return UsageError(
        f"The Ray cluster at {address} {what}: see that it runs, and that each of its machines has "
        "this Scrutineer and the files at the same paths, and run it again. What was read stays. "
        f"({said})"
    )
