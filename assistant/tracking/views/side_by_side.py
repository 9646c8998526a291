"""Two versions of a plan beside each other: what was kept, reworded, dropped and added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from assistant.tracking.versions import became
from corpus.plans import Action


class Fate(StrEnum):
    """What became of an action from one version to the next."""

    SAME = "the same"
    REWORDED = "reworded"
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "new"


@dataclass(frozen=True)
class Words:
    """A run of words that both versions have, that only the older has, or only the newer."""

    text: str
    in_older: bool
    in_newer: bool


@dataclass(frozen=True)
class FieldChange:
    """A field of an action that differs: its name, and both values as printed ("" for none)."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Beside:
    """An action in both versions; one of them lacks it where it was dropped or is new."""

    older: Action | None
    newer: Action | None
    fate: Fate
    words: tuple[Words, ...]
    changes: tuple[FieldChange, ...] = ()


def side_by_side(older: Sequence[Action], newer: Sequence[Action]) -> list[Beside]:
    """Every action of both versions once: in the newer one's order, then those that were dropped."""
    kept = became(older, newer)
    was = {new.id: next(old for old in older if old.id == key) for key, new in kept.items()}
    rows = [_beside(was.get(new.id), new) for new in newer]
    return rows + [_beside(old, None) for old in older if old.id not in kept]


def _beside(old: Action | None, new: Action | None) -> Beside:
    words = _words(old.text if old else "", new.text if new else "")
    if old is None or new is None:
        return Beside(old, new, Fate.DROPPED if new is None else Fate.ADDED, words)
    changes = tuple(_changes(old, new))
    if any(not (each.in_older and each.in_newer) for each in words):
        return Beside(old, new, Fate.REWORDED, words, changes)
    return Beside(old, new, Fate.CHANGED if changes else Fate.SAME, words, changes)


def _changes(old: Action, new: Action) -> list[FieldChange]:
    pairs = (
        ("Reference", old.ref, new.ref),
        ("Owner", old.owner, new.owner),
        ("Due", old.due_text, new.due_text),
        ("Measure", old.measure, new.measure),
        ("Status", old.status_text or old.rag.value, new.status_text or new.rag.value),
    )
    plain = [(name, _one_line(before), _one_line(after)) for name, before, after in pairs]
    return [FieldChange(*each) for each in plain if each[1] != each[2]]


def _words(old: str, new: str) -> tuple[Words, ...]:
    """Both texts as one run of words, each marked with which version has it."""
    before, after = old.split(), new.split()
    found: list[Words] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for sort, i, j, m, n in matcher.get_opcodes():
        if sort == "equal":
            found.append(Words(" ".join(before[i:j]), True, True))
            continue
        if i < j:
            found.append(Words(" ".join(before[i:j]), True, False))
        if m < n:
            found.append(Words(" ".join(after[m:n]), False, True))
    return tuple(found)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
