"""Bad files among good ones: each has its outcome, and the good are read."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from corpus.settings import Settings
from ingest.pipeline import ingest
from tools.soak.damages import DAMAGES
from tools.soak.tally import Tally, papers


def bad_files(place: Path, chance: random.Random, samples: list[Path], count: int) -> Tally:
    """Damaged copies of real papers among good ones: each has its outcome, and the good are read."""
    tally, settings = Tally(), Settings(library=place / "bad")
    folder = papers(place / "mixed", 0)
    for at in range(count):
        sample = samples[at % len(samples)]
        made = folder / f"bad {at}{sample.suffix}"
        shutil.copyfile(sample, made)
        chance.choice(DAMAGES[:3])(made, chance)
    report = ingest([folder], settings)
    told = {
        each.path: each.why or "read" for each in (*report.read, *report.unchanged, *report.failed)
    }
    for path in sorted(folder.iterdir()):
        right = (
            told.get(path.name) == "read" if path.name.startswith("panel") else told.get(path.name)
        )
        tally.note("" if right else f"{path.name}: {told.get(path.name, 'not a word')}")
    return tally
