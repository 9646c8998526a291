"""Officers' words as rows of JSON, and back: what one library exports, another takes in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.export.answers import Row
from corpus.errors import UsageError
from corpus.officer import OfficerWord, WordSort

if TYPE_CHECKING:
    from assistant.tracking.officer.history import Entry
    from assistant.tracking.story import SaidOf


class _Word(BaseModel):
    """A row as it comes in. What a history tells besides is passed over."""

    model_config = ConfigDict(extra="ignore", strict=False)

    id: str
    sort: WordSort
    name: str
    said_on: date | None
    reason: str
    authority: str | None
    recommendation: str
    ref: str | None
    action: str
    value: str | None
    before: str | None
    paper: str | None
    page: int | None
    link: str | None
    about: tuple[str, ...]
    exempt: bool


def word_row(word: OfficerWord) -> Row:
    """An officer's word, every field of it."""
    return {
        "id": word.id,
        "sort": word.sort.value,
        "name": word.name,
        "said_on": word.said_on.isoformat() if word.said_on else None,
        "reason": word.reason,
        "authority": word.authority,
        "recommendation": word.recommendation,
        "ref": word.ref,
        "action": word.action,
        "value": word.value,
        "before": word.before,
        "paper": word.paper,
        "page": word.page,
        "link": word.link,
        "about": list(word.about),
        "exempt": word.exempt,
    }


def word_of(row: object, place: str) -> OfficerWord:
    """The word that `word_row` made this row of. UsageError, naming the place, where it is none."""
    try:
        return OfficerWord(**_Word.model_validate(row).model_dump())
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise UsageError(f"{place}: no officer's word ({where}: {fault['msg']})") from error


def said_row(said: SaidOf) -> Row:
    """A word on an action, with what papers have come to say otherwise since."""
    by = said.by.document.path if said.by else None
    page = said.by.quotes[0].page if said.by and said.by.quotes and said.by.document.paged else None
    return word_row(said.word) | {
        "carried": said.carried,
        "against": said.against,
        "against_document": by,
        "against_page": page,
    }


def entry_row(entry: Entry) -> Row:
    """A line of the history."""
    return word_row(entry.word) | {
        "taken_back_by": entry.taken_back.id if entry.taken_back else None,
        "found": entry.found,
        "against": entry.against or None,
    }
