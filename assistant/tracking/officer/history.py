"""What officers have said, as a history: what it was of, whether it stands, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.tracking.book import PlanBook
from assistant.tracking.officer.on_actions import ON_ACTIONS, meant_by_word
from assistant.tracking.story import SaidOf, Story
from assistant.tracking.trace import Trace
from corpus.errors import UsageError
from corpus.library import Library
from corpus.officer import OfficerWord, WordSort, gap_id


@dataclass(frozen=True)
class Entry:
    """One word of the history. `taken_back` is the word that took it back.

    `against` says what a paper has come to say otherwise since, and `found` whether the papers held
    still have what it is of.
    """

    word: OfficerWord
    taken_back: OfficerWord | None
    found: bool
    against: str = ""


def history(book: PlanBook, traces: Sequence[Trace]) -> tuple[Entry, ...]:
    """Everything that officers have said, oldest first; `traces` are those that links may be of."""
    words = book.library.officer_words()
    standing = {word.id for word in book.words()}
    undone = {w.value: w for w in words if w.sort is WordSort.UNDO and w.id not in _undone(words)}
    against = _against_by_id(book.stories(), traces)
    held = _held(book.library, book.stories(), traces)
    return tuple(
        Entry(
            word,
            undone.get(word.id),
            word.sort is WordSort.UNDO or held(word),
            against.get(word.id, "") if word.id in standing else "",
        )
        for word in words
    )


def word_named(library: Library, name: str) -> OfficerWord:
    """The word of that id, or the one whose id begins so. UsageError where it isn't just one."""
    found = [word for word in library.officer_words() if name and word.id.startswith(name)]
    if len(found) != 1:
        raise UsageError(
            f"{len(found)} words of officers have the id {name!r}; see: scrutineer officer history"
        )
    return found[0]


def contradiction(said: SaidOf) -> str:
    """What a paper says otherwise than an officer, and which paper; "" where none does."""
    if said.against is None:
        return ""
    paper = said.by.document.title if said.by else "the plan"
    page = f", page {said.by.quotes[0].page}" if said.by and said.by.quotes else ""
    return f"{paper}{page} now says {said.against}"


def _undone(words: Sequence[OfficerWord]) -> set[str]:
    """The ids of the acts of taking back that were themselves taken back."""
    acts = {w.id for w in words if w.sort is WordSort.UNDO}
    return {w.value for w in words if w.sort is WordSort.UNDO and w.value in acts}


def _against_by_id(told: Sequence[Story], traces: Sequence[Trace]) -> dict[str, str]:
    return dict(_against(told, traces))


def _against(told: Sequence[Story], traces: Sequence[Trace]) -> Iterator[tuple[str, str]]:
    for story in told:
        yield from ((each.word.id, said) for each in story.said if (said := contradiction(each)))
    for trace in traces:
        for row in trace.rows:
            for link in row.every_link:
                if link.said and link.against:
                    yield link.said.word.id, link.against
            sure = [link for link in row.to_check if row.gap and link.sure]
            if row.gap and sure:
                refs = ", ".join(link.story.action.ref or link.story.action.text for link in sure)
                yield row.gap.id, f"the plan now has {refs}, likelier than not to answer"


def _held(
    library: Library, told: Sequence[Story], traces: Sequence[Trace]
) -> Callable[[OfficerWord], bool]:
    """Whether the papers held still have what a word is of."""
    links = {
        link.said.word.link
        for trace in traces
        for row in trace.rows
        for link in row.every_link
        if link.said
    }
    gaps = {gap_id(item.text) for item in library.recommendations()}
    paths = {document.path for document in library.documents()}

    def found(word: OfficerWord) -> bool:
        if word.sort in ON_ACTIONS:
            return bool(meant_by_word(word, told))
        if word.sort is WordSort.GAP:
            return word.link in gaps
        return word.value in paths if word.sort is WordSort.REPORT else word.link in links

    return found
