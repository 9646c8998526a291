"""Councils: what is said of them, a briefing on one, several side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from assistant.council.findings_register import Leaning
from assistant.export.answers import Row
from ui.api.requests import AuthorityName, Reading, problems
from ui.api.shapes.base import LONGEST_NAME
from ui.api.shapes.councils import BriefShape, ComparisonShape, CouncilShape, FindingShape

routes = APIRouter(tags=["councils"])
_SAID = problems(304)
TopicName = Annotated[str | None, Query(max_length=80, description="Only this topic.")]
AsOfDay = Annotated[
    str | None, Query(max_length=40, description="As things stood on this day: 2023-03-10.")
]
SinceDay = Annotated[str | None, Query(max_length=40, description="From this day on: 2023-03-10.")]
Whose = Annotated[str, Query(min_length=1, max_length=LONGEST_NAME, description="Whose.")]


@routes.get("/findings", response_model=list[FindingShape], responses=_SAID)
def findings(
    desk: Reading,
    authority: AuthorityName = None,
    topic: TopicName = None,
    leaning: Annotated[Leaning | None, Query(description="Only what leans so.")] = None,
    since: SinceDay = None,
) -> list[Row]:
    """What letters, reports and minutes say goes well and badly, sentence by sentence.

    The first time takes a second or two a paper; what is found is kept.
    """
    return desk.findings(authority, topic, leaning, since)


@routes.get("/brief", response_model=BriefShape, responses=_SAID)
def brief(
    desk: Reading,
    authority: Whose,
    topic: TopicName = None,
    as_of: AsOfDay = None,
    since: SinceDay = None,
) -> Row:
    """A briefing on a council: where it stands, what is open, what to ask, with pages."""
    return desk.brief(authority, topic, as_of, since)


@routes.get("/compare", response_model=ComparisonShape, responses=_SAID)
def compare(
    desk: Reading,
    authority: Annotated[
        list[Annotated[str, Query(min_length=1, max_length=LONGEST_NAME)]],
        Query(min_length=2, max_length=12, description="Two councils or more, one a parameter."),
    ],
    topic: TopicName = None,
    as_of: AsOfDay = None,
) -> Row:
    """Councils side by side: grades now and before, and what each was asked for."""
    return desk.compare(authority, topic, as_of)


@routes.get("/councils", response_model=list[CouncilShape], responses=_SAID)
def councils(desk: Reading, as_of: AsOfDay = None) -> list[Row]:
    """Every council of which inspections are held: its last overall grade and the one before."""
    return desk.councils(as_of)
