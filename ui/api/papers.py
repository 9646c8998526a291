"""Documents, their pages, and pictures of these with words marked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from assistant.export.answers import Row, document_row
from ui.api.requests import (
    AuthorityName,
    KindName,
    QuotedWords,
    Reading,
    cached,
    problems,
    tag_of,
)
from ui.api.shapes.papers import DocumentShape, PageShape

routes = APIRouter(prefix="/documents", tags=["papers"])
DocumentId = Annotated[str, Path(description="A document's id, or the beginning of one.")]
PageNumber = Annotated[int, Path(ge=1, le=100_000, description="From 1.")]


@routes.get("", response_model=list[DocumentShape], responses=problems(304))
def documents(desk: Reading, authority: AuthorityName = None, kind: KindName = None) -> list[Row]:
    """What is held."""
    return desk.documents(authority, kind)


@routes.get("/{id}", response_model=DocumentShape, responses=problems(304, 404))
def document(desk: Reading, id: DocumentId) -> Row:  # noqa: A002
    """A document, with what its text gave."""
    return document_row(desk.document(id))


@routes.get("/{id}/pages/{number}", response_model=PageShape, responses=problems(304, 404))
def page(
    desk: Reading,
    id: DocumentId,  # noqa: A002
    number: PageNumber,
    quote: QuotedWords = None,
) -> Row:
    """A page's words, and the boxes, in points from its top left, of a quote's lines."""
    return desk.page(id, number, quote)


@routes.get(
    "/{id}/pages/{number}/picture",
    response_class=Response,
    responses={
        **problems(304, 404),
        200: {
            "description": "The page, two pixels a point, the quote's lines marked.",
            "content": {"image/png": {"schema": {"type": "string", "format": "binary"}}},
        },
    },
)
def picture(
    desk: Reading,
    request: Request,
    id: DocumentId,  # noqa: A002
    number: PageNumber,
    quote: QuotedWords = None,
) -> Response:
    """A page of a PDF as it looks, with a quote marked. Papers of other kinds have none."""
    png = desk.picture(id, number, quote)
    return Response(png, media_type="image/png", headers=cached(tag_of(request, desk)))
