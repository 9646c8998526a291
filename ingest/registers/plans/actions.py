"""What a plan promises, from its tables, its bullets and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from ingest.registers.plans.promises import Promise, read_paragraph, read_promise, with_labels
from ingest.registers.plans.refs import recommendation_refs, says_nothing
from ingest.registers.statuses import Legend, legend_of, status_of

PLANS = (Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN)
_MAY_HOLD_ONE = (*PLANS, Kind.COMMITTEE_REPORT, Kind.STRATEGY, Kind.OTHER)
_SURE_HEADS = 4
_LEAST_WORDS = 3
_WIDE_TABLE = 5
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
    """Every action of a plan in order; of other papers, those in a table that is surely one.

    `columns` is what an officer says the columns of a sheet are for.
    """
    if document.kind not in _MAY_HOLD_ONE:
        return ()
    reader = _PlanReader(reading, document, columns)
    found = [placed for table in plan_tables(sections) for placed in reader.from_table(table)]
    if document.kind in PLANS:
        found += reader.from_text(sections)
    blocks = (block for section in sections for block in section.blocks)
    place = {id(block): at for at, block in enumerate(blocks)}
    found.sort(key=lambda placed: place.get(id(placed[0]), 0))
    return tuple(replace(action, n=n) for n, (_, action) in enumerate(found, 1))


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
    """Reads one plan, by the key to its colours and the text of its pages."""

    def __init__(self, reading: Reading, document: Document, given: str | None = None) -> None:
        self._document = document
        self._given = roles_read(given) if given else {}
        self._pages = {page.number: page.text for page in reading.pages}
        prose = " ".join(block.text for block in reading.blocks if not block.cells)
        self._legend: Legend = legend_of(prose)
        told = any(block.merged for block in reading.blocks)
        self._blank_repeats = not told and reading.media.startswith("application/pdf")

    def columns(self, table: PlanTable) -> Columns:
        """What the table's columns are for; {} where it is no table of actions."""
        if self._document.kind not in PLANS and header_words(table.header) < _SURE_HEADS:
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

    def from_text(self, sections: tuple[Section, ...]) -> Iterator[Placed]:
        """The actions in bullets and sentences."""
        for section in sections:
            if section.heading and _NOT_ACTIONS.search(section.heading[-1]):
                continue
            for block, labels in with_labels(section.blocks):
                bullet = block.kind is BlockKind.LIST_ITEM
                whole = read_promise(block.text, self._legend, bullet=bullet)
                if labels and (whole is None or whole.owner is None):
                    text = " | ".join([block.text, *labels])
                    whole = read_promise(text, self._legend, bullet=bullet) or whole
                pieces = [block.text] if whole or bullet else _SENTENCE.split(block.text)
                told = [(whole or read_promise(p, self._legend, bullet=bullet), p) for p in pieces]
                if not bullet and not any(promise for promise, _ in told):
                    told = [(read_paragraph(block.text, self._legend), block.text)]
                for promise, piece in told:
                    if promise:
                        yield block, self._promised(promise, piece, block, section)

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
        refs = recommendation_refs(asked, column=True) if asked else ()
        return Action(
            document_id=self._document.id,
            n=0,
            ref=_cell(row, columns, Role.REF),
            theme=_cell(row, columns, Role.THEME) or row.theme or _last(row.heading),
            text=text,
            owner=owner_of(owner) if owner else None,
            due=due_of(due) if due else None,
            due_text=due,
            measure=_cell(row, columns, Role.MEASURE),
            rag=(status_of(said, self._legend) if said else None) or StatusWord.NONE,
            status_text=status,
            progress_text=_cell(row, columns, Role.PROGRESS),
            answers_text=None if not asked or says_nothing(asked) else asked,
            recommendation_refs=refs or recommendation_refs(text, column=False),
            section=" > ".join(row.heading),
            quotes=self._quotes(row, columns[Role.ACTION]),
            board=_cell(row, columns, Role.BOARD),
        )

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
    return cell or None


def _rated(row: PlanRow, columns: Columns) -> str | None:
    """The colour of an empty status cell."""
    at = columns.get(Role.STATUS)
    rated = row.blocks[0].rated
    return (rated[at] or None) if at is not None and at < len(rated) else None


def _own_ref(marker: str) -> str | None:
    """A printed number as an action's ref; a bullet or a mere letter is none."""
    plain = marker.strip("().")
    return plain if re.fullmatch(r"[A-Z]{0,3}\d+(?:\.\d+)*[a-z]?|\d+[a-z]", plain) else None


def _last(heading: tuple[str, ...]) -> str | None:
    return heading[-1] if heading else None
