"""Written statements -> the rows that are kept: quotes become spans, sealed authorities stay apart.

    python -m evals.training.statements.keep LIBRARY SEALED FILE...

SEALED names authorities, parted by semicolons. A statement one of whose quotes doesn't stand on its
page is left out and counted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus.library import Library
from corpus.settings import Settings
from corpus.text import locate
from evals.training.labels import is_of
from evals.training.rows import Span
from evals.training.statements.rows import FIT, SEALED, StatementRow


def kept_statement(written: Mapping[str, Any], library: Library) -> StatementRow | None:
    """The row as it is kept; None where it isn't whole, or a quote can't be placed."""
    spans = [_placed(quote, library) for quote in written.get("quotes", ())]
    fields = {name: written.get(name) for name in StatementRow.model_fields}
    if written.get("label"):
        fields["sort"] = None
    try:
        row = StatementRow(**{**fields, "quotes": tuple(span for span in spans if span)})
    except ValidationError:
        return None
    told = bool(row.label) or row.sort is not None
    return row if told and spans and len(row.quotes) == len(spans) else None


def _placed(quote: Mapping[str, Any], library: Library) -> Span | None:
    path, number = quote["document"], quote.get("page")
    for document in library.documents():
        if not is_of(document, path):
            continue
        for page in library.pages(document.id):
            if number is not None and document.paged and page.number != number:
                continue
            found = locate(page.text, quote["quote"])
            if found:
                return Span(document=path, page=page.number, start=found[0], end=found[1])
    return None


def main(library: str, sealed: str, *files: str) -> None:
    """Keep the statements of the files, in order."""
    opened = Library.open(Settings(library=Path(library)))
    apart = {name.strip().lower() for name in sealed.split(";")}
    kept: dict[Path, dict[str, StatementRow]] = {FIT: {}, SEALED: {}}
    lost = 0
    for name in files:
        for line in Path(name).read_text("utf-8").splitlines():
            row = kept_statement(json.loads(line), opened) if line.strip() else None
            if row is None:
                lost += 1
                continue
            whose = {span.document.split("/")[-2].partition("_")[2].lower() for span in row.quotes}
            kept[SEALED if whose & apart else FIT][row.id] = row
    for path, rows in kept.items():
        text = "".join(row.model_dump_json(exclude_defaults=True) + "\n" for row in rows.values())
        path.write_text(text, "utf-8")
        print(f"{len(rows)} kept in {path.name}", file=sys.stderr)  # noqa: T201
    print(f"{lost} left out", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
