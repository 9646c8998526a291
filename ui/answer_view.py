"""An answer as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.types import Answer, Citation, Searched, SeeAlso, Statement, Status, Voice
from ui.plain import one_line, plain, written

if TYPE_CHECKING:
    from rich.console import RenderableType

_VERDICTS = {
    Status.COMPLETE: ("Answered", "bold green"),
    Status.PARTIAL: ("Answered in part", "bold yellow"),
    Status.NONE: ("Not answered by these documents", "bold red"),
}
_CITED_FIRST = 8


def answer_view(answer: Answer) -> Iterator[RenderableType]:
    """The parts of an answer from top to bottom, for a rich console to print."""
    from rich.padding import Padding
    from rich.text import Text

    verdict, style = _VERDICTS[answer.status]
    yield Text()
    if one_line(answer.understood).lower() != one_line(answer.question).lower():
        yield Text(f"Understood as: {one_line(answer.understood)}", style="italic")
    yield Text(verdict, style=style)
    yield Padding(_marked_answer(answer), (1, 2))
    for n, citation in enumerate(answer.citations[:_CITED_FIRST], start=1):
        yield from _source(n, citation, _voice(answer.statements, n - 1))
    if len(answer.citations) > _CITED_FIRST:
        yield Text(f"  and {len(answer.citations) - _CITED_FIRST} more sources: see --json\n")
    if answer.missing:
        yield Text("Not found: " + "; ".join(one_line(each) for each in answer.missing))
    if answer.see_also:
        yield from _others(answer.see_also)
    yield Text(f"{searched_line(answer.searched)} · {answer.seconds:.2f} s", style="dim")


def marked(answer: str, statements: Sequence[Statement]) -> str:
    """The answer's text with [1] after each statement; a statement it lacks comes at the end."""
    out, at, left_over = "", 0, []
    for statement in statements:
        found = answer.find(statement.text, at) if statement.text else -1
        if found < 0:
            left_over.append(statement)
            continue
        end = found + len(statement.text)
        out += answer[at:end] + _marks(statement)
        at = end
    out += answer[at:]
    for statement in left_over:
        # Its words stand in the answer in another form: its sources are named all the same.
        out += _marks(statement)
    return out


def searched_line(searched: Searched) -> str:
    """What was looked through, in one line."""
    papers = "document" if searched.documents == 1 else "documents"
    line = f"Searched {searched.documents} {papers}"
    if searched.kinds:
        line += f" ({', '.join(kind.value for kind in searched.kinds)})"
    if searched.earliest and searched.latest:
        line += f", {written(searched.earliest)} to {written(searched.latest)}"
    if searched.filters:
        line += f"; {'; '.join(one_line(each) for each in searched.filters)}"
    return line


def _marked_answer(answer: Answer) -> RenderableType:
    from rich.text import Text

    text = Text(plain(marked(answer.answer, answer.statements)).strip())
    text.highlight_regex(r"\[\d+\]", "bold cyan")
    return text


def _marks(statement: Statement) -> str:
    marks = "".join(f"[{place + 1}]" for place in statement.citations if place < _CITED_FIRST)
    return f" {marks}" if marks else ""


def _source(n: int, citation: Citation, voice: str) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    head = Text(f"[{n}] ", style="bold cyan")
    head.append(one_line(citation.title) or one_line(citation.document), style="bold")
    where = one_line(citation.section) if citation.page is None else f"page {citation.page}"
    facts = (written(citation.date), where, voice)
    yield head
    yield Padding(Text(" · ".join(fact for fact in facts if fact), style="dim"), (0, 0, 0, 4))
    yield Padding(Text(f"“{one_line(citation.quote)}”"), (0, 0, 1, 4))


def _voice(statements: Sequence[Statement], place: int) -> str:
    """Whose words a source is, where that isn't Scrutineer's own reckoning."""
    for statement in statements:
        if place in statement.citations and statement.voice is not Voice.SCRUTINEER:
            return str(statement.voice)
    return ""


def _others(others: Sequence[SeeAlso]) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    yield Text("See also", style="bold")
    for other in others:
        page = f"page {other.page}" if other.page is not None else ""
        facts = (one_line(other.title), written(other.date), page)
        line = ", ".join(fact for fact in facts if fact)
        yield Padding(Text(f"{line}: {one_line(other.note)}"), (0, 0, 0, 2))
        if other.quote:
            yield Padding(Text(f"“{one_line(other.quote)}”"), (0, 0, 0, 4))
    yield Text()
