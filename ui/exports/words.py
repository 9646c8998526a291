"""What every export says in the same words."""

from __future__ import annotations

from datetime import date

from assistant.types import Answer, Citation, SeeAlso
from ui.plain import one_line, written
from ui.terminal_views.answer import searched_line
from ui.verdict import verdict_of, why

TITLE = "Questions and answers"


def made_on(day: date) -> str:
    """What this paper is, and of what day."""
    return (
        f"Made by Scrutineer on {written(day)}. Each footnote gives the document, the page and the "
        "words that a statement stands on."
    )


def verdict(answer: Answer) -> str:
    """How far the documents answer, and what that means where it doesn't say so itself."""
    found = verdict_of(answer)
    ended = found.value if found.value.endswith("?") else f"{found.value}."
    return " ".join(part for part in (ended, why(found)) if part)


def understood(answer: Answer) -> str:
    """How the question was read, where that isn't as it was put; else ""."""
    same = one_line(answer.understood).lower() == one_line(answer.question).lower()
    return "" if same else f"Understood as: {one_line(answer.understood)}"


def source(citation: Citation) -> str:
    """The paper, its date and the place in it."""
    title = one_line(citation.title) or one_line(citation.document)
    where = f"page {citation.page}" if citation.page is not None else one_line(citation.section)
    return ", ".join(part for part in (title, written(citation.date), where) if part)


def footnote(citation: Citation) -> str:
    """The source and its words."""
    return f"{source(citation)}: “{one_line(citation.quote)}”"


def also(other: SeeAlso) -> str:
    """What bears on the question without answering it."""
    page = f"page {other.page}" if other.page is not None else ""
    name = ", ".join(part for part in (one_line(other.title), written(other.date), page) if part)
    quote = f": “{one_line(other.quote)}”" if other.quote else ""
    note = one_line(other.note)
    return f"{note[:1].upper()}{note[1:]}: {name}{quote}" if note else f"{name}{quote}"


def missing(answer: Answer) -> str:
    """What wasn't found, where the answer doesn't say so itself; else ""."""
    left = [one_line(each) for each in answer.missing if each not in answer.answer]
    return f"Not found: {'; '.join(left)}" if left else ""


def searched(answer: Answer) -> str:
    """What was looked through, and who wrote the words."""
    if answer.by_model and answer.written:
        return f"{searched_line(answer.searched)}. Written by {answer.written.model}, checked."
    return f"{searched_line(answer.searched)}."
