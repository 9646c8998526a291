"""What officers say of plans, over what papers say: signed, dated, with a reason, and never erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.quotes import content_id
from corpus.text import normalise


class WordSort(StrEnum):
    """What an officer's word is on."""

    CONFIRM = "confirm"
    REJECT = "reject"
    GAP = "gap"
    STATUS = "status"
    OWNER = "owner"
    DUE = "due"
    EVIDENCE = "evidence"
    REPORT = "report"
    UNDO = "undo"


@dataclass(frozen=True)
class OfficerWord:
    """One thing that an officer said: confirmed or rejected a link, corrected an action, and so on.

    It names what it is of by its words (`authority`, `recommendation`, `ref`, `action`), so that it
    outlives a new reading and a new version of either paper. `value` is what is now so: a status
    word, an owner, an ISO day or month; for `UNDO` the id of the word that is taken back; for
    `REPORT` the path of the report. `before` is what the papers said when it was said, by which a
    paper that says otherwise since is known. `paper` and `page` are where evidence stands.
    `link` is the link's id, `about` the documents' ids at the time. `said_on` and the name are
    lacking only in what was kept before names were asked for.
    """

    id: str
    sort: WordSort
    name: str
    said_on: date | None
    reason: str
    authority: str | None = None
    recommendation: str = ""
    ref: str | None = None
    action: str = ""
    value: str | None = None
    before: str | None = None
    paper: str | None = None
    page: int | None = None
    link: str | None = None
    about: tuple[str, ...] = ()
    exempt: bool = False


def standing(words: Iterable[OfficerWord]) -> tuple[OfficerWord, ...]:
    """The words that nobody took back, in their order; the acts of taking back are not among them."""
    undone: set[str] = set()
    found: list[OfficerWord] = []
    for word in reversed(list(words)):
        if word.id in undone:
            continue
        if word.sort is WordSort.UNDO:
            undone.add(word.value or "")
        else:
            found.append(word)
    return tuple(reversed(found))


def gap_id(recommendation: str) -> str:
    """The id of the judgement that nothing answers a recommendation of this text."""
    return content_id("gap", normalise(recommendation).lower())
