"""The lists of the Plans page as tables: their words safe, their pages links that open them marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.tracking.due_days import due_words, range_words
from assistant.tracking.officer.history import Entry
from assistant.tracking.story import Story
from assistant.tracking.views.changes import Changed
from assistant.tracking.views.groups import Group
from assistant.tracking.views.lateness import Due, LastWord
from assistant.tracking.views.side_by_side import Beside, Words
from assistant.tracking.views.unproven import Unproven
from corpus.library import Library
from corpus.plans import StatusWord
from corpus.quotes import Quote
from corpus.text import locate
from corpus.types import Document
from ui.exports.plan_words import STATUS_WORDS, change_words
from ui.plain import one_line, written
from ui.web import safe, viewer
from ui.web.naming import label
from ui.web.recommendations.words import status_badge

Columns = dict[str, list[str]]
_LONGEST = 240


def overdue_table(library: Library, found: Sequence[Due]) -> Columns:
    """What is overdue, with how many days and the last word on it."""
    return _columns(
        ("Action", "Owner", "Due", "Days late", "Now", "Last word"),
        [
            (
                _action(each.story),
                _owner(each.story),
                _due(each),
                str(each.late),
                status_badge(each.story.status),
                _last(library, each.last),
            )
            for each in found
        ],
    )


def due_table(library: Library, found: Sequence[Due]) -> Columns:
    """What falls due, with the last word on it."""
    return _columns(
        ("Action", "Owner", "Due", "Now", "Last word"),
        [
            (
                _action(each.story),
                _owner(each.story),
                _due(each),
                status_badge(each.story.status),
                _last(library, each.last),
            )
            for each in found
        ],
    )


def changes_table(library: Library, found: Sequence[Changed] | Sequence[Unproven]) -> Columns:
    """What a paper changed of an action, and where it says so."""
    lines = []
    for each in found:
        step = each.step if isinstance(each, Changed) else each.turned
        said = _place(library, step.document, step.quotes)
        lines.append(
            (
                _action(each.story),
                _owner(each.story),
                safe.text(change_words(step)),
                safe.text(written(step.day) or "undated"),
                said,
            )
        )
    return _columns(("Action", "Owner", "Change", "On", "Said in"), lines)


def groups_table(found: Sequence[Group], heading: str) -> Columns:
    """How the actions of each owner or theme stand."""
    held = [word for word in StatusWord if any(word in dict(g.by_status) for g in found)]
    return _columns(
        (heading, "Actions", "Overdue", *(STATUS_WORDS[word] for word in held)),
        [
            (
                safe.text(group.name or "none named"),
                str(len(group.actions)),
                str(group.overdue),
                *(str(dict(group.by_status).get(word, 0)) for word in held),
            )
            for group in found
        ],
    )


def versions_table(rows: Sequence[Beside]) -> Columns:
    """Actions of two versions: struck out is in the older alone, bold in the newer alone."""
    lines = []
    for row in rows:
        refs = dict.fromkeys(a.ref or "–" for a in (row.older, row.newer) if a)
        moved = [f"{c.name}: {c.before or 'none'}, then {c.after or 'none'}" for c in row.changes]
        lines.append(
            (
                safe.text(", then ".join(refs)),
                row.fate.value.capitalize(),
                " ".join(_marked(each) for each in row.words),
                safe.text("; ".join(moved)),
            )
        )
    return _columns(("Ref", "What became of it", "Words", "What else changed"), lines)


def history_table(entries: Sequence[Entry]) -> Columns:
    """Officers' words, the newest first, with whether each stands."""
    lines = []
    for entry in reversed(entries):
        word = entry.word
        where = f"{word.paper}, page {word.page}" if word.page else word.paper
        on = one_line(f"{word.ref or ''} {word.action or word.recommendation}")
        stands = "Taken back" if entry.taken_back else entry.against or "Stands"
        lines.append(
            (
                safe.text(written(word.said_on) or "no day kept"),
                safe.text(word.name or "no name kept"),
                safe.text(f"{word.sort.value}: {word.value or where or ''}".rstrip(": ")),
                safe.text(_clipped(on)),
                safe.text(word.reason),
                safe.text(stands if entry.found else "Its paper is not held"),
            )
        )
    return _columns(("On", "Officer", "Said", "Of", "Reason", "Now"), lines)


def _columns(names: Sequence[str], lines: Sequence[Sequence[str]]) -> Columns:
    return {name: [line[at] for line in lines] for at, name in enumerate(names)}


def _action(story: Story) -> str:
    named = f"{story.action.ref}. " if story.action.ref else ""
    return safe.text(named + story.action.text)


def _owner(story: Story) -> str:
    return safe.text(story.owner or "none named")


def _due(due: Due) -> str:
    """The words for it; for a quarter or a term, with its days."""
    words = due_words(due.story)
    days = range_words(due.due)
    one_month = (due.due.first.year, due.due.first.month) == (due.due.last.year, due.due.last.month)
    return safe.text(words if one_month else f"{words} ({days})")


def _last(library: Library, last: LastWord) -> str:
    quotes = (Quote(last.page or 1, last.words),)
    return f"{safe.text(f'“{_clipped(one_line(last.words))}”')} {_place(library, last.document, quotes)}"


def _place(library: Library, document: Document, quotes: Sequence[Quote]) -> str:
    """The paper's name and page, as a link that opens it with the words marked."""
    page = quotes[0].page if quotes else 1
    span = locate(library.page(document.id, page).text, quotes[0].text) if quotes else None
    named = label(document) + (f", page {page}" if document.paged and quotes else "")
    return f"[{safe.text(named)}]({viewer.link(document.id, page, *(span or (0, 0)))})"


def _marked(words: Words) -> str:
    said = safe.text(words.text)
    if words.in_older and words.in_newer:
        return said
    return f"~~{said}~~" if words.in_older else f"**{said}**"


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def day_or_none(value: object) -> date:
    """A day that a date field gives; today where it gives none."""
    return value if isinstance(value, date) else date.today()
