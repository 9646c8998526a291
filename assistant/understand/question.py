"""A question as understood: whose papers, of when, about what, and what sort of answer is wanted.

It is read here, once. No later stage reads its words for what they ask.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.language.bare_months import BareMonth, find_bare_months
from assistant.language.periods import Period, find_periods, with_the_other_year
from assistant.language.terms import Term, find_terms
from assistant.language.words import put_instead
from assistant.understand.authorities import Named, find_authorities, speaks_of_us
from assistant.understand.classify import Embed, masked, reading_of
from assistant.understand.numbered import action_refs, recommendation_numbers
from assistant.understand.wants import About, AreaAsked, Order, Reading, Wanted
from corpus.errors import UsageError
from corpus.plans import StatusWord
from corpus.types import Grade, Kind

LONGEST = 2000
"""Most characters in a question: a councillor's longest is a few hundred."""

_SURELY = 0.5
"""From which probability a question is taken to ask of a past time or a change."""

_GRADES = (
    (Grade.REQUIRES_IMPROVEMENT, r"requir\w+ improvement(?: to be good)?|\bRI\b"),
    (Grade.INADEQUATE, r"inadequate"),
    (Grade.OUTSTANDING, r"outstanding"),
    (Grade.ADEQUATE, r"adequate"),
    (Grade.GOOD, r"(?<!\bhow )good"),  # "how good" asks for a grade, and names none
)
_GRADE = re.compile("|".join(rf"(?P<g{at}>\b(?:{p})\b)" for at, (_, p) in enumerate(_GRADES)), re.I)
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_STATUSES = (
    (StatusWord.RED, r"reds?|off[- ]track"),
    (StatusWord.AMBER, r"ambers?|at risk"),
    (StatusWord.GREEN, r"greens?|on[- ]track"),
    (StatusWord.COMPLETE, r"completed?|finished|done|closed|blues?"),
    (StatusWord.NOT_STARTED, r"not (?:yet )?started|yet to start"),
    (StatusWord.SUPERSEDED, r"superseded|withdrawn|replaced|dropped"),
)
_FROM = re.compile(r"\b(?:since|after|post|from)(?: the| its| their)?\s*$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:before|until|till|up to|by|prior to|as (?:of|at)|now (?:and|to))(?: the)?(?: end(?: of)?(?: the)?)?\s*$",
    re.IGNORECASE,
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

    `periods` are all the times it names; those in `after` come after "since" and the like, those
    in `until` after "before"; `months` have no year, those in `months_until` come after "before".
    `grades` and `statuses` are named, `refs` are plan actions' and `numbers` those of
    recommendations; `names` are of two capitalised words or more that are no authority's. `follows`
    says that it leans on an earlier turn.
    """

    text: str
    understood: str
    named: tuple[Named, ...]
    periods: tuple[Period, ...]
    after: tuple[Period, ...]
    until: tuple[Period, ...]
    months: tuple[BareMonth, ...]
    months_until: tuple[BareMonth, ...]
    terms: tuple[Term, ...]
    grades: tuple[Grade, ...]
    refs: tuple[str, ...]
    numbers: tuple[int, ...]
    names: tuple[str, ...]
    statuses: tuple[StatusWord, ...]
    reading: Reading
    limits: Limits
    follows: bool = False

    @property
    def authorities(self) -> tuple[str, ...]:
        """The held authorities it names, each once."""
        return tuple(dict.fromkeys(named.name for named in self.named if named.held))

    @property
    def bare(self) -> str:
        """What is understood, without the authorities and times that it names."""
        names = [(named.start, named.end, "") for named in self.named]
        times = [(period.start, period.end, "") for period in self.periods]
        return put_instead(self.understood, [*names, *times])

    @property
    def ours(self) -> bool:
        """Whether it speaks of "us": of the asker's own council, whichever that is."""
        return speaks_of_us(self.understood)

    @property
    def absent(self) -> tuple[str, ...]:
        """The authorities it names that the library holds nothing on."""
        return tuple(dict.fromkeys(named.name for named in self.named if not named.held))

    @property
    def wanted(self) -> Wanted:
        """The likeliest sort of answer."""
        return self.reading.wanted

    @property
    def area(self) -> AreaAsked:
        """The likeliest area of judgement."""
        return AreaAsked(self.reading.best("area"))

    @property
    def order(self) -> Order:
        """The likeliest order in time."""
        return Order(self.reading.best("order"))

    @property
    def about(self) -> About:
        """What it is likeliest about."""
        return About(self.reading.best("about"))

    @property
    def asks_of_time(self) -> bool:
        """Whether its words ask of a past time or a change."""
        back = (Order.FIRST, Order.PREVIOUS, Order.EACH, Order.SINCE, Order.AS_OF)
        moved = (Wanted.COMPARISON, Wanted.MOVEMENT)
        surely = max(self.reading.p(*back), self.reading.p(*moved)) > _SURELY
        return bool(self.periods) or surely

    @property
    def goes_back(self) -> bool:
        """Whether a past time or a change is asked of, so that things are told as they came."""
        return self.asks_of_time or self.limits.as_of is not None


def understand(
    text: str,
    held: Sequence[str],
    embed: Embed,
    *,
    understood: str = "",
    limits: Limits | None = None,
) -> Question:
    """Read a question. `held` are the authorities of the catalogue.

    Raises UsageError where there is nothing to answer or far too much.
    """
    asked = clean_question(text)
    meant = understood or asked
    named = find_authorities(meant, held)
    periods = with_the_other_year(meant, find_periods(meant))
    months = find_bare_months(meant, periods)
    spans = [(n.start, n.end) for n in named] + [(p.start, p.end) for p in periods]
    plain = masked(meant, spans[: len(named)], spans[len(named) :])
    return Question(
        text=asked,
        understood=meant,
        named=named,
        periods=periods,
        after=tuple(p for p in periods if _FROM.search(meant[: p.start])),
        until=tuple(p for p in periods if _UNTIL.search(meant[: p.start])),
        months=months,
        months_until=tuple(m for m in months if _UNTIL.search(meant[: m.start])),
        terms=find_terms(meant, spans),
        grades=grades_in(meant),
        refs=action_refs(meant),
        numbers=recommendation_numbers(meant),
        names=names_in(meant, [(n.start, n.end) for n in named]),
        statuses=tuple(s for s, words in _STATUSES if re.search(rf"\b(?:{words})\b", meant, re.I)),
        reading=reading_of(plain, embed),
        limits=limits or Limits(),
    )


def grades_in(text: str) -> tuple[Grade, ...]:
    """The grades that a text names, in order, each once; "good" within another's name is none."""
    found = (next(k for k, v in m.groupdict().items() if v) for m in _GRADE.finditer(text))
    return tuple(dict.fromkeys(_GRADES[int(name[1:])][0] for name in found))


def names_in(text: str, taken: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Runs of two capitalised words or more, but for those in the spans that are `taken`."""
    found = (m for m in _NAME.finditer(text) if m.group().upper() != m.group())
    return tuple(
        match.group()
        for match in found
        if not any(match.start() < end and start < match.end() for start, end in taken)
    )


def as_followed(question: Question, frame: Reading) -> Question:
    """A question that only puts another place, time or subject into an earlier turn's frame."""
    own = question.reading
    kept = {"wanted": frame.fields.get("wanted", {}), "about": frame.fields.get("about", {})}
    for name in ("area", "order", "polarity"):
        says = own.best(name) != "none"
        kept[name] = (own if says else frame).fields.get(name, {})
    return replace(question, reading=Reading(kept), follows=True)


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
