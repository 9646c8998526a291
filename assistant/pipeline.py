"""The answerer that needs no model: registers first, else verified quotations."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answerers.passages.cohort_count import answer_counted
from assistant.answerers.passages.comparison import answer_comparison
from assistant.answerers.passages.lists import answer_list
from assistant.answerers.passages.quotation import answer_extract
from assistant.answerers.passages.table_figures import answer_table
from assistant.answerers.passages.told_change import answer_change
from assistant.answerers.registers.abbreviations import answer_meaning
from assistant.answerers.registers.area_send import answer_send
from assistant.answerers.registers.decisions import answer_decisions
from assistant.answerers.registers.grade_reasons import answer_reasons
from assistant.answerers.registers.grades import answer_grades
from assistant.answerers.registers.inspection_facts import answer_facts
from assistant.answerers.registers.numbered_paragraphs import answer_paragraph
from assistant.answerers.registers.places_by_grade import answer_graded
from assistant.answerers.registers.plan_actions import answer_plan
from assistant.answerers.registers.plan_themes import answer_plan_list
from assistant.answerers.registers.recommendations import answer_asks
from assistant.compose.parts_together import Part, parts_asked, told_together
from assistant.draft import Asked, Draft, mention, refusal
from assistant.evidence.retrieve import retrieve
from assistant.understand.spelling import unknown_names

Answerer = Callable[[Asked], Draft | None]

_REGISTERS: tuple[Answerer, ...] = (
    answer_graded,
    answer_meaning,
    answer_paragraph,
    answer_facts,
    answer_send,
    answer_plan_list,
    answer_plan,
    answer_decisions,
    answer_asks,
    answer_grades,
    answer_reasons,
)


def draft_answer(asked: Asked) -> Draft:
    """The first answerer that has an answer gives it; the last one answers or refuses."""
    return refused(asked) or from_registers(asked) or from_passages(asked)


def refused(asked: Asked) -> Draft | None:
    """The refusal of a question that nothing held may answer, whoever answers; else None."""
    if asked.scope.refusal:
        nearest = [mention(d, "held instead") for d in asked.scope.nearest]
        return refusal(asked.scope.refusal, nearest)
    unknown = unknown_names(asked)
    return refusal(f"No document speaks of {' or '.join(unknown)}.") if unknown else None


def from_registers(asked: Asked) -> Draft | None:
    """What the registers say, which is surer than any passage; None where it isn't theirs to say.

    A question in parts is theirs where every part is.
    """
    parts = _parts_apart(asked)
    if not parts:
        return _from_register(asked)[1]
    drafts = [refused(part.asked) or _from_register(part.asked)[1] for part in parts]
    known = [draft for draft in drafts if draft]
    return told_together(parts, known) if len(known) == len(parts) else None


def from_passages(asked: Asked) -> Draft:
    """What the passages found say, or a refusal; of a question in parts, what registers lack."""
    parts = _parts_apart(asked)
    if parts:
        return told_together(parts, [draft_answer(part.asked) for part in parts])
    found = retrieve(asked.library, asked.question, asked.scope)
    return (
        answer_table(asked, found)
        or answer_change(asked, found)
        or answer_comparison(asked)
        or answer_counted(asked, found)
        or answer_list(asked, found)
        or answer_extract(asked, found)
    )


def _from_register(asked: Asked) -> tuple[Answerer | None, Draft | None]:
    """The first register's answerer that has an answer, and that."""
    for answerer in _REGISTERS:
        draft = answerer(asked)
        if draft:
            return answerer, draft
    return None, None


def _parts_apart(asked: Asked) -> tuple[Part, ...]:
    """The parts of a question, where a register answers one of them and no one answers the whole.

    What one register tells of both it tells of best together, as it does of grades then and now;
    but facts of a paper are told one by one.
    """
    parts = parts_asked(asked)
    known = [_from_register(part.asked) for part in parts if not refused(part.asked)]
    answerers = {answerer for answerer, draft in known if draft and draft.points}
    if len(known) == len(parts) and all(answerer in answerers for answerer, _ in known):
        one = len(answerers) == 1 and answerers != {answer_facts}
        return () if one else parts
    return parts if answerers else ()
