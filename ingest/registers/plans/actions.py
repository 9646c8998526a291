"""What a plan promises, from its tables, its bullets and its sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from corpus.plans import Action, StatusWord
from corpus.quotes import Quote
from corpus.text import locate
from corpus.types import Document, Kind
from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind, Reading
from ingest.registers.due_days import due_of
from ingest.registers.owners import owner_of
from ingest.registers.plans.action_rows import PlanRow, PlanTable, plan_tables
from ingest.registers.plans.columns import Columns, Role, columns_of_table, header_words
from ingest.registers.plans.given_columns import columns_with, roles_read
from ingest.registers.plans.promises import (
    Promise,
    labelled_promise,
    read_paragraph,
    read_promise,
    with_labels,
)
from ingest.registers.plans.refs import recommendation_refs, says_nothing
from ingest.registers.statuses import Legend, key_of, legend_of, status_of

PLANS = (Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN)
_MAY_HOLD_ONE = (*PLANS, Kind.COMMITTEE_REPORT, Kind.STRATEGY, Kind.OTHER)
_SURE_HEADS = 4
_LEAST_WORDS = 3
_WIDE_TABLE = 5
_NUMBERED = 8
"""From so many numbered actions on, a plan is taken to number them all; so many at least make a plan."""
_MOST_OF = 0.7
_LEADING_REF = re.compile(
    r"(?P<ref>[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})+[a-z]?|[A-Z]{1,3}\d{1,2})[.:)]?\s+(?=[A-Z])"
)
_TELLS_MORE = re.compile(r"[.,;:(]\s?|\s[–—-]\s")
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.;])\s+(?=[A-Z])")

_NOT_ACTIONS = re.compile(
    r"\brisks?\b|go wrong|stop us|worr(?:y|ies)|\bmeasures?\b|how (?:we|to) (?:rate|read)|overseen"
    r"|governance|\bcontext\b|background|introduction|foreword|consult\w+"
    r"|what inspectors (?:found|said)",
    re.IGNORECASE,
)

Placed = tuple[Block, Action]
"""An action, and the block it begins in."""


def read_actions(
    reading: Reading,
    document: Document,
    sections: tuple[Section, ...],
    columns: str | None = None,
) -> tuple[Action, ...]:
    """Every action of a plan in order; of other papers, those of a plan that surely stands in them.

    `columns` is what an officer says the columns of a sheet are for.
    """
    if document.kind in PLANS:
        return _PlanReader(reading, document, columns).read(sections)
    if document.kind not in _MAY_HOLD_ONE:
        return ()
    within = _PlanReader(reading, document, columns, prose=False).read(sections)
    if make_a_plan(within):
        return within
    return _PlanReader(reading, document, columns, prose=False, sure=True).read(sections)


def make_a_plan(actions: Sequence[Action]) -> bool:
    """Whether so many actions say who does them, and by when or how they stand, that they are a plan.

    What is told day after day is a log.
    """
    days = [each.due for each in actions if each.due]
    if len(set(days)) >= _NUMBERED and days == sorted(days):
        return False
    whole = [
        each
        for each in actions
        if each.owner and (each.due_text or each.rag is not StatusWord.NONE)
    ]
    return len(whole) >= _NUMBERED and len(whole) >= _MOST_OF * len(actions)


def _without_asides(found: list[Placed]) -> list[Placed]:
    """Of a plan that numbers its actions, those alone: what a paragraph besides says is none of them."""
    numbered = sum(1 for _, action in found if action.ref)
    if numbered < _NUMBERED or numbered < 0.8 * len(found):
        return found
    return [
        (block, action)
        for block, action in found
        if action.ref or block.kind is not BlockKind.PARAGRAPH
    ]


def tables_not_understood(
    reading: Reading, document: Document, sections: tuple[Section, ...]
) -> tuple[str, ...]:
    """For each wide table of a plan whose columns say nothing of actions, where it is.

    Of a plan none of whose tables gave an action, for every table.
    """
    if document.kind not in PLANS:
        return ()
    reader = _PlanReader(reading, document)
    tables = plan_tables(sections)
    none_read = not any(reader.columns(table) for table in tables)
    told = []
    for table in tables:
        heads = table.header or (table.rows[0].cells if table.rows else [])
        wide = len(heads) >= _WIDE_TABLE or none_read
        if not reader.columns(table) and len(table.rows) > 1 and wide:
            named = " | ".join(heads)
            page = table.rows[0].blocks[0].page if table.rows[0].blocks else 1
            where = f"on page {page} " if document.paged else ""
            told.append(f"no actions read from the table {where}with the columns: {named[:120]}")
    return tuple(told)


class _PlanReader:
    """Reads one plan, by the key to its colours and the text of its pages.

    Without `prose` a plain sentence is no action; of what is only `sure`, tables alone are read whose
    heads are a plan's.
    """

    def __init__(
        self,
        reading: Reading,
        document: Document,
        given: str | None = None,
        *,
        prose: bool = True,
        sure: bool = False,
    ) -> None:
        self._document, self._prose, self._sure = document, prose, sure
        self._given = roles_read(given) if given else {}
        self._pages = {page.number: page.text for page in reading.pages}
        running = " ".join(block.text for block in reading.blocks if not block.cells)
        entries = [entry for block in reading.blocks for entry in block.cells or (block.text,)]
        self._legend: Legend = legend_of(running) | key_of(entries)
        told = any(block.merged for block in reading.blocks)
        self._blank_repeats = not told and reading.media.startswith("application/pdf")

    def read(self, sections: tuple[Section, ...]) -> tuple[Action, ...]:
        """The actions in their order."""
        tables = [table for table in plan_tables(sections) if self.columns(table)]
        found = [placed for table in tables for placed in self.from_table(table)]
        if not self._sure:
            read = {id(block) for table in tables for row in table.rows for block in row.blocks}
            found += self.from_text(sections, read)
        found = _without_asides(found)
        blocks = (block for section in sections for block in section.blocks)
        place = {id(block): at for at, block in enumerate(blocks)}
        found.sort(key=lambda placed: place.get(id(placed[0]), 0))
        return tuple(replace(action, n=n) for n, (_, action) in enumerate(found, 1))

    def columns(self, table: PlanTable) -> Columns:
        """What the table's columns are for; {} where it is no table of actions."""
        if self._sure and header_words(table.header) < _SURE_HEADS:
            return {}
        if any(key_of(row) for row in table.body):
            return {}
        guessed = columns_of_table(table.header, table.body, self._legend)
        found = columns_with(self._given, table.header, guessed) if self._given else guessed
        return found if Role.ACTION in found else {}

    def from_table(self, table: PlanTable) -> Iterator[Placed]:
        """An action a row."""
        columns = self.columns(table)
        asked: str | None = None
        for row in table.rows if columns else ():
            asked = self._asked(row, columns, asked)
            text = _cell(row, columns, Role.ACTION)
            if text and len(text.split()) >= _LEAST_WORDS:
                yield row.blocks[0], self._action(row, columns, text, asked)

    def from_text(self, sections: tuple[Section, ...], read: Collection[int]) -> Iterator[Placed]:
        """The actions in bullets and sentences, and in headings that labels stand under.

        `read` has the ids of the blocks that tables have given already.
        """
        of = {id(block): section for section in sections for block in section.blocks}
        blocks = [b for section in sections for b in section.blocks if id(b) not in read]
        for block, labels in with_labels(blocks, self._legend):
            section = of[id(block)]
            if section.heading and _NOT_ACTIONS.search(section.heading[-1]):
                continue
            for promise, piece in self._promises(block, labels):
                yield block, self._promised(promise, piece, block, section)

    def _promises(self, block: Block, labels: Sequence[str]) -> Iterator[tuple[Promise, str]]:
        """What a block promises, and the words of it that do."""
        bullet, heading = block.kind is BlockKind.LIST_ITEM, block.kind is BlockKind.HEADING
        whole = None if heading else self._promise(block.text, bullet=bullet)
        if labels and (whole is None or whole.owner is None):
            whole = self._with_labels(block.text, labels) or whole
        if heading and whole and not whole.due_text:
            return  # what stands in a glossary under its heading, say
        if whole or bullet or heading or not self._prose:
            yield from [(whole, block.text)] if whole else ()
            return
        pieces = _SENTENCE.split(block.text)
        told = [(self._promise(piece, bullet=False), piece) for piece in pieces]
        if not any(promise for promise, _ in told):
            told = [(read_paragraph(block.text, self._legend), block.text)]
        yield from ((promise, piece) for promise, piece in told if promise)

    def _with_labels(self, text: str, labels: Sequence[str]) -> Promise | None:
        """What a line that is an action, by the labels about it, promises."""
        ref = _LEADING_REF.match(text)
        found = labelled_promise(text[ref.end() :] if ref else text, labels, self._legend)
        return found and replace(found, ref=found.ref or (ref["ref"] if ref else None))

    def _promise(self, text: str, *, bullet: bool) -> Promise | None:
        return read_promise(text, self._legend, bullet=bullet, prose=self._prose)

    def _asked(self, row: PlanRow, columns: Columns, above: str | None) -> str | None:
        """What the plan says beside the row of what was asked; a merged cell counts in each row."""
        cell = _cell(row, columns, Role.ASKED)
        if cell is None:
            return above if self._blank_repeats else None
        return cell

    def _action(self, row: PlanRow, columns: Columns, text: str, asked: str | None) -> Action:
        status = _cell(row, columns, Role.STATUS)
        said = status or _rated(row, columns)
        due = _cell(row, columns, Role.DUE)
        owner = _cell(row, columns, Role.OWNER)
        if not asked and row.theme and recommendation_refs(row.theme, column=False):
            asked = row.theme
        refs = recommendation_refs(asked, column=True) if asked else ()
        return Action(
            document_id=self._document.id,
            n=0,
            ref=_cell(row, columns, Role.REF) or _leading_ref(text),
            theme=_cell(row, columns, Role.THEME) or row.theme or _last(row.heading),
            text=text,
            owner=owner_of(owner) if owner else None,
            due=due_of(due) if due else None,
            due_text=due,
            measure=_cell(row, columns, Role.MEASURE),
            rag=self._status_of(said) if said else StatusWord.NONE,
            status_text=status if status != _rated(row, columns) else None,
            progress_text=_cell(row, columns, Role.PROGRESS),
            answers_text=None if not asked or says_nothing(asked) else asked,
            recommendation_refs=refs or recommendation_refs(text, column=False),
            section=" > ".join(row.heading),
            quotes=self._quotes(row, columns[Role.ACTION]),
            board=_cell(row, columns, Role.BOARD),
        )

    def _status_of(self, said: str) -> StatusWord:
        """How an action stands by a cell: its words, or those that it begins with before it tells more."""
        first = _TELLS_MORE.split(said, maxsplit=1)[0]
        found = status_of(said, self._legend) or status_of(first, self._legend)
        return found or StatusWord.NONE

    def _quotes(self, row: PlanRow, column: int) -> tuple[Quote, ...]:
        """The action's words on each page that the row is printed on."""
        found = []
        for block in row.blocks:
            page = self._pages[block.page]
            cell = block.cells[column] if column < len(block.cells) else ""
            if cell and locate(page, cell):
                found.append(Quote(block.page, cell))
            elif cell or len(row.blocks) == 1:
                found.append(Quote(block.page, page[block.start : block.end]))
        return tuple(found)

    def _promised(self, promise: Promise, piece: str, block: Block, section: Section) -> Action:
        page = self._pages[block.page]
        quote = piece if locate(page, piece) else page[block.start : block.end]
        asked = promise.asked or ""
        return Action(
            document_id=self._document.id,
            n=0,
            ref=promise.ref or _own_ref(block.marker),
            theme=_last(section.heading),
            text=promise.text,
            owner=promise.owner,
            due=promise.due,
            due_text=promise.due_text,
            measure=promise.measure,
            rag=promise.rag,
            status_text=promise.status_text,
            progress_text=None,
            answers_text=asked or None,
            recommendation_refs=recommendation_refs(asked or piece, column=bool(asked)),
            section=" > ".join(section.heading),
            quotes=(Quote(block.page, quote),),
            board=promise.board,
        )


def _cell(row: PlanRow, columns: Columns, role: Role) -> str | None:
    at = columns.get(role)
    cell = row.cells[at].strip() if at is not None and at < len(row.cells) else ""
    return cell or row.labelled.get(role)


def _rated(row: PlanRow, columns: Columns) -> str | None:
    """The colour of an empty status cell."""
    at = columns.get(Role.STATUS)
    rated = row.blocks[0].rated
    return (rated[at] or None) if at is not None and at < len(rated) else None


def _leading_ref(text: str) -> str | None:
    found = _LEADING_REF.match(text)
    return found["ref"] if found else None


def _own_ref(marker: str) -> str | None:
    """A printed number as an action's ref; a bullet or a mere letter is none."""
    plain = marker.strip("().")
    return plain if re.fullmatch(r"[A-Z]{0,3}\d+(?:\.\d+)*[a-z]?|\d+[a-z]", plain) else None


def _last(heading: tuple[str, ...]) -> str | None:
    return heading[-1] if heading else None
