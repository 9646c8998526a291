"""Markings that a form's field makes: its name and its value."""

from __future__ import annotations

import re

from ingest.describe.access.label_words import CITES, OPEN, PART, PARTIAL, STATE, LabelWords, Told

FIELD = re.compile(r"^(?P<name>[^:|?]{3,70}?)\s*(?:[:|?]\s*)+(?P<value>.*)$")
_TICKED, _UNTICKED = re.compile("[☒☑✓✔]"), re.compile("☐")
_ACCESS = frozenset("status classification marking access".split())
_YES = frozenset("yes y true wholly fully".split())
_NO = frozenset("no n false none nil not neither nothing na n/a".split())


def field_told(line: str, after: str) -> Told:
    """What a form's field and its value say: "Exempt: yes", "Is this report exempt? No"."""
    found = FIELD.match(_TICKED.sub(" yes", _UNTICKED.sub(" no", line)))
    if not found:
        return Told.NOTHING
    name, value = LabelWords.of(found["name"]), LabelWords.of(found["value"])
    if not value.words and "?" in line:
        value = LabelWords.of(after)
    if not value.words or name.foreign > ("?" in line) or not _is_of_access(found["name"], name):
        return Told.NOTHING
    return _value_told(found["name"], name, value, found["value"])


def _is_of_access(text: str, name: LabelWords) -> bool:
    """Whether a field's name is of who may see the paper."""
    if name.any_of(STATE | OPEN) or name.kept_from_sight or PART.search(text):
        return True
    return name.any_of(_ACCESS) and not name.foreign


def _value_told(text: str, name: LabelWords, value: LabelWords, said: str) -> Told:
    first = value.words[0]
    closed = name.any_of(STATE) or name.kept_from_sight or bool(PART.search(text))
    opened = name.any_of(OPEN) and not name.kept_from_sight
    of_some = name.any_of(PARTIAL) and not PART.search(text)
    begins = " ".join(value.words)
    if first in _NO and not value.kept_from_sight:
        return Told.MARKED if opened and not closed and first in ("no", "n") else Told.DENIED
    if of_some or (first in PARTIAL | _YES and value.any_of(PARTIAL) and not PART.match(begins)):
        return Told.NOTHING
    if first in _YES:
        return Told.MARKED if closed and not opened else Told.DENIED
    if first in OPEN or begins.startswith(("part 1", "part i ", "part a")):
        return Told.DENIED
    if first in STATE or value.kept_from_sight or PART.match(begins):
        return Told.MARKED
    if closed and not opened and (CITES.match(said.lstrip()) or first.isdigit()):
        return Told.MARKED
    return Told.NOTHING
