"""A question as understood: whose papers, of when, of what kind, and what sort of answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.language.periods import Period, find_periods, with_the_other_year
from assistant.language.terms import Term, find_terms
from assistant.understand.authorities import Named, find_authorities
from assistant.understand.implied_grades import stands_how
from assistant.understand.shape import (
    Shape,
    areas_in,
    compares,
    expected_items,
    is_about_grades,
    shape_of,
    wants_figure,
)
from corpus.errors import UsageError
from corpus.types import Area, Kind

LONGEST = 2000
"""Most characters in a question: a councillor's longest is a few hundred."""

_INSPECTION = re.compile(
    r"\b(ofsted|inspect\w*|re-?inspect\w*|visit|hmi|sif|ilacs|judged|graded|rated|lead inspector)\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(latest|most recent(?:ly)?|current(?:ly)?|newest|now|today|at present|nowadays|still)\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(time before|previous(?:ly)?|last time|before that|one before|prior)\b", re.IGNORECASE
)
_LAST_N = re.compile(r"\blast (two|three|four|five|\d)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(each|every|all) (?:of )?(?:its |the |their )?(?:\w+ )?inspections?|over time|history|trend",
    re.IGNORECASE,
)
_KIND_SIGNS = (
    (
        Kind.PROGRESS_PLAN,
        r"\baccelerated progress plan|\bapp\b|written statement of action|\bwsoa\b",
    ),
    (Kind.IMPROVEMENT_PLAN, r"\bimprovement plan|action plan"),
    (Kind.STRATEGY, r"\bstrategy\b(?! (?:meeting|discussion))|\bstrategic plan"),
    (
        Kind.MINUTES,
        r"\bminutes\b|(?<!strategy )\bmeeting\b|\bcommission\b|\bcommittee\b|\bmembers\b|\bscrutiny\b",
    ),
    (Kind.DECISION_RECORD, r"\bcabinet\b(?! (?:member|lead))|\bdecision\b"),
    (Kind.COMMITTEE_REPORT, r"\bscrutiny\b|\bcommission\b|\bcommittee report|\breport to\b"),
    (Kind.NEWS, r"\bblog\b|\bnews\b|\bpost\b|\bpress\b"),
)


@dataclass(frozen=True)
class Limits:
    """What the asker narrowed the search to, apart from the question's words."""

    authority: str | None = None
    kind: Kind | None = None
    as_of: date | None = None
    published_from: date | None = None
    published_to: date | None = None


@dataclass(frozen=True)
class Question:
    """A question as understood. `text` is as asked; `understood` is what is answered.

    `tied` are the periods that say which inspection or paper is meant; `loose` those that say
    of when the answer should be; `after` those it should come after. `last` is how many of the newest inspections are wanted.
    """

    text: str
    understood: str
    named: tuple[Named, ...]
    tied: tuple[Period, ...]
    loose: tuple[Period, ...]
    after: tuple[Period, ...]
    kinds: tuple[Kind, ...]
    shape: Shape
    areas: tuple[Area, ...]
    terms: tuple[Term, ...]
    about_inspection: bool
    about_grades: bool
    compares: bool
    latest: bool
    previous: bool
    last: int | None
    every: bool
    since: bool
    in_force: date | None
    expected: int | None
    limits: Limits

    @property
    def authorities(self) -> tuple[str, ...]:
        """The held authorities it names, each once."""
        return tuple(dict.fromkeys(named.name for named in self.named if named.held))

    @property
    def absent(self) -> tuple[str, ...]:
        """The authorities it names that the library holds nothing on."""
        return tuple(dict.fromkeys(named.name for named in self.named if not named.held))

    @property
    def compares_times(self) -> bool:
        """Whether one place's standing at two times is set side by side."""
        return self.compares and len(self.authorities) < 2

    @property
    def periods(self) -> tuple[Period, ...]:
        """All periods, tied first."""
        return self.tied + self.loose + self.after


def understand(
    text: str, held: Iterable[str], *, understood: str = "", limits: Limits | None = None
) -> Question:
    """Read a question. `held` are the authorities of the catalogue.

    Raises UsageError where there is nothing to answer or far too much.
    """
    limits = limits or Limits()
    asked = clean_question(text)
    meant = understood or asked
    named = find_authorities(meant, held)
    periods = with_the_other_year(meant, find_periods(meant))
    shape = shape_of(meant)
    if shape is Shape.TELL and periods and wants_figure(meant):
        shape = Shape.FIGURE
    inspected = bool(_INSPECTION.search(meant))
    terms = find_terms(
        meant, [(n.start, n.end) for n in named] + [(p.start, p.end) for p in periods]
    )
    standing = stands_how(meant, shape, terms)
    about_grades = is_about_grades(meant, shape) or bool(standing)
    in_force = _in_force(meant, periods) if about_grades else None
    after = tuple(p for p in periods if _AFTER.search(meant[: p.start]))
    tied = tuple(
        p
        for p in periods
        if not in_force
        and p not in after
        and (_is_tied(meant, p, inspected or about_grades) or (about_grades and len(periods) > 1))
    )
    last = _LAST_N.search(meant)
    return Question(
        text=asked,
        understood=meant,
        named=named,
        tied=tied,
        loose=tuple(p for p in periods if p not in tied + after),
        after=after,
        kinds=tuple(kind for kind, signs in _KIND_SIGNS if re.search(signs, meant, re.I)),
        shape=shape,
        areas=areas_in(meant),
        terms=terms,
        about_inspection=inspected,
        about_grades=about_grades,
        compares=compares(meant),
        latest=bool(_LATEST.search(meant)),
        previous=bool(_PREVIOUS.search(meant)),
        last=_number(last.group(1)) if last else None,
        every=bool(_EACH.search(meant)),
        since=bool(re.search(r"\bsince\b|\bthen and now\b", meant, re.I)) or standing == "moved",
        in_force=in_force,
        expected=expected_items(meant),
        limits=limits,
    )


def clean_question(text: str) -> str:
    """The question on one line; raises UsageError if it is empty or longer than a question is."""
    asked = " ".join(text.split())
    if not re.search(r"\w", asked):
        raise UsageError("The question is empty: ask something, for example of a plan or a letter.")
    if len(asked) > LONGEST:
        raise UsageError(
            f"The question has {len(asked.split()):,} words; ask it in at most {LONGEST:,} characters."
        )
    return asked


_TIE = re.compile(
    r"\b(ofsted|inspect\w*|re-?inspect\w*|visits?|reports?|letter|minutes|judged|grade[sd]?|rated?"
    r"|rating|judgement|lettr|review|found|find|revisit)\b",
    re.IGNORECASE,
)


def _is_tied(text: str, period: Period, about_inspection: bool) -> bool:
    """Whether a period says which inspection or paper is meant, rather than of when a figure is.

    A school or financial year, or an exact month beside a figure, never names an inspection
    unless the word stands next to it.
    """
    before = " ".join(text[: period.start].split()[-5:])
    after = " ".join(text[period.end :].split()[:5])
    if re.search(r"\b(end of|by|before|since|until|from)\s*$", before + " ", re.I):
        return False
    if _ACTION.search(text):
        return False
    beside = bool(_TIE.search(before) or _TIE.search(after))
    if period.is_year_span:
        return False
    return beside or (about_inspection and (period.last - period.first).days > 300)


_ACTION = re.compile(r"\baction [A-Z]{0,2}\d", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:since|after|post)(?: the| its| their)?\s*$", re.IGNORECASE)
_STOOD = re.compile(
    r"\b(in force|did .{3,40} have|had|have|held|at the (?:start|end|time)|as (?:of|at)|in place"
    r"|stood|standing|responding to|being drafted|was drafted|started|began|was written)\b",
    re.IGNORECASE,
)


def _in_force(text: str, periods: Sequence[Period]) -> date | None:
    """The day on which a standing grade is asked for ("in force when its 2021-31 plan began")."""
    if len(periods) != 1 or not _STOOD.search(text):
        return None
    period = periods[0]
    beside = text[period.end :].split()[:2] + text[: period.start].split()[-2:]
    if any(re.match(r"inspect|ofsted|report|visit", word, re.I) for word in beside):
        return None
    starts = period.is_year_span or re.search(r"\bstart|beg[ai]n", text, re.I)
    return period.first if starts else period.last


def _number(word: str) -> int:
    return int(word) if word.isdigit() else ("two", "three", "four", "five").index(word.lower()) + 2
