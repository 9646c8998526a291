"""A conversation as an address: its questions and what they were narrowed to, not its answers.

`?q=First&q=And%20then&authority=A&kind=K&since=YEAR&until=YEAR&as_of=DAY`. Whoever opens it asks the
same of their own library, and a reload finds the conversation again. A filter given once holds
for all; where questions were narrowed differently it is given for each, and last for the next.
`alone=3` says that the third question follows nothing asked before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant import LONGEST, Limits
from corpus.types import Kind
from ui.web.conversation import Asking, Conversation

_MOST_CHARACTERS = 4000
"""Of all questions: an address much longer is cut off by mail programs."""


@dataclass(frozen=True)
class Asked:
    """The questions of an address with their limits, and what the next is narrowed to."""

    questions: tuple[tuple[Asking, Limits], ...]
    limits: Limits

    @classmethod
    def of(cls, talk: Conversation) -> Asked:
        """What a conversation asked."""
        return cls(tuple((turn.asked, turn.limits) for turn in talk.turns), talk.limits)


_FILTERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "authority": ("authority", str),
    "kind": ("kind", Kind),
    "since": ("published_from", lambda year: date(int(year), 1, 1)),
    "until": ("published_to", lambda year: date(int(year), 12, 31)),
    "as_of": ("as_of", date.fromisoformat),
}
"""Names in the address, each with its field of `Limits` and what reads it."""

NAMES = ("q", "alone", *_FILTERS)


def written(asked: Asked) -> dict[str, list[str]]:
    """The address's names and values; those without a value are left out."""
    fitting = fits(asked.questions)
    every = [limits for _, limits in fitting] + [asked.limits]
    named = {
        "q": [asked.question for asked, _ in fitting],
        "alone": [str(number) for number, (asked, _) in enumerate(fitting, 1) if asked.alone],
    }
    for name, (field, _) in _FILTERS.items():
        values = [_text(name, getattr(limits, field)) for limits in every]
        named[name] = values if len(set(values)) > 1 else values[:1]
    return {name: values for name, values in named.items() if any(values)}


def read(given: Mapping[str, Sequence[str]]) -> Asked:
    """What an address asks; a value that makes no sense is passed over."""
    alone = set(given.get("alone", ()))
    questions = [
        Asking(question[:LONGEST], str(number) in alone)
        for number, question in enumerate(given.get("q", ()), 1)
        if question.strip()
    ]
    number = len(questions) + 1
    narrowed = [
        Limits(**{_FILTERS[name][0]: value for name, value in _row(given, place, number).items()})
        for place in range(number)
    ]
    return Asked(fits(tuple(zip(questions, narrowed, strict=False))), narrowed[-1])


def fits(questions: tuple[tuple[Asking, Limits], ...]) -> tuple[tuple[Asking, Limits], ...]:
    """The newest questions, as many as an address holds."""
    room = _MOST_CHARACTERS
    for place in range(len(questions) - 1, -1, -1):
        room -= len(questions[place][0].question)
        if room < 0:
            return questions[place + 1 :]
    return questions


def _row(given: Mapping[str, Sequence[str]], place: int, number: int) -> dict[str, Any]:
    """The filters of the question at a place, each given once for all or for each."""
    row = {}
    for name, (_, reader) in _FILTERS.items():
        values = given.get(name, ())
        if len(values) not in (1, number):
            continue
        try:
            row[name] = reader(text) if (text := values[place % len(values)]) else None
        except ValueError:
            continue
    return row


def _text(name: str, value: object) -> str:
    if isinstance(value, date):
        return value.isoformat() if name == "as_of" else str(value.year)
    return str(value or "")
