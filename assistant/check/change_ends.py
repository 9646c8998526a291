"""Changes that a statement tells of: both ends in the quotes, and the direction reckoned."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.check.tokens import Sort, read
from assistant.language.numbers import find_amounts
from assistant.language.periods import find_periods

_UP = "rose|rises|risen|increased|grew|grown|went up|gone up|climbed"
_DOWN = (
    "fell|falls|fallen|decreased|dropped|declined|went down|gone down|came down|come down|reduced"
)
_BETTER, _WORSE = "improved", "worsened|deteriorated"
_CHANGE = re.compile(
    rf"^(?P<subject>.+?),? (?:has |have |had |was |were )?(?:(?P<up>{_UP})|(?P<down>{_DOWN})"
    rf"|(?P<better>{_BETTER})|(?P<worse>{_WORSE})) from (?P<first>.+?),? to (?P<last>.+?)\.?$",
    re.IGNORECASE,
)
_RANKS = {"grade:best": 3, "good": 2, "grade:adequate": 1, "grade:ri": 1, "grade:bad": 0}


def ends_of(text: str) -> tuple[str, str] | None:
    """A change as the two claims it makes, first and last; None where it tells of none."""
    match = _CHANGE.match(text.strip())
    if not match:
        return None
    verb = "was judged" if match["better"] or match["worse"] else "was"
    claim = f"{match['subject']} {verb}"
    return f"{claim} {match['first']}.", f"{claim} {match['last']}."


def is_right_way(text: str) -> bool:
    """Whether a change goes the way it says, as far as that can be reckoned, and forward in time.

    True where no change is told of.
    """
    match = _CHANGE.match(text.strip())
    if not match:
        return True
    if not _forward(match["first"], match["last"]):
        return False
    ranks = [_rank(match[end]) for end in ("first", "last")]
    if match["better"] or match["worse"]:
        first, last = ranks
        if first is None or last is None:
            return True
        return last > first if match["better"] else last < first
    amounts = [
        next(find_amounts(match[end], _dates(match[end])), None) for end in ("first", "last")
    ]
    if amounts[0] is None or amounts[1] is None or amounts[0].unit != amounts[1].unit:
        return False
    rises = amounts[1].value > amounts[0].value
    return rises == bool(match["up"]) and amounts[0].value != amounts[1].value


def _forward(first: str, last: str) -> bool:
    one, two = find_periods(first), find_periods(last)
    return not one or not two or one[-1].first < two[-1].first


def _dates(text: str) -> Iterable[tuple[int, int]]:
    return [(period.start, period.end) for period in find_periods(text)]


def _rank(text: str) -> int | None:
    for token in read(text):
        if token.sort is Sort.GRADE or token.key == "good":
            return _RANKS.get(token.key)
    return None
