"""The answerer that needs no model: registers first, else verified quotations."""

from __future__ import annotations

from assistant.asks import answer_asks
from assistant.change import answer_change
from assistant.compare import answer_comparison
from assistant.draft import Asked, Draft, mention, refusal
from assistant.extract import answer_extract
from assistant.facts import answer_facts
from assistant.grades import answer_grades
from assistant.lists import answer_list
from assistant.meaning import answer_meaning
from assistant.plans import answer_plan
from assistant.reasons import answer_reasons
from assistant.retrieve import retrieve
from assistant.spelling import unknown_names
from assistant.tables import answer_table

_REGISTERS = (
    answer_meaning,
    answer_facts,
    answer_plan,
    answer_asks,
    answer_grades,
    answer_reasons,
)


def draft_answer(asked: Asked) -> Draft:
    """The first answerer that has an answer gives it; the last one answers or refuses."""
    if asked.scope.refusal:
        nearest = [mention(d, "held instead") for d in asked.scope.nearest]
        return refusal(asked.scope.refusal, nearest)
    unknown = unknown_names(asked)
    if unknown:
        return refusal(f"No document speaks of {' or '.join(unknown)}.")
    for answerer in _REGISTERS:
        draft = answerer(asked)
        if draft:
            return draft
    found = retrieve(asked.library, asked.question, asked.scope)
    return (
        answer_table(asked, found)
        or answer_change(asked, found)
        or answer_comparison(asked)
        or answer_list(asked, found)
        or answer_extract(asked, found)
    )
