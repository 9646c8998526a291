"""Markdown and stray HTML taken out of text, and what it said kept."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.read.markers import marked

_TAG_NAMES = (
    "a|abbr|article|b|blockquote|br|center|code|del|div|em|figcaption|figure|font|footer|form|"
    "h[1-6]|header|hr|i|img|input|ins|label|li|main|mark|nav|ol|option|p|pre|q|s|section|select|"
    "small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
_TAG = re.compile(rf"</?(?:{_TAG_NAMES})\b[^<>]*>", re.IGNORECASE)
_DROPPED = re.compile(
    r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_BOLD_TAG = re.compile(r"</?(?:b|strong)\b[^<>]*>", re.IGNORECASE)
_HEADING_TAG = re.compile(r"<h([1-6])\b[^<>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_ITEM_TAG = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]\s*>\s*(?=<t[dh]\b)", re.IGNORECASE)
_BREAK = re.compile(
    r"<br\s*/?>|<hr\b[^<>]*>|</?(?:p|div|ul|ol|li|table|tr|section|article|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_WHOLE_LINK = re.compile(r"\s*(?:\[[^\[\]]*\]\([^()]*\)|<a\b[^<>]*>[^<>]*</a>)\s*$", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_PIPES = re.compile(r"^\s*\|(.+)\|\s*$")
_DIVIDER = re.compile(r"^[\s|:\-]+$")
_RULED = re.compile(r"^\s*[-=]{2,}(?:\s*[+|]\s*[-=]{2,})+\s*$")
"""A line drawn under a table's head where bars part the columns: "-----+-----"."""
_GAP = re.compile(r"(?<=[^\s.!?:;])[ \u00a0]{2,}(?=\S)|[ \u00a0]{4,}")
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")
_ON, _OFF = "\ue0b0", "\ue0b1"
"""Private marks for where bold begins and ends, while other markup is taken out."""


@dataclass(frozen=True, slots=True)
class Source:
    """A line of text without its markup. A blank line has neither text nor cells."""

    text: str = ""
    indent: int = 0
    heading: int = 0
    bold: bool = False
    cells: tuple[str, ...] = ()
    bold_cells: tuple[bool, ...] = ()
    divider: bool = False
    width: int = 0
    """Of the line as it stood in the file, indent included."""
    link: bool = False
    fields: tuple[str, ...] = ()
    """Its parts, where wide gaps part them: a row of a table laid out with blanks, perhaps."""
    barred: bool = False
    """Whether bars part its cells and none closes them: so its row may go on in the next line."""

    @property
    def blank(self) -> bool:
        """Whether a reader sees nothing."""
        return not self.text and not self.cells


def sources(text: str) -> list[Source]:
    """The lines of a text without their markup, blank ones included."""
    text = _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n"))
    lines = text.split("\n")
    found: list[Source] = []
    for line, is_of_table in zip(lines, _in_columns(lines), strict=True):
        found += [_barred(line)] if is_of_table else _line(line)
    return _whole_rows(found)


def _in_columns(lines: Sequence[str]) -> list[bool]:
    """Whether each line has two bars or more, the first two under or over those of the line beside it:
    a cell that is too long for its column moves those after it.
    """
    bars = [_columns(line)[:2] for line in lines]
    return [
        len(mine) > 1 and mine in (*bars[at - 1 : at], *bars[at + 1 : at + 2])
        for at, mine in enumerate(bars)
    ]


def _columns(line: str) -> tuple[int, ...]:
    """Where a line's bars stand, or the crossings of a rule under a table's head; none of closed rows."""
    marks = "+|" if _RULED.match(line) else "|"
    return () if _PIPES.match(line) else tuple(at for at, c in enumerate(line) if c in marks)


def _whole_rows(sources: Iterable[Source]) -> list[Source]:
    """The sources, with rows that go on in the next line made one."""
    found: list[Source] = []
    for source in sources:
        if found and _goes_on(found[-1], source):
            found[-1] = _together(found[-1], source)
        else:
            found.append(source)
    return found


def _goes_on(row: Source, line: Source) -> bool:
    """Whether a line between bars has no first cell, and either lacks another: it goes on with the row
    above, and is no row of the same group.
    """
    both = row.barred and line.barred and len(row.cells) == len(line.cells)
    begins = both and bool(row.cells[0]) and not line.cells[0]
    return begins and not (all(row.cells) and all(line.cells[1:]))


def _together(row: Source, line: Source) -> Source:
    cells = (f"{a} {b}".strip() for a, b in zip(row.cells, line.cells, strict=True))
    return replace(row, cells=tuple(cells))


def _barred(line: str) -> Source:
    """A line of a table whose columns bars part: its cells, or the rule under its head."""
    if _RULED.match(line):
        return Source(divider=True)
    cleaned = [_inline(cell) for cell in line.split("|")]
    cells = tuple(text for text, _ in cleaned)
    bold = tuple(bold for _, bold in cleaned)
    return Source(cells=cells, bold_cells=bold, barred=True) if any(cells) else Source()


def _line(line: str) -> Iterator[Source]:
    if "\t" in line or _CELL_END.search(line) or _PIPES.match(line):
        row = _row(line)
        if row is not None:
            yield row
            return
        line = line.replace("\t", " ")
    line = _HEADING_TAG.sub(lambda found: f"\n{'#' * int(found[1])} {found[2]}\n", line)
    line = _ITEM_TAG.sub("\n- ", line)
    parts = _BREAK.sub("\n", line).split("\n") if "<" in line else [line]
    if len(parts) == 1:
        yield _plain(parts[0])
        return
    for part in parts:
        if part.strip():
            yield Source()
            yield _plain(part)
            yield Source()


def _row(line: str) -> Source | None:
    """A line of cells; None where at most one cell holds anything."""
    pipes = _PIPES.match(line)
    if pipes and _DIVIDER.match(pipes[1]):
        return Source(divider=True)
    line = _CELL_END.sub("\t", line)
    raw = re.split(r"(?<!\\)\|", pipes[1]) if pipes else line.split("\t")
    if not pipes and not line[:1].strip():
        return None
    cleaned = [_inline(_BREAK.sub(" ", cell)) for cell in raw]
    cells = tuple(text for text, _ in cleaned)
    if sum(1 for cell in cells if cell) < 2:
        return None
    return Source(cells=cells, bold_cells=tuple(bold for _, bold in cleaned))


def _plain(line: str) -> Source:
    if _RULE.match(line):
        return Source()
    line = re.sub(r"^\s{0,3}>\s?", "", line)
    heading = _HASHES.match(line)
    text, bold = _inline(heading[2] if heading else line)
    indent = len(line) - len(line.lstrip(" \u00a0"))
    link = _WHOLE_LINK.match(line) is not None
    level = len(heading[1]) if heading else 0
    fields = tuple(_inline(part)[0] for part in _GAP.split(line.strip()))
    if len(fields) < 2 or marked(text):
        fields = ()
    return Source(text, indent, level, bold, width=len(line.rstrip()), link=link, fields=fields)


def _inline(text: str) -> tuple[str, bool]:
    """Text without inline markup, and whether all of it, a marker apart, was bold."""
    text = _BOLD_TAG.sub(lambda found: _OFF if found[0][1] == "/" else _ON, text)
    text = _LINK.sub(r"\1", _TAG.sub("", text))
    text = _STRONG.sub(rf"{_ON}\2{_OFF}", text)
    text = _UNDERLINED.sub(r"\1", _EMPHASIS.sub(r"\1", text))
    text = _ESCAPED.sub(r"\1", html.unescape(text)).replace("**", "").replace("`", "")
    outside = re.sub(rf"{_ON}.*?(?:{_OFF}|$)", "", text)
    bold = _ON in text and not re.sub(r"^\s*(?:[-*•]\s+)?(?:[\d.]+\s+)?", "", outside).strip(" .:")
    clean = _SPACES.sub(" ", text.replace(_ON, "").replace(_OFF, ""))
    return re.sub(r"\s+", " ", clean).strip(), bold
