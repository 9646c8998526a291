"""What the next question is narrowed to, chosen in the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import streamlit as st

from assistant import Limits
from corpus.library import Library
from corpus.types import Kind
from ui.plain import written

Option = TypeVar("Option")

_KEY = "filter-"


@dataclass(frozen=True)
class Choices:
    """What there is to choose from in a library: no filter is offered that finds nothing."""

    authorities: tuple[str, ...]
    kinds: tuple[Kind, ...]
    years: tuple[int, ...]

    @classmethod
    def of(cls, library: Library) -> Choices:
        """From what the library holds, newest year first."""
        papers = library.documents()
        return cls(
            tuple(sorted({paper.authority for paper in papers if paper.authority})),
            tuple(kind for kind in Kind if any(paper.kind is kind for paper in papers)),
            tuple(sorted({paper.date.year for paper in papers if paper.date}, reverse=True)),
        )


def show_filters(choices: Choices, limits: Limits, mine: str | None = None) -> Limits:
    """Draw the filters as they stand; what they stand at now. `mine` is the reader's own council."""
    _start_from(limits)
    st.header("Narrow the search", anchor=False)
    st.caption("These hold for the questions you ask next.")
    authority = _select(
        "Authority",
        "authority",
        choices.authorities,
        str,
        f"{mine}, or whom you name" if mine else "All authorities",
    )
    kind = _select("Kind of document", "kind", choices.kinds, _named, "All kinds")
    since = _select("Published from", "since", choices.years, str, "Any year")
    until = _select("Published until", "until", choices.years, str, "Any year")
    as_of = st.date_input(
        "As things stood on",
        None,
        min_value=date(1990, 1, 1),
        max_value=date(2100, 12, 31),
        format="DD/MM/YYYY",
        help="Leaves out what was published after that day.",
        key=_KEY + "as_of",
    )
    return Limits(
        authority=authority,
        kind=kind,
        as_of=as_of if isinstance(as_of, date) else None,
        published_from=date(since, 1, 1) if since else None,
        published_to=date(until, 12, 31) if until else None,
    )


def _start_from(limits: Limits) -> None:
    """Set the widgets that aren't there yet: at first, and after another page has been shown."""
    values = {
        "authority": limits.authority,
        "kind": limits.kind,
        "since": limits.published_from.year if limits.published_from else None,
        "until": limits.published_to.year if limits.published_to else None,
        "as_of": limits.as_of,
    }
    for name, value in values.items():
        st.session_state.setdefault(_KEY + name, value)


def _select(
    label: str,
    name: str,
    options: Sequence[Option],
    shown: Callable[[Option], str],
    placeholder: str,
) -> Option | None:
    """A choice that may be left open; what an address names is an option, held or not."""
    held = st.session_state[_KEY + name]
    extra = [held] if held is not None and held not in options else []
    chosen: Option | None = st.selectbox(
        label,
        [*options, *extra],
        index=None,
        format_func=shown,
        placeholder=placeholder,
        key=_KEY + name,
    )
    return chosen


def _named(kind: Kind) -> str:
    return kind.value.capitalize()


def in_words(limits: Limits) -> str:
    """What a question was narrowed to, for the reader; "" where to nothing."""
    parts = (
        limits.authority or "",
        f"{limits.kind.value} only" if limits.kind else "",
        f"published from {limits.published_from.year}" if limits.published_from else "",
        f"published until {limits.published_to.year}" if limits.published_to else "",
        f"as things stood on {written(limits.as_of)}" if limits.as_of else "",
    )
    return "; ".join(part for part in parts if part)
