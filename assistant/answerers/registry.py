"""Every way of answering. Each is a file that reads no text of the question; none calls another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from assistant.answerers.clarify import answer_unclear
from assistant.answerers.comparison import answer_comparison
from assistant.answerers.definitions import answer_definition
from assistant.answerers.grade_reasons import answer_grade_reasons
from assistant.answerers.grade_turns import answer_grade_turns
from assistant.answerers.grades import answer_grades
from assistant.answerers.inspection_facts import answer_inspection_facts
from assistant.answerers.listing import answer_list
from assistant.answerers.next_steps import answer_next_steps
from assistant.answerers.overview import answer_overview
from assistant.answerers.places import answer_places
from assistant.answerers.plan_actions import answer_plan
from assistant.answerers.quotation import answer_quotation
from assistant.answerers.recommendations import answer_recommendations
from assistant.answerers.small_talk import answer_small_talk
from assistant.draft import Draft
from assistant.evidence.found import Found
from assistant.scope.asked import Asked


class Answerer(Protocol):
    """A question and what was found for it -> drafts; none where it has nothing to offer."""

    def __call__(self, asked: Asked, found: Found) -> Iterator[Draft]:
        """Drafts, each with what is known of how likely it is to answer."""


ANSWERERS: tuple[Answerer, ...] = (
    answer_small_talk,
    answer_unclear,
    answer_grades,
    answer_grade_turns,
    answer_grade_reasons,
    answer_inspection_facts,
    answer_recommendations,
    answer_next_steps,
    answer_plan,
    answer_definition,
    answer_places,
    answer_overview,
    answer_comparison,
    answer_list,
    answer_quotation,
)
