"""The sources of an answer: what each is called, and its words on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import streamlit as st

from assistant.types import Answer, Citation, SeeAlso
from corpus.library import Library
from ui.plain import one_line, written
from ui.web import safe
from ui.web.viewer import Mark, open_marks, open_page, open_quote

_FEW = 3
"""So many sources or fewer are shown unfolded, where the answer isn't their very words."""


def source_name(citation: Citation) -> str:
    """What a source is called: its paper, date, and page or section."""
    title = one_line(citation.title) or one_line(citation.document)
    return ", ".join(part for part in (title, written(citation.date), _where(citation)) if part)


def open_sources(answer: Answer, *numbers: int) -> None:
    """Open the page of some sources of one page, by their numbers from 1, all marked."""
    cited = [answer.citations[n - 1] for n in numbers if 1 <= n <= len(answer.citations)]
    if cited:
        marks = [mark for wanted in cited for mark in marks_of(answer, wanted)]
        open_marks(cited[0].document_id, tuple(dict.fromkeys(marks)))


def marks_of(answer: Answer, wanted: Citation) -> tuple[Mark, ...]:
    """What to mark for a citation: all of its quote where that runs over a page break."""
    for statement in answer.statements:
        cited = [answer.citations[place] for place in statement.citations]
        for quote in _whole_quotes(cited):
            if wanted in quote:
                return tuple(_mark(citation) for citation in quote)
    return (_mark(wanted),)


def show_sources(answer: Answer, key: str) -> None:
    """Draw the list of sources, page by page, each with a button and its quotes."""
    count = len(answer.citations)
    if not count:
        return
    told = one_line(answer.answer)
    unseen = any(one_line(citation.quote) not in told for citation in answer.citations)
    with st.expander(_counted(count), expanded=unseen and count <= _FEW):
        numbered = enumerate(answer.citations, 1)
        for _, group in groupby(numbered, key=lambda pair: (pair[1].document_id, pair[1].place)):
            sources = list(group)
            number, first = sources[0]
            numbers = _numbers(number, sources[-1][0])
            st.markdown(f"**{numbers}.** {safe.text(source_name(first))}")
            for _, citation in sources:
                st.markdown(f"“{safe.text(citation.quote)}”")
            st.button(
                f"Open {numbers[:1].lower()}{numbers[1:]}",
                key=f"{key}-source-{number}",
                on_click=open_sources,
                args=(answer, *(n for n, _ in sources)),
            )


def _counted(count: int) -> str:
    return "1 source" if count == 1 else f"{count} sources"


def _numbers(first: int, last: int) -> str:
    if first == last:
        return f"Source {first}"
    return f"Sources {first} {'and' if last == first + 1 else 'to'} {last}"


def show_see_also(answer: Answer, library: Library, key: str) -> None:
    """Draw what bears on the question without answering it: what came later, what is nearest."""
    if not answer.see_also:
        return
    st.markdown("**See also**")
    papers = {document.path: document.id for document in library.documents()}
    for number, other in enumerate(answer.see_also, 1):
        st.markdown(safe.text(_other_name(other)))
        if other.quote:
            st.markdown(f"“{safe.text(other.quote)}”")
        if other.document in papers:
            st.button(
                f"Open the paper of {written(other.date)}" if other.date else "Open this paper",
                key=f"{key}-also-{number}",
                on_click=_open_other,
                args=(papers[other.document], other),
            )


def _open_other(document_id: str, other: SeeAlso) -> None:
    if other.quote:
        open_quote(document_id, other.page or 1, other.quote)
    else:
        open_page(document_id, other.page or 1)


def _other_name(other: SeeAlso) -> str:
    page = f"page {other.page}" if other.page is not None else ""
    name = ", ".join(part for part in (one_line(other.title), written(other.date), page) if part)
    note = one_line(other.note)
    return f"{note[:1].upper()}{note[1:]}: {name}" if note else name


def _whole_quotes(cited: list[Citation]) -> Iterator[list[Citation]]:
    """A statement's citations, those together that follow one another from page to page."""
    quote: list[Citation] = []
    for citation in cited:
        if quote and not _goes_on(quote[-1], citation):
            yield quote
            quote = []
        quote.append(citation)
    if quote:
        yield quote


def _goes_on(before: Citation, after: Citation) -> bool:
    return before.document_id == after.document_id and after.place == before.place + 1


def _mark(citation: Citation) -> Mark:
    return Mark(citation.place, citation.start, citation.end)


def _where(citation: Citation) -> str:
    return f"page {citation.page}" if citation.page is not None else one_line(citation.section)
