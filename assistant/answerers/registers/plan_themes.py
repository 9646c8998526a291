"""What a plan is made of: its themes, and the actions that one version has and the last had not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answerers.registers.action_points import plain_text
from assistant.cite import cite, cite_line, voice_of
from assistant.draft import Asked, Draft, Point, refusal
from assistant.scope.named_papers import plan_versions
from assistant.scope.scope import newest_first
from assistant.tracking.versions import became, successor
from corpus.plans import Action
from corpus.types import Document, Kind

_THEMES = re.compile(
    r"\b(?:what|which|list|name|are|the|all|how many)\b.{0,30}\b(?:themes?|workstreams?|strands?)\b",
    re.IGNORECASE,
)
_OF_PLAN = re.compile(r"\b(?:plan|wsoa|app)\b|\bstatement of action\b", re.IGNORECASE)
_NEW = re.compile(
    r"\bactions?\b.{0,30}\b(?:new|added|newly)\b|\b(?:new|added) actions?\b", re.IGNORECASE
)


def answer_plan_list(asked: Asked) -> Draft | None:
    """The themes of the plan meant, or its new actions; None where neither is asked for."""
    text = asked.question.understood
    if not _OF_PLAN.search(text) and not re.search(r"\bversion\b", text, re.IGNORECASE):
        return None
    if _NEW.search(text):
        return _new_actions(asked)
    if _THEMES.search(text):
        return _themes(asked)
    return None


def _plans(asked: Asked) -> list[Document]:
    """The plans with actions that the question means, newest first."""
    acting = {action.document_id for action in asked.library.actions(asked.scope.ids)}
    plans = [d for d in asked.scope.documents if d.id in acting]
    versions = plan_versions(asked.question.understood, asked.scope.documents)
    meant = [d for d in versions if d.id in acting]
    kinds = [k for k in asked.question.kinds if k in {Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN}]
    return newest_first(meant or [d for d in plans if d.kind in kinds])


def _themes(asked: Asked) -> Draft | None:
    """The headings that a plan sets its actions under, in order, cited in every version alike."""
    preferred = asked.scope.preferred
    plans = _plans(asked)
    themes = {plan.id: _headings(asked, plan) for plan in plans}
    expected = asked.question.expected
    fitting = [
        plan
        for plan in [d for d in plans if d.id in preferred] or plans
        if len(themes[plan.id]) > 1 and expected in (None, len(themes[plan.id]))
    ]
    if not fitting:
        return None
    alike = [plan for plan in fitting if themes[plan.id] == themes[fitting[0].id]]
    points = []
    for theme in themes[fitting[0].id]:
        found = (cite_line(asked.library, plan, theme) for plan in alike)
        cited = tuple(citation for citation in found if citation)
        points.append(Point(f"- {theme}", voice_of(fitting[0]), cited))
    return Draft(tuple(points), as_list=True)


def _headings(asked: Asked, plan: Document) -> list[str]:
    actions = asked.library.actions(frozenset({plan.id}))
    return list(dict.fromkeys(action.theme for action in actions if action.theme))


def _new_actions(asked: Asked) -> Draft | None:
    """The actions of a plan's newer version that are none of the version's before."""
    plans = _plans(asked)
    if not plans:
        return None
    newest = plans[0]
    actions: dict[str, list[Action]] = {}
    for action in asked.library.actions():
        actions.setdefault(action.document_id, []).append(action)
    every = [d for d in asked.library.documents() if d.id in actions]
    older = [d for d in every if (after := successor(d, every, actions)) and after.id == newest.id]
    if not older:
        return refusal(f"The library holds no version before {newest.title}.")
    kept = {new.id for new in became(actions[older[0].id], actions[newest.id]).values()}
    added = [action for action in actions[newest.id] if action.id not in kept]
    if not added:
        return refusal(f"Every action of {newest.title} was in the version before.")
    return Draft(tuple(_action_points(asked, newest, added)), as_list=True)


def _action_points(asked: Asked, plan: Document, actions: Sequence[Action]) -> list[Point]:
    points = []
    for action in actions:
        found = (cite(asked.library, plan, q.page, q.text, action.section) for q in action.quotes)
        ref = f"{action.ref}. " if action.ref else "- "
        points.append(Point(ref + plain_text(action), voice_of(plan), tuple(c for c in found if c)))
    return points
