"""An improvement plan: landscape pages, a table of actions to a theme."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Spacer

from tools.demo_corpus.action_table import ActionTable, Columns, Row
from tools.demo_corpus.markup import read_items
from tools.demo_corpus.paper import Footer, Paper, Sheet
from tools.demo_corpus.style import council, paragraph
from tools.demo_corpus.typesetter import Typesetter

MARGIN = 14 * mm


@dataclass(frozen=True)
class Group:
    """Actions that answer the same thing."""

    answers: str
    actions: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Theme:
    """A chapter of a plan."""

    name: str
    lead: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Plan:
    """A plan as its source gives it."""

    file: str
    title: str
    council: str
    version: str
    footer: str
    introduction: str
    closing: str
    notice: str
    columns: Columns
    themes: tuple[Theme, ...]


def read_plan(path: Path) -> Plan:
    """Read a plan's source; a table's widths are stretched to the page."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    room = landscape(A4)[0] - 2 * MARGIN
    wanted = raw.pop("widths")
    widths = tuple(room * width / sum(wanted) for width in wanted)
    columns = Columns(tuple(raw.pop("columns")), widths)
    themes = tuple(_theme(theme) for theme in raw.pop("theme"))
    return Plan(**raw, columns=columns, themes=themes)


def _theme(raw: dict[str, object]) -> Theme:
    groups = raw["group"]
    assert isinstance(groups, list)
    return Theme(
        str(raw["name"]),
        str(raw["lead"]),
        tuple(Group(g["answers"], tuple(tuple(a) for a in g["actions"])) for g in groups),
    )


def build_plan(source: Path, folder: Path) -> Path:
    """Write the plan's PDF into `folder`."""
    plan = read_plan(source)
    footer = Footer((plan.footer,), number="Page {page}")
    sheet = Sheet(council(), footer, landscape(A4), MARGIN)
    path = folder / plan.file
    Paper(path, plan.title, plan.version, sheet).build(_story(plan, sheet))
    return path


def _story(plan: Plan, sheet: Sheet) -> list[Flowable]:
    look, setter = sheet.look, Typesetter(sheet.look, sheet.width)
    story: list[Flowable] = [
        paragraph(plan.title, look.style(True, 1.8, textColor=look.colour)),
        paragraph(plan.council, look.style(True, 1.2)),
        paragraph(f"*{plan.version}*", look.style()),
        *setter.flow(tuple(read_items(plan.introduction))),
    ]
    for theme in plan.themes:
        heading = paragraph(theme.name, look.style(True, 1.25, textColor=look.colour))
        lead = paragraph(f"*{theme.lead}*", look.style())
        table = ActionTable(plan.columns, _rows(theme, plan.columns))
        story += [CondPageBreak(130), heading, lead, table, Spacer(1, 14)]
    story += setter.flow(tuple(read_items(plan.closing)))
    rule = HRFlowable("100%", 0.5, spaceBefore=10)
    return [*story, rule, paragraph(plan.notice, look.style(scale=0.85))]


def _rows(theme: Theme, columns: Columns) -> tuple[Row, ...]:
    """A row an action; what a group answers flows down its merged cell, line after line."""
    rows: list[Row] = []
    for group in theme.groups:
        merged = list(columns.lines(group.answers, columns.merged))
        for at, action in enumerate(group.actions):
            cells = [*action[: columns.merged], "", *action[columns.merged :]]
            lines = [columns.lines(cell, column) for column, cell in enumerate(cells)]
            last = at == len(group.actions) - 1
            room = len(merged) if last else max(map(len, lines))
            lines[columns.merged], merged = tuple(merged[:room]), merged[room:]
            rows.append(Row(tuple(lines), at == 0, action[-1]))
    return tuple(rows)
