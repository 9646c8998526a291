"""What each column of a plan's table is for, by the words over it and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from ingest.registers.due_days import says_when
from ingest.registers.owners import names_someone
from ingest.registers.plans.refs import recommendation_refs
from ingest.registers.statuses import Legend, status_of


class Role(StrEnum):
    """What a column of a plan's table gives of an action."""

    REF = "reference"
    ASKED = "what was asked"
    ACTION = "action"
    OWNER = "owner"
    DUE = "deadline"
    MEASURE = "measure"
    STATUS = "status"
    PROGRESS = "progress"
    THEME = "theme"
    BOARD = "board"


_HEADERS: dict[Role, str] = {
    Role.REF: r"(?:(?:action|item|plan|line|step|task)? ?(?:no|nos|number|ref|reference|id|#"
              r"|code)\b"
              r"\.?(?: ?no\.?)?|#|s/?no\.?|ref\.? no\.?)",
    Role.ASKED: r"recommendations?|\binspect\w+|\bofsted\b|\bcqc\b|\bfindings?\b|\brec\b"
                r"|areas? (?:for|of) (?:improvement|development|action|weakness|focus)"
                r"|\bissues?\b|\bweakness(?:es)?\b|what (?:we|they) (?:were|was) (?:told|asked)"
                r"|\brequirements?\b|why (?:this|it) matters|\bin response to\b"
                r"|\baddress(?:es|ing)\b"
                r"|what needs to improve|\banswers\b|links? to\b",
    Role.OWNER: r"\blead\b|\bleads\b|\bowners?\b|\bresponsib\w+|\bofficers?\b|\baccountab\w+"
                r"|\bwho\b"
                r"|\bsro\b|\bassigned\b|\bled by\b|\bnamed person\b|\bsponsor\b|\bin charge\b"
                r"|\banswerable\b|\bowned by\b|\bfalls? to\b|\banswers for\b",
    Role.DUE: r"\bdue\b|\bdeadlines?\b|\bdates?\b|\bwhen\b|\btime ?scales?\b|\btime ?frames?\b"
              r"|\bcomplete by\b|\bcompletion\b|\bfinish\b|\bend date\b|\bby\b$|\bmilestones?\b"
              r"|\btimeline\b|\btiming\b|\bfinished\b|\bready\b|\bno later than\b",
    Role.MEASURE: r"\bsuccess\b|\bimpacts?\b|\bevidence\b|\bmeasures?\b|\boutcomes?\b|\btests?\b"
                  r"|how (?:will )?we(?: will|’ll|'ll| shall)? (?:know|show|measure|check|tell|see)"
                  r"|\bwe (?:will|shall) have (?:got|done|succeeded)\b|\bgot there\b|\bso that\b"
                  r"|\bwe(?: will| shall|’ll|'ll) (?:be able to )?(?:know|tell|see)\b"
                  r"|\bkpis?\b|\bdifference\b|\btargets?\b|\bindicators?\b"
                  r"|\bresults? (?:we )?expect",
    Role.STATUS: r"\bb?rag\b|\bbragg?\b|\bstatus\b|\bratings?\b|\bposition\b|\bcolour\b"
                 r"|\bon track\b"
                 r"|\brated\b|\bprogress\b|\bdelivery confidence\b|\bstands\b"
                 r"|\bwhere (?:are we|we are|things are)\b|\bhow (?:is it|are we|it is) (?:going|doing)\b",
    Role.PROGRESS: r"\bprogress\b|\bupdates?\b|\bposition\b|\bcomments?\b|\blatest\b|\bnarrative\b"
                   r"|\bcommentary\b|\bso far\b|\bnotes?\b|\bdone so far\b",
    Role.THEME: r"\bthemes?\b|\bpriority\b|\bworkstreams?\b|\bpillar\b|\bstrand\b|\bobjectives?\b",
    Role.BOARD: r"\bboards?\b|\bgovernance\b|\boverseen by\b|\boversight\b|\bmonitored by\b"
                r"|\breport(?:s|ed|ing)? to\b|\bcommittee\b|\bsteering group\b",
    Role.ACTION: r"\bactions?\b|\bwhat (?:we will|will we|we are going to|we’ll|we'll"
                 r"|we shall|will) ?"
                 r"(?:do|change|happen|be done)?|\btasks?\b|\bsteps?\b|\bactivit(?:y|ies)\b"
                 r"|\bwe will\b|\b(?:we are|we’re) (?:going to|doing)\b|\bwe (?:do"
                 r"|have agreed to|promise)\b|\bcommitments?\b|\bwhat (?:is|are"
                 r"|needs) (?:being|to be) done\b"
                 r"|\bdeliverables?\b|\bour (?:response|reply|answer)\b|\bwhat\b$|\binitiatives?\b"
                 r"|\bhow (?:we will|will we) (?:do|deliver|get|improve)\b|\bintervention\b",
}  # fmt: skip
_REF_CELL = re.compile(
    r"(?:[A-Za-z]{1,6}[-–./ ]{0,2})?\d{1,3}(?:[.\-/]\d{1,3})*\.?[a-z]?\)?|[A-Z]\.?|\(?[a-z]\)"
)
_NOT_A_PLAN = re.compile(r"\b(?:risks?|likelihood|mitigat\w+|budget|cost|£)\b", re.IGNORECASE)
_BEGINS = re.compile(r"\bstart\w*\b|\bbegin\w*\b|\bfrom\b", re.IGNORECASE)
_LONG = 7
_LEAST = 1.2
_CELL_WORDS = 60
_DISTINCT = 0.8
"""The least share of a column of references that differ."""
Columns = dict[Role, int]
"""The column of each role that a table has."""


_TRACKERS = {
    Role.REF: "ref",
    Role.THEME: "theme",
    Role.ACTION: "text",
    Role.OWNER: "owner",
    Role.DUE: "due_text",
    Role.MEASURE: "measure",
    Role.STATUS: "rag",
    Role.ASKED: "recommendation_refs",
}
"""The tracker's own names of what a plan says, in its CSV of actions. Other columns say what came after."""


def columns_of_table(
    header: Sequence[str], body: Sequence[Sequence[str]], legend: Legend | None = None
) -> Columns:
    """The roles of a table's columns; {} where it can't be a plan's table of actions.

    Words over a column count, and so does what stands under them: a "Milestone" may be a step or
    a date, and a "Position" a colour or a story.
    """
    width = max((len(row) for row in [header, *body]), default=0)
    cells = [[row[at] for row in body if at < len(row) and row[at].strip()] for at in range(width)]
    heads = [header[at].strip().lower() if at < len(header) else "" for at in range(width)]
    if set(_TRACKERS.values()) <= set(heads):
        named = {**_TRACKERS, **({Role.BOARD: "board"} if "board" in heads else {})}
        return {role: heads.index(name) for role, name in named.items()}
    if sum(1 for head in heads if _NOT_A_PLAN.search(head)) >= 2:
        return {}
    scores = [
        (_named(role, heads[at]) + 1.5 * _fits(role, cells[at], legend), role, at)
        for role in Role
        for at in range(width)
        if cells[at] or _named(role, heads[at])
    ]
    found: Columns = {}
    # Of columns that say as well how an action stands the last is the newest.
    for score, role, at in sorted(
        scores, key=lambda one: (-one[0], -one[2] if one[1] is Role.STATUS else one[2])
    ):
        if score >= _LEAST and role not in found and at not in found.values():
            found[role] = at
    if Role.ACTION not in found:
        found |= _longest_left(found, cells)
    return found if _is_plan(found) else {}


def header_words(cells: Sequence[str]) -> int:
    """How many of a row's cells read like the heads of a plan's columns."""
    short = [cell.lower() for cell in cells if cell and len(cell.split()) <= _LONG]
    return sum(1 for cell in short if any(_named(role, cell) for role in Role))


def role_named(label: str) -> Role | None:
    """The role whose name a label is, as in "Lead: Head of Fostering"."""
    if len(label.split()) > _LONG:
        return None
    found = [(_named(role, label.strip().lower()), role) for role in Role]
    best = max(found, key=lambda one: one[0])
    return best[1] if best[0] else None


def _is_plan(found: Columns) -> bool:
    answers = sum(1 for role in (Role.OWNER, Role.DUE, Role.STATUS, Role.MEASURE) if role in found)
    return Role.ACTION in found and answers >= 2 and (Role.OWNER in found or Role.DUE in found)


def _longest_left(found: Columns, cells: Sequence[Sequence[str]]) -> Columns:
    """The column of no other role that has most to say."""
    left = [at for at in range(len(cells)) if at not in found.values() and cells[at]]
    best = max(left, key=lambda at: _words(cells[at]), default=None)
    if best is None or _words(cells[best]) < 4:
        return {}
    return {Role.ACTION: best}


def _named(role: Role, head: str) -> float:
    """How well a column's head names a role: its whole, its end, or some word of it."""
    if not head:
        return 0.0
    pattern = _HEADERS[role]
    if re.fullmatch(pattern, head.rstrip("?:. ")):
        return 2.4
    if role is Role.REF:
        return 1.8 if re.match(pattern, head) else 0.0
    found = re.search(pattern, head)
    if not found:
        return 0.0
    if role is Role.DUE and _BEGINS.search(head):
        return 0.4
    return 2.0 if found.end() == len(head.rstrip("?:. ")) else 1.6


def _fits(role: Role, cells: Sequence[str], legend: Legend | None) -> float:
    """How far what stands in a column agrees with a role, -1 to 1."""
    if not cells:
        return 0.0
    tests: dict[Role, Callable[[str], bool]] = {
        Role.REF: lambda cell: bool(_REF_CELL.fullmatch(cell.strip())),
        Role.DUE: lambda cell: len(cell.split()) <= 14 and says_when(cell),
        Role.STATUS: lambda cell: status_of(cell, legend) is not None,
        Role.OWNER: names_someone,
        Role.ASKED: lambda cell: bool(recommendation_refs(cell, column=True)),
    }
    if role is Role.REF and len(set(cells)) < _DISTINCT * len(cells):
        return -1.0
    if role in tests:
        share = sum(1 for cell in cells if tests[role](cell)) / len(cells)
        if role is Role.ASKED:
            return share if share >= 0.5 else 0.0  # what was asked may be told without its number
        return share if share >= 0.5 else share - 1.0 if share < 0.2 else 0.0
    words = _words(cells)
    if role is Role.ACTION:
        return min(words, 16) / 32 if words >= _LONG else -1.0 if words < 3 else 0.0
    if role is Role.PROGRESS:
        return 0.3 if words >= 4 else -0.8
    return 0.0


def _words(cells: Sequence[str]) -> float:
    return sum(min(len(cell.split()), _CELL_WORDS) for cell in cells) / len(cells)
