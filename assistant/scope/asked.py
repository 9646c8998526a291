"""A question asked of a library: read, spelled as the papers spell, and given its scope."""

from __future__ import annotations

from dataclasses import replace

from assistant.draft import Asked
from assistant.scope.in_force import in_force_when
from assistant.scope.scope import resolve_scope
from assistant.scope.unsigned_papers import whose_papers
from assistant.understand.question import Limits, understand
from assistant.understand.spelling import respelled
from corpus.library import Library


def asked_of(library: Library, text: str, understood: str, limits: Limits) -> Asked:
    """The question `text`, answered as `understood`. UsageError where there is nothing to answer."""
    documents = whose_papers(library)
    held = sorted({d.authority for d in documents if d.authority})
    question = understand(text, held, understood=understood, limits=limits)
    question = replace(question, terms=respelled(library, question.terms))
    question = in_force_when(question, documents)
    return Asked(library, question, resolve_scope(question, documents))
