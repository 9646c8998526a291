"""Whether what the cases call right stands where they say: a check of the cases, not of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.library import Library
from evals.cases.case import Case
from evals.match.documents import same_document
from evals.match.said import says


@dataclass(frozen=True)
class Slip:
    """Something that a case has wrong: `place` is where it should stand."""

    case: str
    fault: str
    place: str

    def __str__(self) -> str:
        return f"{self.case}: {self.fault} ({self.place})"


PageTexts = Callable[[str], Sequence[str] | None]
"""A document's pages in order, by a name that a case gives; None where it isn't held."""


def check_cases(cases: Sequence[Case], pages: PageTexts) -> list[Slip]:
    """Every document that isn't held, page that isn't there, and fact that isn't on its pages.

    A fact that is worked out (a difference, which way a figure went) stands on no page: name the
    groups that do so in the case's `computed`.
    """
    return [slip for case in cases for slip in _slips(case, pages)]


def library_pages(library: Library) -> PageTexts:
    """The page texts of a library's documents."""
    documents = library.documents()

    def pages(name: str) -> Sequence[str] | None:
        held = next((each for each in documents if same_document(name, each.path)), None)
        return [page.text for page in library.pages(held.id)] if held else None

    return pages


def _slips(case: Case, pages: PageTexts) -> Iterator[Slip]:
    texts = {name: pages(name) for name in case.documents}
    absent = [name for name, found in texts.items() if found is None]
    yield from (Slip(case.id, "the library has no such document", name) for name in absent)
    places = case.gold_pages
    beyond = [(name, n) for name, n in places if n > len(texts.get(name) or pages(name) or ())]
    for name, number in beyond:
        if name not in absent:
            yield Slip(case.id, "the document has no such page", f"{name} p{number}")
    if not case.answerable or absent or beyond:
        return
    yield from _facts_elsewhere(case, texts, pages)


def _facts_elsewhere(
    case: Case, texts: dict[str, Sequence[str] | None], pages: PageTexts
) -> Iterator[Slip]:
    """A fact may stand on any of the case's pages; with none stated, anywhere in its documents."""
    stated = [(name, (pages(name) or ())[number - 1]) for name, number in case.gold_pages]
    named = {name for name, _ in stated}
    whole = [(name, "\n".join(text or ())) for name, text in texts.items() if name not in named]
    held = [text for _, text in (*stated, *whole)]
    where = [f"{name} p{number}" for name, number in case.gold_pages]
    where += [name for name, _ in whole]
    for number, group in enumerate(case.facts):
        if number in case.computed or not held:
            continue
        if not any(says(text, variant) for text in held for variant in group):
            yield Slip(
                case.id, f"facts.{number} ({' / '.join(group)}) isn't there", ", ".join(where)
            )
