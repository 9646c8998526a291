"""Putting right what was read of a document, and deciding who may see it: by whom, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import streamlit as st

from corpus.access import check_pages, withheld
from corpus.errors import LibraryBusy, UsageError
from corpus.given_facts import GivenFacts
from corpus.library import Library
from corpus.places.authorities import authorities
from corpus.types import Access, Document, Kind
from ingest.correct import correct, known_authority
from ingest.describe.authority import usual_place
from ui.naming import pages_named
from ui.plain import one_line
from ui.web import safe, session
from ui.web.documents import said

_OFFICER = "officer"
_DONE = "corrected"
_EARLIEST = date(1990, 1, 1)


class Decision(StrEnum):
    """What may be decided of who sees a document, in the words of the control that asks."""

    AS_IT_IS = "As it is"
    EXEMPT = "Exempt: all of it"
    EXEMPT_PAGES = "Exempt: only these pages"
    PUBLIC = "Public: all of it"
    PUBLIC_PAGES = "Public: only these pages"

    @property
    def access(self) -> Access:
        """What the document, or the pages, become."""
        return Access.EXEMPT if self.value.startswith("Exempt") else Access.PUBLIC

    @property
    def by_page(self) -> bool:
        """Whether it is of some pages alone."""
        return self in (Decision.EXEMPT_PAGES, Decision.PUBLIC_PAGES)


@dataclass(frozen=True)
class Wanted:
    """What the reader has put in the form."""

    title: str
    authority: str | None
    unlisted: bool
    kind: Kind
    days: dict[str, date | None]
    decision: Decision
    pages: str
    by: str


def draw_correcting(library: Library, document: Document, name: str) -> None:
    """A switch, and behind it the form; wrong input is said there, and nothing is lost."""
    key = f"correct-{document.id}"
    if st.session_state.pop(_DONE, None) == document.id:
        st.session_state[key] = False
    if not st.toggle(f"Correct {name}", key=key):
        return
    st.markdown("What you say counts above the paper's own words, however often it is read again.")
    with st.form(f"{key}-form", border=True):
        wanted = _draw_fields(library, document)
        sent = st.form_submit_button("Put it right", type="primary")
    if not sent:
        return
    try:
        with st.spinner("The document is being read again."):
            words = put_right(library, document, wanted)
    except LibraryBusy:
        st.warning(said.BUSY.format(done="changed"))
    except UsageError as error:
        st.warning(safe.text(str(error)))
    else:
        st.session_state[_DONE] = document.id
        st.session_state[_OFFICER] = wanted.by
        said.note(True, words)
        st.rerun()


def put_right(library: Library, document: Document, wanted: Wanted) -> str:
    """Keep what is wanted; what was done, as Markdown. UsageError where that makes no sense."""
    by = one_line(wanted.by)
    if not by:
        raise UsageError("Say who you are: your name is kept with what you put right.")
    facts = _changed(library, document, wanted)
    decided = wanted.decision is not Decision.AS_IT_IS
    pages = pages_named(wanted.pages) if wanted.decision.by_page else ()
    check_pages(document, pages)
    if not facts and not decided:
        raise UsageError("Nothing is changed yet.")
    done = []
    if facts:
        correct(library.settings, document.id, facts, by=by, given=date.today())
        done.append("put right")
    if decided:
        access = wanted.decision.access
        now = library.rule(document.id, access, pages, by=by, given=date.today())
        exempt = withheld(now)
        done.append(f"exempt, {exempt}" if exempt else "public, all of it")
    return safe.text(f"{facts.title or document.title}: {', '.join(done)}.")


def _draw_fields(library: Library, document: Document) -> Wanted:
    title = st.text_input("Title", one_line(document.title))
    held = {each.authority for each in library.documents() if each.authority}
    names = sorted(held | {each.name for each in authorities()})
    authority = st.selectbox(
        "Authority",
        names,
        index=names.index(document.authority) if document.authority else None,
        placeholder="None",
    )
    another = st.text_input("Authority, where the list lacks it")
    unlisted = st.checkbox("Use this name, though it is on no official list")
    kind = st.selectbox("Kind", list(Kind), index=list(Kind).index(document.kind))
    days = {
        name: _draw_day(label, getattr(document, name))
        for name, label in (
            ("published", "Published"),
            ("meeting_date", "Meeting"),
            ("inspected_from", "Inspected from"),
            ("inspected_to", "Inspected to"),
        )
    }
    cleared = library.settings.cleared_for_exempt
    decisions = [
        each
        for each in Decision
        if (cleared or each.access is Access.EXEMPT or each is Decision.AS_IT_IS)
        and (document.paged or not each.by_page)
    ]
    decision = st.selectbox("Who may see it", decisions, help=None if cleared else _FOR_THE_CLEARED)
    pages = st.text_input("Pages, such as 4-9 or 2,5-7") if document.paged else ""
    by = session.reader().name or st.text_input(
        "Your name", st.session_state.get(_OFFICER, ""), max_chars=80
    )
    return Wanted(
        title,
        another or authority,
        unlisted,
        kind or document.kind,
        days,
        Decision(decision),
        pages,
        by,
    )


_FOR_THE_CLEARED = "Only who is cleared to see exempt papers may open one."


def _draw_day(label: str, day: date | None) -> date | None:
    latest = max(date(date.today().year + 1, 12, 31), day or date.min)
    return st.date_input(
        label,
        day,
        min_value=min(_EARLIEST, day or _EARLIEST),
        max_value=latest,
        format="DD/MM/YYYY",
    )


def _changed(library: Library, document: Document, wanted: Wanted) -> GivenFacts:
    """What differs from what is held. UsageError where a day or the title is emptied."""
    authority = one_line(wanted.authority or "") or None
    if authority and authority != document.authority:
        listed = usual_place(authority) if wanted.unlisted else known_authority(authority, library)
        authority = listed
    said_now: dict[str, Any] = {
        "title": one_line(wanted.title) or None,
        "authority": authority,
        "kind": wanted.kind,
        **wanted.days,
    }
    changed: dict[str, Any] = {}
    for name, now in said_now.items():
        was = getattr(document, name)
        was = one_line(was) if name == "title" else was
        if was and not now:
            raise UsageError("What was read can be put right, not emptied: give what is right.")
        if was != now:
            changed[name] = now
    return GivenFacts(**changed)
