"""What an officer puts right of a document: kept, and read by at once where its file is there."""

from __future__ import annotations

from datetime import date

from corpus.corrections import corrections_of
from corpus.errors import UsageError
from corpus.given_facts import GivenFacts
from corpus.library import Library
from corpus.places.authorities import authority_called
from corpus.places.linker import find_authorities
from corpus.settings import Settings
from corpus.types import Document
from ingest.describe.authority import usual_place
from ingest.pipeline import read_again


def known_authority(name: str, library: Library) -> str:
    """The authority of the official list, or one held, that goes by a name.

    UsageError where there is none, with the one that may be meant.
    """
    held = {each.authority for each in library.documents() if each.authority}
    usual = usual_place(name)
    if authority_called(usual) or usual in held:
        return usual
    same = [each for each in held if each.casefold() == usual.casefold()]
    if same:
        return same[0]
    near = [each.name for each in find_authorities(name, held) if each.taken_as or each.held]
    meant = f" Is {near[0]} meant?" if near else ""
    raise UsageError(
        f"No authority of the official list or of the library is called {name!r}.{meant}"
    )


def correct(
    settings: Settings, document_id: str, facts: GivenFacts, *, by: str, given: date
) -> bool:
    """Keep the facts as an officer's, and read the document's files anew by them.

    False where none of its files is there any more: then what was read of it stays as it is.
    UsageError where an inspection would end before it began.
    """
    with Library.open(settings) as library, library.writing():
        held = library.document(document_id)
        _check_days(facts.onto(held))
        sources = [file for file in library.files().values() if file.document_id == held.id]
        library.keep_corrections(corrections_of(held.id, facts, by, given))
        report = read_again(library, sources, settings)
    return bool(report.read or report.unchanged)


def _check_days(document: Document) -> None:
    first, last = document.inspected_from, document.inspected_to
    if first and last and last < first:
        raise UsageError(
            f"The inspection would end ({last}) before it began ({first}): put both days right."
        )
