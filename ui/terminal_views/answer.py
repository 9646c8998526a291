"""An answer as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.types import Answer, Citation, Searched, SeeAlso, Statement, Voice
from ui.plain import one_line, plain, written
from ui.verdict import Verdict, verdict_of, why

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_STYLES = {Verdict.ANSWERED: "bold green", Verdict.NOT_ANSWERED: "bold red"}
_CITED_FIRST = 8


def answer_view(answer: Answer) -> Iterator[RenderableType]:
    """The parts of an answer from top to bottom, for a rich console to print."""
    from rich.text import Text

    verdict = verdict_of(answer)
    yield Text()
    if one_line(answer.understood).lower() != one_line(answer.question).lower():
        yield Text(f"Understood as: {one_line(answer.understood)}", style="italic")
    if verdict is not Verdict.ASIDE:
        yield Text(verdict.value, style=_STYLES.get(verdict, "bold yellow"))
    if reason := why(verdict):
        yield Text(reason)
    yield Text()
    yield from _body(answer)
    yield from _sources(answer)
    for choice in answer.choices:
        yield Text(f"  {one_line(choice.text)}: ", style="bold") + Text(one_line(choice.question))
    missing = [each for each in answer.missing if each not in answer.answer]
    if missing:
        yield Text("Not found: " + "; ".join(one_line(each) for each in missing) + "\n")
    if answer.see_also:
        yield from _others(answer.see_also)
    if answer.note or answer.by_model:
        yield Text(one_line(answer.note) or written_line(answer), style="dim")
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


def written_line(answer: Answer) -> str:
    """Which model wrote the answer, what was thrown out of it, and what it cost."""
    written = answer.written
    if written is None:
        return ""
    line = f"Written by {written.model}, checked against the quotes"
    if written.dropped:
        lost = len(written.dropped)
        line += f" ({lost} of {written.tried} statements did not hold and {'is' if lost == 1 else 'are'} left out)"
    return f"{line} · cost {written.cost:.4f}" if written.cost is not None else line


def searched_line(searched: Searched) -> str:
    """What was looked through, in one line."""
    papers = "document" if searched.documents == 1 else "documents"
    line = f"Searched {searched.documents} {papers}"
    if not searched.documents and searched.held > 1:
        line = f"Searched none of the {searched.held:,} documents held"
    if searched.kinds:
        line += f" ({', '.join(kind.value for kind in searched.kinds)})"
    if searched.earliest and searched.earliest == searched.latest:
        line += f", of {written(searched.earliest)}"
    elif searched.earliest and searched.latest:
        line += f", {written(searched.earliest)} to {written(searched.latest)}"
    if searched.filters:
        line += f"; {'; '.join(one_line(each) for each in searched.filters)}"
    return line


def _body(answer: Answer) -> Iterator[RenderableType]:
    """The answer's lines with their marks: paragraphs apart, a list's items from their bullets."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    goes_on = False
    for line in plain(marked(answer.answer, answer.statements)).strip().split("\n"):
        is_item = line.lstrip().startswith("- ")
        if goes_on and not is_item:
            yield Text()
        goes_on = not is_item
        text = Text(line.strip().removeprefix("- "))
        text.highlight_regex(r"\[\d+\]", "bold cyan")
        if not is_item:
            yield Padding(text, (0, 2))
            continue
        item = Table.grid(padding=(0, 1))
        item.add_row("•", text)
        yield Padding(item, (0, 2))
    yield Text()


def _marks(statement: Statement) -> str:
    marks = "".join(f"[{place + 1}]" for place in statement.citations if place < _CITED_FIRST)
    return f" {marks}" if marks else ""


def _sources(answer: Answer) -> Iterator[RenderableType]:
    """The citations by number, those that follow on one page under one heading."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    shown = list(enumerate(answer.citations[:_CITED_FIRST]))
    for heading, group in groupby(shown, key=lambda pair: _heading(answer, *pair)):
        title, facts = heading
        yield Text(title, style="bold")
        yield Text(facts, style="dim")
        quotes = Table.grid(padding=(0, 1))
        for place, citation in group:
            quotes.add_row(Text(f"[{place + 1}]", style="bold cyan"), _quoted(citation.quote))
        yield Padding(quotes, (0, 0, 1, 2))
    if len(answer.citations) > _CITED_FIRST:
        yield Text(f"and {len(answer.citations) - _CITED_FIRST} more sources: see --json\n")


def _heading(answer: Answer, place: int, citation: Citation) -> tuple[str, str]:
    where = one_line(citation.section) if citation.page is None else f"page {citation.page}"
    facts = (written(citation.date), where, _voice(answer.statements, place))
    title = one_line(citation.title) or one_line(citation.document)
    return title, " · ".join(fact for fact in facts if fact)


def _quoted(quote: str) -> Text:
    from rich.text import Text

    return Text(f"“{one_line(quote)}”")


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
            yield Padding(_quoted(other.quote), (0, 0, 0, 4))
    yield Text()
