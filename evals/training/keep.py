"""Written rows -> the rows that are kept: gold sentences become spans on their pages.

    python -m evals.training.keep LIBRARY OUT FILE...

A row whose gold stands on none of its pages is told of and left out; so is one asked twice.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.library import Library
from corpus.settings import Settings
from corpus.text import locate
from evals.training.labels import is_of
from evals.training.rows import Row, Span

_KEPT = (
    "id", "kind", "question", "history", "answerable", "facts", "documents", "page_refs", "labels",
    "sort", "choices", "derived", "writer",
)  # fmt: skip


def kept_row(written: Mapping[str, Any], library: Library) -> Row | None:
    """The row as it is kept; None where its gold can't be placed."""
    fields = {name: written[name] for name in _KEPT if written.get(name) is not None}
    gold: list[Span] = []
    for quote in written.get("gold") or ():
        span = _placed(written, quote, library)
        if span:
            gold.append(span)
    if written["answerable"] and written["kind"] != "smalltalk" and not gold:
        return None
    if written["kind"] == "smalltalk":
        fields |= {"answerable": False, "facts": []}
    return Row(**fields, gold=tuple(gold))


def _placed(written: Mapping[str, Any], quote: str, library: Library) -> Span | None:
    pages = {(path, page) for path, page in written["page_refs"]}
    for path in written["documents"]:
        for document in library.documents():
            if not is_of(document, path):
                continue
            for page in library.pages(document.id):
                if document.paged and pages and (path, page.number) not in pages:
                    continue
                found = locate(page.text, quote) or locate(page.text, quote.rstrip(".;,"))
                if found:
                    return Span(document=path, page=page.number, start=found[0], end=found[1])
    return None


def _written(path: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def main(library: str, out: str, *files: str) -> None:
    """Keep the rows of the files, in order."""
    opened = Library.open(Settings(library=Path(library)))
    seen: set[tuple[str, tuple[str, ...]]] = set()
    lost = 0
    with Path(out).open("w", encoding="utf-8") as kept:
        for name in files:
            for written in _written(Path(name)):
                key = (" ".join(written["question"].lower().split()), tuple(written["history"]))
                row = None if key in seen else kept_row(written, opened)
                seen.add(key)
                if row is None:
                    lost += 1
                    continue
                kept.write(row.model_dump_json(exclude_defaults=True) + "\n")
    print(f"{len(seen) - lost} kept, {lost} left out", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
