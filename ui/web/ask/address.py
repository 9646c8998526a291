"""A conversation as an address: its questions and what they were narrowed to, not its answers.

`?q=First&q=And%20then&authority=A&kind=K&since=YEAR&until=YEAR&as_of=DAY`. Whoever opens it asks the
same of their own library, and a reload finds the conversation again. A filter given once holds
for all; where questions were narrowed differently it is given for each, and last for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.question import LONGEST, Limits
from corpus.types import Kind

_MOST_CHARACTERS = 4000
"""Of all questions: an address much longer is cut off by mail programs."""


@dataclass(frozen=True)
class Asked:
    """The questions of an address with their limits, and what the next is narrowed to."""

    questions: tuple[tuple[str, Limits], ...]
    limits: Limits


_FILTERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "authority": ("authority", str),
    "kind": ("kind", Kind),
    "since": ("published_from", lambda year: date(int(year), 1, 1)),
    "until": ("published_to", lambda year: date(int(year), 12, 31)),
    "as_of": ("as_of", date.fromisoformat),
}
"""Names in the address, each with its field of `Limits` and what reads it."""

NAMES = ("q", *_FILTERS)


def written(asked: Asked) -> dict[str, list[str]]:
    """The address's names and values; those without a value are left out."""
    fitting = fits(asked.questions)
    every = [limits for _, limits in fitting] + [asked.limits]
    named = {"q": [question for question, _ in fitting]}
    for name, (field, _) in _FILTERS.items():
        values = [_text(name, getattr(limits, field)) for limits in every]
        named[name] = values if len(set(values)) > 1 else values[:1]
    return {name: values for name, values in named.items() if any(values)}


def read(given: Mapping[str, Sequence[str]]) -> Asked:
    """What an address asks; a value that makes no sense is passed over."""
    questions = [q[:LONGEST] for q in given.get("q", ()) if q.strip()]
    fitting = fits(tuple((question, Limits()) for question in questions))
    number = len(questions) + 1
    narrowed = [
        Limits(**{_FILTERS[name][0]: value for name, value in _row(given, place, number).items()})
        for place in range(number)
    ]
    pairs = tuple(zip(questions, narrowed, strict=False))
    return Asked(pairs[len(pairs) - len(fitting) :], narrowed[-1])


def fits(questions: tuple[tuple[str, Limits], ...]) -> tuple[tuple[str, Limits], ...]:
    """The newest questions, as many as an address holds."""
    room = _MOST_CHARACTERS
    for place in range(len(questions) - 1, -1, -1):
        room -= len(questions[place][0])
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
