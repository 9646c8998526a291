"""What an answer is, in a few words: one wording for the app, the terminal and what is saved."""

from __future__ import annotations

from enum import StrEnum

from assistant.draft import NOT_FOUND
from assistant.types import Answer, Status

_LIKELY = 0.5
"""From which probability it is likelier than not that the words hold what was asked."""


class Verdict(StrEnum):
    """How far the documents answer."""

    ANSWERED = "Answered"
    IN_PART = "Answered in part"
    NEAR = "Near to it"
    WHICH = "Which do you mean?"
    OTHERWISE = "The documents say otherwise"
    NOT_ANSWERED = "Not answered by these documents"
    ASIDE = "Not a question to the documents"


_OF_STATUS = {
    Status.COMPLETE: Verdict.ANSWERED,
    Status.PARTIAL: Verdict.IN_PART,
    Status.UNCLEAR: Verdict.WHICH,
    Status.NONE: Verdict.NOT_ANSWERED,
}


def verdict_of(answer: Answer) -> Verdict:
    """Which it is.

    An answer in part that is likelier than not to lack what was asked is near to it; one that
    refuses nothing and quotes nothing replies to what wasn't asked of the documents.
    """
    if answer.status is Status.NONE and answer.citations:
        return Verdict.OTHERWISE
    if answer.status is Status.NONE and not answer.answer.startswith(NOT_FOUND):
        return Verdict.ASIDE
    unsure = answer.probability < _LIKELY and not answer.missing and not answer.by_model
    if answer.status is Status.PARTIAL and unsure:
        return Verdict.NEAR
    return _OF_STATUS[answer.status]


def why(verdict: Verdict) -> str:
    """A sentence that says what the verdict means; "" where it says so itself."""
    if verdict is Verdict.NEAR:
        return (
            "These are the nearest words found. It isn't sure that they hold what you asked: "
            "read them on their pages."
        )
    return ""
