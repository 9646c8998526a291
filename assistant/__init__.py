"""Question -> Answer, each statement with the page and the words it stands on."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.types import Answer, Choice, Citation, Statement, Status
from assistant.understand.question import LONGEST, Limits, clean_question

__all__ = [
    "LONGEST",
    "Answer",
    "Assistant",
    "Choice",
    "Citation",
    "Limits",
    "Statement",
    "Status",
    "clean_question",
]
