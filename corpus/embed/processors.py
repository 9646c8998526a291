"""How many processors there are to work with."""

from __future__ import annotations

import os


def processors() -> int:
    """How many this process may use: those it is bound to, or fewer by OMP_NUM_THREADS.

    By that name numerical libraries are told how many threads to have; whoever runs a process a
    core, as Ray does, sets it.
    """
    bound = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    told = os.environ.get("OMP_NUM_THREADS", "")
    return min(bound, int(told) or bound) if told.isdecimal() else bound
