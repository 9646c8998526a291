"""One row of a manifest, validated; an empty cell gives nothing."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus.given_facts import GivenFacts
from corpus.letters import web_address, without_unseen
from corpus.types import Access, Kind
from ingest.describe.authority import usual_place


class ManifestRow(BaseModel):
    """What a manifest may say of one file."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    path: str = Field(min_length=1, description="The file, from the manifest's folder.")
    title: str | None = Field(None, description="What the paper is called.")
    authority: str | None = Field(
        None, description="Whose it is: Bristol, or Bristol City Council."
    )
    kind: Kind | None = Field(None, description="What sort of paper it is.")
    published: date | None = Field(None, description="The day it came out, as 2023-03-10.")
    meeting_date: date | None = Field(None, description="The day of the meeting it is for.")
    inspected_from: date | None = Field(None, description="The first day of the inspection.")
    inspected_to: date | None = Field(None, description="The last day of the inspection.")
    lead_inspector: str | None = Field(None, description="The lead inspector's name.")
    source_url: str | None = Field(None, description="Where it was published.")
    licence: str | None = Field(None, description="The licence it may be used under.")
    access: Access | None = Field(None, description="public, or exempt.")
    note: str | None = Field(None, description="For people: it is not read.")

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_nothing(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("title", "authority", "lead_inspector", "licence", mode="before")
    @classmethod
    def _one_line_in_sight(cls, value: Any) -> Any:
        return " ".join(without_unseen(value).split()) if isinstance(value, str) else value

    @field_validator("source_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value and web_address(value) is None:
            raise ValueError("no web address")
        return value

    @field_validator("kind", "access", mode="before")
    @classmethod
    def _any_case(cls, value: Any) -> Any:
        return value.strip().lower().replace("_", " ") if isinstance(value, str) else value

    @property
    def facts(self) -> GivenFacts:
        """The facts given, an authority of the official list by its usual name."""
        names = (f.name for f in fields(GivenFacts) if f.name in ManifestRow.model_fields)
        given = {name: getattr(self, name) for name in names}
        given["authority"] = usual_place(self.authority) if self.authority else None
        return GivenFacts(**given)


class Checked(NamedTuple):
    """A row, without the cells that are wrong, and a line for each of those; None without path."""

    row: ManifestRow | None
    faults: tuple[str, ...]


def checked_row(cells: dict[str, Any]) -> Checked:
    """The row that these cells make. One with an unknown column, or a bad cell, counts without it."""
    kept = dict(cells)
    faults: list[str] = []
    while True:
        try:
            return Checked(ManifestRow.model_validate(kept), tuple(faults))
        except ValidationError as error:
            wrong = {str(each["loc"][0]): each["type"] for each in error.errors()}
        for name, sort in wrong.items():
            if name == "path":
                return Checked(None, (*faults, "no path: it names no file"))
            value = kept.pop(name)
            if sort != "extra_forbidden":
                faults.append(f"{name} is {value!r}, {_WANTED.get(name, 'which is no text')}")


_DAY = "no day: write it as 2023-03-10"
_WANTED = {
    "kind": f"no kind of paper: use one of {', '.join(Kind)}",
    "access": "neither public nor exempt",
    "source_url": "no web address: write it as https://...",
    **dict.fromkeys(("published", "meeting_date", "inspected_from", "inspected_to"), _DAY),
}
