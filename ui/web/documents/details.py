"""What is known of one document: what its text says of itself, and what was read from it."""

from __future__ import annotations

from corpus.access import WHOLE
from corpus.library import Library
from corpus.types import Access, Document, Framework, Kind
from ui.plain import written
from ui.web import safe

_FACTS = {
    "title": "Title",
    "authority": "Authority",
    "kind": "Kind",
    "published": "Publication date",
    "meeting_date": "Meeting date",
    "inspected_from": "First day of inspection",
    "inspected_to": "Last day of inspection",
}
_ACCESS = {Access.PUBLIC: "Public", Access.EXEMPT: "Exempt: shown to those cleared to see it"}


def line(document: Document) -> str:
    """The document in one line, as Markdown: kind, whose, when, how long, who may see it."""
    pages = document.page_count
    parts = (
        _kind(document.kind).capitalize(),
        document.authority,
        written(document.date) or "no date given",
        (f"{pages} pages" if pages > 1 else "1 page") if document.paged else "without pages",
        document.access.value,
    )
    return " · ".join(safe.text(part) for part in parts if part)


def named(document: Document) -> str:
    """The document in few words, as Markdown: "minutes of 6 February 2024"."""
    day = f" of {written(document.date)}" if document.date else ""
    return safe.text(f"{_kind(document.kind)}{day}")


def open_words(document: Document) -> str:
    """What the button that opens it says."""
    return f"Open {named(document)}"


def facts(document: Document) -> dict[str, str]:
    """What its text says of itself, name and value; what it doesn't say is left out."""
    inspected = (written(document.inspected_from), written(document.inspected_to))
    period = (written(document.period_from), written(document.period_to))
    framework = document.framework
    found = {
        "File": document.path,
        "Published": written(document.published),
        "Meeting": written(document.meeting_date),
        "Inspected": " to ".join(filter(None, inspected)),
        "Period": " to ".join(filter(None, period)),
        "By": document.author or "",
        "Body": document.body or "",
        "Framework": framework.value if framework and framework is not Framework.OTHER else "",
        "Lead inspector": document.lead_inspector or "",
        "Access": _ACCESS[document.access],
        "Licence": document.licence or "",
        "Source": document.source_url or "",
    }
    return {name: safe.text(value) for name, value in found.items() if value}


def read_from(library: Library, document: Document) -> str:
    """What was read from it, in a sentence or two."""
    scope = frozenset({document.id})
    counts = (
        ("grade", len(library.judgements(scope, outcomes=True))),
        ("recommendation", len(library.recommendations(scope))),
        ("strength", len(library.strengths(scope))),
        ("next step", len(library.next_steps(scope))),
        ("action", len(library.actions(scope))),
        ("report of progress", len(library.progress(scope))),
        ("decision", len(library.decisions(scope))),
    )
    told = [f"{n} {_plural(noun, n)}" for noun, n in counts if n]
    found = f"Read from it: {', '.join(told)}." if told else "It can be searched and quoted."
    scanned = [page.number for page in library.pages(document.id) if page.scanned]
    files = sorted({file.path for file in library.holders(document.id)} - {document.path})
    if files:
        found += f" The same paper is also in {safe.text(', '.join(files))}."
    if scanned:
        found += f" {len(scanned)} of its pages are pictures, read as far as they could be."
    return found


def put_right(library: Library, document: Document) -> list[str]:
    """What officers have put right or decided of it, each with who and when, as Markdown."""
    told = [
        f"{_FACTS[each.fact]} put right by {each.by}, {written(each.given)}"
        for each in library.corrections().get(document.id, ())
    ]
    for each in library.rulings(document.id):
        part = "all of it" if each.page == WHOLE else f"page {each.page}"
        told.append(f"{each.access.value.capitalize()}, {part}: {each.told}")
    return [safe.text(words) for words in told]


def _kind(kind: Kind) -> str:
    return "document" if kind is Kind.OTHER else kind.value


def _plural(noun: str, n: int) -> str:
    if n == 1:
        return noun
    return noun.replace("report", "reports") if noun.startswith("report") else f"{noun}s"
