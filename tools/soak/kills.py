"""Ingestions that are ended at any moment lose nothing, and are finished by the next."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

from corpus.settings import Settings
from corpus.store.health import examine
from ingest.pipeline import ingest
from tools.soak.tally import PAPERS, Tally, ingesting, papers, unsound


def kills(place: Path, chance: random.Random, times: int) -> Tally:
    """End ingestions at seeded moments from their start to past their end, each fourth by SIGTERM."""
    tally, settings = Tally(), Settings(library=place / "killed")
    ingest([papers(place / "papers", 0)], settings)
    began = time.monotonic()
    ingesting(papers(place / "papers", 1), settings.library).communicate()
    usual = time.monotonic() - began
    for at in range(times):
        writer = ingesting(papers(place / "papers", 2 + at), settings.library)
        time.sleep(chance.uniform(0.1, 1.1 * usual))
        writer.send_signal(signal.SIGTERM if at % 4 == 3 else signal.SIGKILL)
        writer.communicate()
        tally.note(unsound(settings, PAPERS))
    ingest([place / "papers"], settings)
    health = examine(settings)
    tally.note("" if health.sound and health.documents == PAPERS else f"at last: {health}")
    return tally
