"""A highlight report on a plan as a Word document: two pages for a board, the rest in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from assistant.tracking.due_days import due_words
from assistant.tracking.story import Step, Story
from assistant.tracking.trace import Traced, TraceStatus
from assistant.tracking.views.changes import Changed
from assistant.tracking.views.groups import counts_of
from assistant.tracking.views.lateness import due_between, overdue_actions
from corpus.plans import Change, StatusWord
from corpus.types import Document
from ui.exports.plan_words import STATUS_WORDS, change_words
from ui.exports.workbook import FILLS
from ui.plain import one_line, written

_ROWS = 6
"""Most rows of a table, and of each list: what two pages hold with rows of three lines."""
_LONGEST = 130
_AHEAD = timedelta(weeks=8)


@dataclass(frozen=True)
class Highlights:
    """What a report is made of: a plan's actions on a day, what it is traced to, what changed since."""

    plan: Document
    told: Sequence[Story]
    rows: Sequence[Traced]
    changed: Sequence[Changed]
    since: date | None
    day: date


def highlight_report(found: Highlights) -> bytes:
    """The report as a Word document."""
    from docx import Document as Word

    from ui.exports.house_style import dress

    document = Word()
    dress(document)
    title = f"Highlight report: {one_line(found.plan.title)}"
    document.core_properties.title, document.core_properties.author = title, "Scrutineer"
    document.core_properties.language = "en-GB"
    document.add_heading(title, level=0)
    whose = f"{found.plan.authority}, as of" if found.plan.authority else "As of"
    document.add_paragraph(f"{whose} {written(found.day)}")
    _add_standing(document, found)
    _add_gaps(document, found.rows)
    _add_overdue(document, found)
    _add_due(document, found)
    _add_changes(document, found)
    note = "Made by Scrutineer from the papers named. The workbook has every action."
    document.add_paragraph().add_run(note).italic = True
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add_standing(document: Any, found: Highlights) -> None:
    """How many actions stand how: each word on its colour."""
    counts = counts_of(found.told)
    late = len(overdue_actions(found.told, found.day))
    document.add_heading("How the plan stands", level=1)
    document.add_paragraph(
        f"{len(found.told)} actions, {late or 'none'} of them overdue on {written(found.day)}."
    )
    table = document.add_table(rows=2, cols=len(counts), style="Table Grid")
    for at, (status, many) in enumerate(counts):
        word = STATUS_WORDS[status]
        table.cell(0, at).text, table.cell(1, at).text = word, str(many)
        _fill(table.cell(0, at), FILLS.get(word))


def _add_gaps(document: Any, rows: Sequence[Traced]) -> None:
    if not rows:
        return
    document.add_heading("What inspectors asked for", level=1)
    by = {s: [r for r in rows if r.status is s] for s in TraceStatus}
    said = f"{len(by[TraceStatus.ANSWERED])} of {len(rows)} recommendations are answered."
    if by[TraceStatus.TO_CHECK]:
        said += f" Matches for {_numbers(by[TraceStatus.TO_CHECK])} are still to be checked."
    document.add_paragraph(said)
    gaps = by[TraceStatus.UNANSWERED]
    for row in gaps[:_ROWS]:
        text = f"Nothing answers {row.recommendation.n}: {_short(row.recommendation.text)}"
        document.add_paragraph(text, style="List Bullet")
    _add_more(document, len(gaps))


def _add_overdue(document: Any, found: Highlights) -> None:
    late = sorted(overdue_actions(found.told, found.day), key=lambda each: -each.late)
    if not late:
        return
    document.add_heading("Overdue, the latest first", level=1)
    _add_table(
        document,
        ("Action", "Owner", "Due", "Days late", "Last word"),
        (6.0, 3.6, 2.4, 1.4, 3.0),
        [
            (
                _named(each.story),
                each.story.owner or "none named",
                due_words(each.story),
                str(each.late),
                _place(each.last.document, each.last.day, each.last.page),
            )
            for each in late[:_ROWS]
        ],
    )
    _add_more(document, len(late))


def _add_due(document: Any, found: Highlights) -> None:
    due = due_between(found.told, found.day, found.day + _AHEAD)
    if not due:
        return
    document.add_heading("Due in the next eight weeks", level=1)
    for each in due[:_ROWS]:
        text = f"{written(each.due.last)}: {_named(each.story)} ({each.story.owner or 'no owner'})"
        document.add_paragraph(text, style="List Bullet")
    _add_more(document, len(due))


def _add_changes(document: Any, found: Highlights) -> None:
    if not found.changed or not found.since:
        return
    document.add_heading(f"Changed on {written(found.since)} or later", level=1)
    changes = list(_by_action(found.changed))
    _add_table(
        document,
        ("Action", "What changed", "Said in"),
        (6.4, 5.4, 4.6),
        [
            (
                _named(story),
                "; ".join(change_words(step) for step in steps),
                _place(steps[-1].document, steps[-1].day, _page(steps[-1])),
            )
            for story, steps in changes[:_ROWS]
        ],
    )
    _add_more(document, len(changes))


def _by_action(changed: Sequence[Changed]) -> Iterator[tuple[Story, list[Step]]]:
    """The changes of each action together; what only repeats a rating of complete is left out."""
    by: dict[str, tuple[Story, list[Step]]] = {}
    for each in changed:
        by.setdefault(each.story.action.id, (each.story, []))[1].append(each.step)
    for story, steps in by.values():
        rated = any(s.change is Change.RAG and s.after == StatusWord.COMPLETE.value for s in steps)
        bare = [s for s in steps if not (rated and s.change is Change.COMPLETED and not s.after)]
        yield story, bare


def _page(step: Step) -> int | None:
    return step.quotes[0].page if step.quotes and step.document.paged else None


def _add_table(
    document: Any,
    headings: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
) -> None:
    """A table whose first row is repeated at the head of a page; `widths` are in centimetres."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    table.autofit = False
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(heading).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = one_line(text)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            _shrink(cell)


def _shrink(cell: Any) -> None:
    from docx.shared import Pt

    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.size = Pt(9)


def _fill(cell: Any, colour: str | None) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if colour:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), colour)
        cell._tc.get_or_add_tcPr().append(shade)


def _add_more(document: Any, many: int) -> None:
    if many > _ROWS:
        document.add_paragraph(f"And {many - _ROWS} more: see the workbook.")


def _named(story: Story) -> str:
    ref = f"{story.action.ref}. " if story.action.ref else ""
    return _short(ref + story.action.text)


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"


def _place(document: Document, day: date | None, page: int | None) -> str:
    title, on = one_line(document.title), written(day)
    where = f"page {page}" if page else ""
    return ", ".join(filter(None, (title, "" if on in title else on, where)))


def _numbers(rows: Sequence[Traced]) -> str:
    return ", ".join(f"number {row.recommendation.n}" for row in rows)
