"""What sort of paper it is: the signs in its title, its opening and its text, added up."""

from __future__ import annotations

import re
from collections import Counter

from corpus.types import Kind
from ingest.describe.front import Front
from ingest.describe.signs import OPENING, TEXT, TITLE

_LEAST = 3


def find_kind(front: Front, title: str) -> Kind:
    """The kind that most signs speak for; OTHER where they are too few."""
    places = (
        (TITLE, title),
        (OPENING, "\n".join(front.opening)),
        (TEXT, "\n".join(front.lines)),
    )
    scores: Counter[Kind] = Counter()
    for signs, place in places:
        for sign in signs:
            if re.search(sign.pattern, place, re.IGNORECASE | re.MULTILINE):
                scores[sign.kind] += sign.weight
    best = scores.most_common(1)
    return best[0][0] if best and best[0][1] >= _LEAST else Kind.OTHER
