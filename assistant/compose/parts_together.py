"""Questions in parts: each part asked by itself, and the answers told together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft import Asked, Draft
from assistant.scope.asked import asked_of
from assistant.types import Status
from assistant.understand.follow_up import part_alone
from assistant.understand.parts import nothing_on, parts_of


@dataclass(frozen=True)
class Part:
    """A part of a question as worded there, and as it is asked by itself."""

    words: str
    asked: Asked


def parts_asked(asked: Asked) -> tuple[Part, ...]:
    """The parts of a question, each with what it leaves to the whole; none of one in one part."""
    question = asked.question
    parts = parts_of(question.understood)
    if len(parts) < 2:
        return ()
    held = sorted({d.authority for d in asked.library.documents() if d.authority})
    return tuple(
        Part(
            words,
            asked_of(
                asked.library,
                words,
                part_alone(words, question.understood, held),
                question.limits,
            ),
        )
        for words in parts
    )


def told_together(parts: Sequence[Part], drafts: Sequence[Draft]) -> Draft:
    """The parts' answers as one; a part without an answer is named as missing."""
    points = tuple(dict.fromkeys(point for draft in drafts for point in draft.points))
    missing: list[str] = []
    for part, draft in zip(parts, drafts, strict=True):
        if not draft.points:
            missing.append(nothing_on(part.words))
        missing += draft.missing
    return Draft(
        points,
        _status(drafts),
        tuple(dict.fromkeys(missing)),
        tuple(dict.fromkeys(other for draft in drafts for other in draft.see_also)),
        as_list=any(draft.as_list for draft in drafts),
    )


def _status(drafts: Sequence[Draft]) -> Status:
    """Of all the parts where they are at one, else partial."""
    held = {draft.status for draft in drafts}
    return held.pop() if len(held) == 1 else Status.PARTIAL
