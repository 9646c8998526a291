"""Registers, and what became of what inspectors asked for."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from assistant.export.answers import Row
from ui.api.requests import AuthorityName, DocumentName, Reading, problems
from ui.api.shapes.base import LONGEST_NAME
from ui.api.shapes.papers import JudgementShape, RecommendationShape, TimelineShape
from ui.api.shapes.tracker import ActionShape, TraceShape

routes = APIRouter(tags=["registers"])
_SAID = problems(304, 404)


@routes.get("/judgements", response_model=list[JudgementShape], responses=_SAID)
def judgements(
    desk: Reading, authority: AuthorityName = None, document: DocumentName = None
) -> list[Row]:
    """The grades that inspections gave, with the page of each."""
    return desk.register("judgements", authority, document)


@routes.get("/recommendations", response_model=list[RecommendationShape], responses=_SAID)
def recommendations(
    desk: Reading, authority: AuthorityName = None, document: DocumentName = None
) -> list[Row]:
    """What inspections asked for, with the pages of each."""
    return desk.register("recommendations", authority, document)


@routes.get("/actions", response_model=list[ActionShape], responses=_SAID)
def actions(
    desk: Reading, authority: AuthorityName = None, document: DocumentName = None
) -> list[Row]:
    """What plans promise, how each action stands now, and what papers report of it."""
    return desk.register("actions", authority, document)


@routes.get("/trace", response_model=TraceShape, responses=_SAID)
def trace(
    desk: Reading,
    report: DocumentName = None,
    plan: DocumentName = None,
    recommendation: Annotated[
        int | None, Query(ge=1, le=100_000, description="Only the report's Nth.")
    ] = None,
) -> Row:
    """Which action answers which recommendation, why and how surely, and what nothing answers."""
    return desk.trace(report, plan, recommendation)


@routes.get("/timeline", response_model=list[TimelineShape], responses=_SAID)
def timeline(
    desk: Reading,
    authority: Annotated[str, Query(min_length=1, max_length=LONGEST_NAME, description="Whose.")],
) -> list[Row]:
    """An authority's judgements across inspections and frameworks, area by area."""
    return desk.timeline(authority)
