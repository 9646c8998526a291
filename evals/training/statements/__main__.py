"""Fit the verifier: part of `make train`, or python -m evals.training.statements LIBRARY.

The library must hold the papers that the statements are of. Trees are fitted on written statements
and on what is made from them; how often a false one passes is told from trees that were not fitted
on its authority, and the thresholds in `assistant.write.verify.verdict` are read off that.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import assistant.write
from assistant.fitted import trees_of
from corpus.library import Library
from corpus.settings import Settings
from evals.training.fit import fit_trees, write
from evals.training.signs import Line
from evals.training.statements.rows import FIT, StatementRow, statements_of
from evals.training.statements.signs import quoted_by, wording_lines
from evals.training.statements.variations import Told, variations

_PLACE = Path(assistant.write.__path__[0]) / "holds.npz"
_SIZE = {"rounds": 140, "leaves": 8, "least": 20}
_FOLDS = 6
_RATES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6)


def main() -> None:
    """Fit the trees, tell how they do on authorities they were not fitted on, and write them."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.training.statements", description=__doc__
    )
    parser.add_argument("library", type=Path)
    library = Library.open(Settings(library=parser.parse_args().library))
    told = list(_told(library, statements_of(FIT)))
    lines = list(wording_lines(library, [*told, *variations(told)]))
    _tell(lines, {each.id: each.quoted[0].document.authority or "" for each in told})
    write(_PLACE, fit_trees(lines, **_SIZE))


def _told(library: Library, rows: Sequence[StatementRow]) -> Iterator[Told]:
    for row in rows:
        quoted = quoted_by(library, row)
        if quoted:
            yield Told(row.id, row.statement, quoted, row.label)


def _tell(lines: Sequence[Line], whose: dict[str, str]) -> None:
    """For each rate at which false ones pass: the threshold, and the share of true ones that do."""
    places = sorted(set(whose.values()))
    chances: list[tuple[float, float]] = []
    for fold in range(_FOLDS):
        apart = set(places[fold::_FOLDS])
        model = trees_of(fit_trees([x for x in lines if whose[x[0]] not in apart], **_SIZE))
        tried = [line for line in lines if whose[line[0]] in apart]
        found = model.probabilities([signs for _, signs, _ in tried])
        chances += [(float(p), worth) for p, (_, _, worth) in zip(found, tried, strict=True)]
    false = sorted((p for p, worth in chances if not worth), reverse=True)
    true = [p for p, worth in chances if worth]
    for rate in _RATES:
        least = false[int(rate * len(false))]
        share = sum(p > least for p in true) / len(true)
        print(f"false {rate:.3f}, threshold {least:.3f}, true {share:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
