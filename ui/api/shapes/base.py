"""What every row of JSON is, and what any answer of the service may be."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

LONGEST_NAME = 400


class Shape(BaseModel):
    """A row with these keys and no other."""

    model_config = ConfigDict(extra="forbid")


class Health(Shape):
    """Whether the service answers."""

    status: Literal["ok", "warming"]


class Problem(Shape):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
