"""A greeting, thanks, or a question of what can be asked: one kind line, and what is held."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.draft import Draft
from assistant.evidence.found import Found
from assistant.scope.asked import Asked
from assistant.types import Status
from assistant.understand.wants import Wanted

_LIKELY = 0.2


def answer_small_talk(asked: Asked, found: Found) -> Iterator[Draft]:
    """What can be asked here, where nothing is asked of the papers."""
    del found
    likely = asked.question.reading.p(Wanted.SMALL_TALK)
    if likely < _LIKELY:
        return
    papers = asked.scope.held
    councils = len(asked.scope.councils)
    of = f"{councils} council{'' if councils == 1 else 's'}"
    line = (
        f"Ask me anything that {papers:,} inspection letters, plans and council papers of {of} may "
        "say; I answer with the page."
    )
    signs = {"fit": likely, "terms": float(len(asked.question.terms))}
    yield Draft((), Status.NONE, (line,), by="small talk", signs=signs)
