"""Which inspections a question means: readings of it, each with how likely it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.evidence.passage_signs import named_share
from assistant.scope.asked import Asked
from assistant.scope.papers import newest_first, time_fit
from assistant.understand.wants import AreaAsked, Order, Wanted
from corpus.types import Document, Framework

_LIKELY = 0.1
"""The least probability of a reading that is drafted for."""
_MOST = 3
_OF_SEND = 0.5
"""From which probability special educational needs are what is asked about."""


@dataclass(frozen=True)
class Meant:
    """Inspections that a question may mean, oldest first, and how likely that reading is."""

    documents: tuple[Document, ...]
    likely: float
    in_time: bool
    """Whether they are of the time that is named; True where none is."""


def meant(asked: Asked, letters: Sequence[Document]) -> list[Meant]:
    """The likeliest readings of which of one authority's letters are meant, likeliest first."""
    ordered = newest_first(letters)
    readings: dict[tuple[str, ...], Meant] = {}
    for documents, likely, in_time in _readings(asked, ordered):
        key = tuple(d.id for d in documents)
        if documents and key not in readings:
            readings[key] = Meant(tuple(reversed(documents)), likely, in_time)
        elif documents:
            known = readings[key]
            fits = in_time if likely > known.likely else known.in_time
            readings[key] = Meant(known.documents, known.likely + likely, fits)
    found = sorted(readings.values(), key=lambda each: -each.likely)
    return [each for each in found if each.likely >= _LIKELY][:_MOST] or found[:1]


def letters_asked_of(asked: Asked, letters: Sequence[Document]) -> Iterator[tuple[Document, ...]]:
    """The letters that may be meant by their sort: those that the question names, then all.

    Of special educational needs only the area SEND inspections are asked what they say, where there are.
    """
    of_send = [d for d in letters if d.framework is Framework.AREA_SEND]
    if of_send and asked.question.reading.p(AreaAsked.SEND) > _OF_SEND:
        letters = of_send
    shares = {d.id: named_share(asked, d) for d in letters}
    best = max(shares.values(), default=0.0)
    named = tuple(d for d in letters if shares[d.id] == best)
    if best and len(named) < len(letters):
        yield named
    yield tuple(letters)


def _readings(
    asked: Asked, letters: list[Document]
) -> Iterator[tuple[list[Document], float, bool]]:
    reading, periods = asked.question.reading, asked.question.periods
    p = {order: reading.p(order) for order in Order}
    if asked.question.after:
        p = {order: float(order is Order.SINCE) for order in Order}
    moves = reading.p(Wanted.MOVEMENT, Wanted.COMPARISON)
    if not periods:
        plain = p[Order.LATEST] + p[Order.NONE] + p[Order.AS_OF]
        yield letters[:1], plain * (1 - moves / 2), True
        yield letters[1:2], p[Order.PREVIOUS], True
        yield letters[-1:], p[Order.FIRST], True
        yield letters[:2], (p[Order.PREVIOUS] + p[Order.SINCE] + moves * plain) / 2, True
        yield letters, p[Order.EACH] + p[Order.SINCE] / 2, True
        return
    of_time = _of_time(asked, letters)
    newest = [d for d in letters[:1] if d not in of_time]
    exact = 1 - p[Order.SINCE] - p[Order.EACH] - (0.0 if of_time else p[Order.AS_OF])
    yield of_time, exact, bool(of_time)
    first, last = min(x.first for x in periods), max(x.last for x in periods)
    since = [d for d in letters if (d.date or date.max) >= first]
    yield newest + of_time, (p[Order.SINCE] + moves * exact) / 2, bool(of_time)
    yield since, p[Order.EACH] + p[Order.SINCE] / 2, bool(since)
    if not of_time:
        stood = [d for d in letters if (d.date or date.max) <= last][:1]
        yield stood, p[Order.AS_OF], True


def _of_time(asked: Asked, letters: Sequence[Document]) -> list[Document]:
    """Of each time named, the letters that fit it best; newest first."""
    kept: dict[str, Document] = {}
    for period in asked.question.periods:
        fits = {d.id: time_fit(d, [period]) for d in letters}
        best = max(fits.values(), default=0.0)
        kept.update((d.id, d) for d in letters if best > 0 and fits[d.id] == best)
    return newest_first(kept.values())
