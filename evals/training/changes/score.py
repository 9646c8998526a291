"""How well a model of changes reads rows that it wasn't fitted on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import numpy as np

from corpus.embed.tuned_bert import TunedBert
from evals.training.changes.rows import Row
from ingest.registers.minutes.change_model import ROLES, STATUSES, Marked, marked_by


def read_by(weights: Mapping[str, Any], rows: Sequence[Row]) -> dict[str, tuple[float, float]]:
    """Precision and recall of each role and of the status, from 0 to 1.

    Words are right where they and the labelled ones share more than half of the longer.
    """
    held = BytesIO()
    np.savez(held, **weights)
    model = TunedBert(held.getvalue)
    told = [(row, marked_by(model, str(row["text"]))) for row in rows]
    return {name: _share(list(_pairs(name, told))) for name in ("status", *ROLES)}


def _pairs(name: str, told: Sequence[tuple[Row, Marked]]) -> Iterator[tuple[str, str]]:
    """What was read and what was wanted, "" where nothing."""
    for row, marked in told:
        if name == "status":
            status, unsaid = STATUSES[int(marked.statuses.argmax())], STATUSES[0]
            yield status.replace(unsaid, ""), str(row["status"]).replace(unsaid, "")
            continue
        found = marked.words(name)
        yield marked.text[found[0] : found[1]] if found else "", str(row.get(name) or "")


def _share(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    right = sum(1 for read, wanted in pairs if read and wanted and _alike(read, wanted))
    return (
        right / max(1, sum(1 for read, _ in pairs if read)),
        right / max(1, sum(1 for _, wanted in pairs if wanted)),
    )


def _alike(read: str, wanted: str) -> bool:
    shorter, longer = sorted((read.lower(), wanted.lower()), key=len)
    return shorter in longer and len(shorter) > len(longer) / 2
