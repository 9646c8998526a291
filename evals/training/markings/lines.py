"""Single lines as council papers have them, labelled by eleven writers who saw no code: on made-up pages.

`lines.jsonl`: the line, those beside it, where it stands, and whether it marks.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from evals.training.markings.wordings import BODY, HEADS, HERE, Row

LINES = HERE / "lines.jsonl"
WRITERS = tuple(f"K{number}" for number in range(1, 12))
_SET_AMONG = frozenset((*HEADS, *BODY))
_HEADS, _BODY = 3, 7
"""How many lines of a page's head, and of its text, a line is set among."""


def lines_by(writers: Collection[str]) -> Iterator[dict[str, Any]]:
    """The labelled lines of some writers."""
    for written in LINES.read_text("utf-8").splitlines():
        held = json.loads(written)
        if held["id"].split("-")[0] in writers:
            yield held


def line_rows(chance: random.Random, times: int, *, but: str = "") -> Iterator[Row]:
    """Each line on `times` pages, and one of what it is set among; the writer `but` is left out."""
    for held in lines_by(set(WRITERS) - {but}):
        for _ in range(times):
            row = row_of(held, chance)
            yield row
            around = [at for at, line in enumerate(row.lines) if line in _SET_AMONG]
            yield Row(row.lines, chance.choice(around), marks=False)


def row_of(held: Mapping[str, object], chance: random.Random) -> Row:
    """A line on a page of its own."""
    head, body = chance.sample(HEADS, _HEADS), chance.sample(BODY, _BODY)
    over, under = _around(str(held["where"]), head, body)
    said = [str(held[name]) for name in ("before", "line", "after") if name in held]
    return Row((*over, *said, *under), len(over) + ("before" in held), bool(held["marks"]))


def _around(
    where: str, head: Sequence[str], body: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    """What stands over and under a line."""
    match where:
        case "header":
            return [], [*head, *body]
        case "heading":
            return head[:1], [*head[1:], *body]
        case "front_sheet":
            return head, body
        case "footer":
            return [*head, *body], []
        case _:
            return [*head, *body[: len(body) // 2]], body[len(body) // 2 :]
