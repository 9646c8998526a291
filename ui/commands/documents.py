"""`scrutineer documents`: what the library holds."""

from __future__ import annotations

from corpus.corrections import Correction
from corpus.types import Document
from ui.plain import written
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import print_json, print_table, say
from ui.withheld import COLUMNS, TO_DECIDE, withheld_cells


def documents(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the documents, by authority and date; for the cleared, also what is held back and why."""
    settings = settings_for(library)
    from corpus.access import withheld
    from corpus.library import Library

    library_held = Library.open(settings)
    held = sorted(library_held.documents(), key=_place)
    corrected = library_held.corrections()
    if as_json:
        from assistant.export.answers import document_row

        rows = [document_row(document) for document in held]
        for row, document in zip(rows, held, strict=True):
            row["files"] = [file.path for file in library_held.holders(document.id)]
            row["corrections"] = [_correction_row(c) for c in corrected.get(document.id, ())]
        print_json(rows)
        return
    columns = ("id", "authority", "kind", "date", "pages", "title", "document")
    print_table(columns, [_cells(document) for document in held])
    for document in held:
        for each in corrected.get(document.id, ()):
            say(f"{document.path}: {each.fact} put right by {each.by}, {written(each.given)}")
    say(f"{len(held)} documents")
    exempt = [document for document in held if withheld(document)]
    if exempt:
        print_table(COLUMNS, [withheld_cells(document) for document in exempt])
    if any(not document.access_sure for document in exempt):
        say(TO_DECIDE)


def _correction_row(correction: Correction) -> dict[str, str]:
    return {
        "fact": correction.fact,
        "value": correction.value,
        "by": correction.by,
        "given": correction.given.isoformat(),
    }


def _place(document: Document) -> tuple[str, str, str]:
    day = document.date.isoformat() if document.date else ""
    return (document.authority or "~", day, document.path)


def _cells(document: Document) -> tuple[str, ...]:
    return (
        document.id,
        document.authority or "",
        document.kind.value,
        written(document.date),
        str(document.page_count) if document.paged else "",
        document.title,
        document.path,
    )
