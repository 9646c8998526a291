"""What a letter says must be sent, or will happen, after it: by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answerers.inspections import letters_asked_of, meant
from assistant.cite import cite
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.language.periods import spoken
from assistant.scope.asked import Asked
from assistant.types import Voice
from assistant.understand.wants import Wanted
from corpus.types import Document, NextStep

_LIKELY = 0.15
_MOST_COUNCILS = 3


def answer_next_steps(asked: Asked, found: Found) -> Iterator[Draft]:
    """The next steps of the letters that may be meant, where a date or what comes next is wanted."""
    del found
    reading = asked.question.reading
    likely = reading.p(Wanted.DATE, Wanted.STANDING, Wanted.YES_NO)
    councils = asked.question.authorities or asked.scope.councils
    if likely < _LIKELY or not councils or len(councils) > _MOST_COUNCILS:
        return
    steps = asked.library.next_steps(asked.scope.ids)
    for council in councils:
        stepping = {step.document_id for step in steps}
        letters = [d for d in asked.scope.letters if d.authority == council and d.id in stepping]
        for sort in letters_asked_of(asked, letters) if letters else ():
            for one in meant(asked, sort)[:1]:
                signs = {"fit": likely * one.likely}
                points = [
                    _point(asked, document, step)
                    for document in one.documents
                    for step in steps
                    if step.document_id == document.id
                ]
                yield Draft(tuple(points), by="next steps", signs=signs)


def _point(asked: Asked, document: Document, step: NextStep) -> Point:
    cited = (cite(asked.library, document, q.page, q.text) for q in step.quotes)
    when = f"by {spoken(step.due)}" if step.due else step.timing or "at a time that isn’t given"
    whose = f" ({step.whose})" if step.whose else ""
    text = f"{document.authority}: {step.kind.value}{whose}, {when}."
    return Point(text, Voice.OFSTED, tuple(c for c in cited if c))
