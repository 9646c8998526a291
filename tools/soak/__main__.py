"""Run a soak, whole or in part, and print the counts; exit code 1 where something went wrong."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tools.soak.bombs import BOMBS, bombs
from tools.soak.damages import damages
from tools.soak.disk import outside
from tools.soak.files import bad_files
from tools.soak.injections import injections
from tools.soak.kills import kills
from tools.soak.readers import readers
from tools.soak.tally import Tally

_PARTS: dict[str, tuple[Callable[[Path, random.Random, int], Tally], int, str]] = {
    "kills": (kills, 100, "ingestions ended"),
    "damages": (damages, 40, "damages, so many of each file"),
    "disk": (lambda place, _chance, _times: outside(place), 1, "full disk, second writer"),
    "files": (bad_files, 100, "good papers and bad"),
    "bombs": (bombs, len(BOMBS), "files that unpack to far more than they are"),
    "injections": (injections, 200, "answers to questions on papers that hold orders"),
    "readers": (readers, 120, "questions while the library changes, for so many seconds"),
}


def main() -> int:
    """Run the parts named, or all, and print what each tried and what failed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help="all, if none is named")
    asked.add_argument("--times", type=int, help="how often, instead of the part's own number")
    asked.add_argument("--seed", type=int, default=1)
    args = asked.parse_args()
    unknown = set(args.parts) - _PARTS.keys()
    if unknown:
        asked.error(f"no such part: {', '.join(unknown)}; there are {', '.join(_PARTS)}")
    failed = False
    for name in args.parts or _PARTS:
        part, usual, what = _PARTS[name]
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as place:
            tally = part(Path(place), random.Random(args.seed), args.times or usual)
        spent = time.monotonic() - began
        sys.stdout.write(
            f"{name} ({what}; seed {args.seed}): {tally.tried} tried, {len(tally.faults)} wrong,"
            f" {spent:.0f} s\n"
        )
        for fault in tally.faults:
            sys.stdout.write(f"  {fault}\n")
        sys.stdout.flush()
        failed = failed or bool(tally.faults)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
