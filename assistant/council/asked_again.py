"""What a council was asked for more than once: one thing followed through inspections, visits and plans.

Two asks may be one thing where their meanings are near and they are on the same topics: a logistic
regression over three signs, fitted on 2,135 pairs of nine councils' asks, of which 75 are one thing by
the judgement of one reader. Those that may be are read by the cross-encoder, both ways round, which
tells. `python -m evals.council LIBRARY` measures it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.council.asked_for import Ask, asks_of, line_of, plan_after
from assistant.council.council_papers import (
    CouncilPapers,
    dated_paper,
    day_words,
    what_it_is,
)
from assistant.council.lines import Line, cited, tidy
from assistant.council.topic_match import Subject, nearness, on_subject, topic_table, topic_vectors
from assistant.evidence.cross_encoder import CrossEncoder, cross_encoder_of
from assistant.tracking.book import PlanBook
from assistant.tracking.story import Story
from assistant.tracking.trace import trace
from assistant.types import Citation
from corpus.phrases import joined
from corpus.plans import StatusWord
from corpus.types import Document

_BIAS, _NEAR, _SHARED, _SAME_TOPIC = -5.3, 8.7, 0.6, 2.0
TOLD = 0.5
"""The least probability of a pair that is told where there is no cross-encoder."""
_MAY_BE = 0.3
"""The least probability of a pair that the cross-encoder reads."""
_READS_AS_ONE = -2.0
"""The least mean of its two scores (log odds that one answers the other) of a pair that is told."""
_MOST_READ = 16
"""How many pairs of a council it reads, the likeliest first."""
_LONGEST = 45
"""Words of an ask that names one thing; longer ones tell of several."""
_NEARLY = 0.1
"""An ask follows the one of a later letter that it is likest to, and those nearly as like."""


@dataclass(frozen=True)
class AskedAgain:
    """A thing asked for now, the asks before it (newest first) and what plans did about it.

    `chance` is the probability of the surest pair.
    """

    now: Ask
    before: tuple[Ask, ...]
    chance: float
    done: tuple[tuple[Document, Story], ...]
    lines: tuple[Line, ...]
    question: Line


def asked_again(
    papers: CouncilPapers, subject: Subject | None, book: PlanBook
) -> tuple[AskedAgain, ...]:
    """What the letters in force ask for that older letters asked for, the surest first."""
    every = [
        ask
        for ask in asks_of(papers, papers.letters, None, book)
        if len(ask.item.text.split()) <= _LONGEST
    ]
    current = {d.id for d in papers.since_graded}
    now = [place for place, ask in enumerate(every) if ask.document.id in current]
    if not now or len(papers.letters) < 2:
        return ()
    if subject:
        kept = on_subject(book, [every[place].item.text for place in now], subject)
        now = [place for place, is_on in zip(now, kept, strict=True) if is_on]
    alike = same_thing(book, [ask.item.text for ask in every])
    one = _told_as_one(book, every, now, alike)
    told: set[str] = set()
    found: list[AskedAgain] = []
    for place in sorted(now, key=lambda n: _order(every[n])):
        before = [n for n in range(len(every)) if one[place, n]]
        if not before or every[place].item.id in told:
            continue
        # What a newer ask already follows back isn't followed again from the ask between.
        told |= {every[n].item.id for n in before}
        chain = sorted((every[n] for n in before), key=_order)
        surest = max(before, key=lambda n: float(alike[place, n]))
        made = _put_together(
            papers, every[place], chain, every[surest], float(alike[place, surest]), book
        )
        if made:
            found.append(made)
    return tuple(sorted(found, key=lambda each: -each.chance))


def _told_as_one(
    book: PlanBook, every: Sequence[Ask], now: Sequence[int], alike: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Which ask in force is one thing with which before it, shape `(len(every), len(every))`."""
    told = np.zeros(alike.shape, bool)
    cross = cross_encoder_of(book.library.settings)
    least = _MAY_BE if cross else TOLD
    pairs = [
        (place, n)
        for place in now
        for n in range(len(every))
        if alike[place, n] >= least and _is_before(every[n], every[place])
        if alike[place, n] >= alike[_of_letter(every, place), n].max() - _NEARLY
    ]
    for place, n in sorted(pairs, key=lambda pair: -alike[pair])[:_MOST_READ]:
        read = not cross or _reading(cross, every[place].text, every[n].text) >= _READS_AS_ONE
        told[place, n] = read
    first = nearness(book, [ask.item.text for ask in every]).argmax(axis=1)
    same = told & (first[:, None] == first[None, :])
    # Where some are on the very topic, those on another are likely to be like in wording alone.
    return np.asarray(np.where(same.any(axis=1, keepdims=True), same, told))


def _of_letter(every: Sequence[Ask], place: int) -> list[int]:
    """The places of the asks of one letter."""
    return [n for n, ask in enumerate(every) if ask.document is every[place].document]


@lru_cache(maxsize=8192)
def _reading(cross: CrossEncoder, one: str, other: str) -> float:
    """How surely one text answers the other, both ways round, as log odds."""
    return float(cross.fits(one, [other])[0] + cross.fits(other, [one])[0]) / 2


def same_thing(book: PlanBook, texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """The probability that two asks are one thing, shape `(len(texts), len(texts))`."""
    mean = topic_vectors(book).mean(axis=0)
    vectors = book.embed(list(texts)) - mean
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    table = topic_table(book, texts).astype(float)
    first = nearness(book, texts).argmax(axis=1)
    total = (
        _BIAS
        + _NEAR * (vectors @ vectors.T)
        + _SHARED * (table @ table.T)
        + _SAME_TOPIC * (first[:, None] == first[None, :])
    )
    return np.asarray(1 / (1 + np.exp(-total)))


def again_lines(found: Sequence[AskedAgain], most: int = 3) -> tuple[Line, ...]:
    """A line for each of the surest: what is asked for now, and what was asked for when."""
    return tuple(each.lines[0] for each in found[:most])


def _is_before(one: Ask, other: Ask) -> bool:
    days = one.document.date, other.document.date
    return bool(days[0] and days[1] and days[0] < days[1])


def _order(ask: Ask) -> tuple[str, int]:
    """Newest letter first, then as they stand in it."""
    day = ask.document.date
    return (
        f"{9999 - day.year:04d}{12 - day.month:02d}{31 - day.day:02d}" if day else "9"
    ), ask.item.n


def _put_together(
    papers: CouncilPapers,
    now: Ask,
    before: Sequence[Ask],
    surest: Ask,
    chance: float,
    book: PlanBook,
) -> AskedAgain | None:
    """One thing with its lines; the question is of the `surest` of those before it."""
    first = line_of(papers, now)
    if first is None:
        return None
    lines = [line for ask in before if (line := line_of(papers, ask))]
    asked = line_of(papers, surest)
    if asked is None:
        return None
    done = tuple(_done(papers, [now, *before], book))
    whole = Line(
        first.text,
        first.citations + tuple(c for line in lines for c in line.citations[:1]),
        quote=first.quote,
        after=f"Asked for before: {joined([_said(ask) for ask in before[:3]])}.",
    )
    question = Line(
        f"Inspectors asked in {_month(surest.document)}: “{_short(surest.text)}”. And in "
        f"{_month(now.document)}:",
        first.citations + asked.citations[:1],
        quote=tidy(first.quote),
        after="What stopped it from being put right, and what is different this time?",
    )
    said = [line for pair in done if (line := _done_line(papers, *pair))]
    return AskedAgain(now, tuple(before), chance, done, (whole, first, *lines, *said), question)


def _month(document: Document) -> str:
    return f"{document.date:%B %Y}" if document.date else "a paper without a date"


def _said(ask: Ask) -> str:
    return f"{dated_paper(ask.document)}, “{_short(ask.text)}”"


_MOST_WORDS = 22


def _short(text: str) -> str:
    """The beginning of a long ask, so that the line can be read at a glance."""
    words = text.split()
    return text if len(words) <= _MOST_WORDS else " ".join(words[:_MOST_WORDS]) + "…"


def _done(
    papers: CouncilPapers, asks: Sequence[Ask], book: PlanBook
) -> list[tuple[Document, Story]]:
    """The actions that surely answer one of the asks and are said to be done."""
    found: dict[str, tuple[Document, Story]] = {}
    for ask in asks:
        plan = plan_after(papers, ask.document)
        if plan is None:
            continue
        row = next(
            (r for r in trace(book, ask.document, plan).rows if r.recommendation.id == ask.item.id),
            None,
        )
        for link in row.links if row else ():
            if link.sure and link.story.status is StatusWord.COMPLETE:
                found[link.story.action.id] = (plan, link.story)
    return list(found.values())


def _done_line(papers: CouncilPapers, plan: Document, story: Story) -> Line | None:
    """The plan's action, and the paper that says it is done."""
    steps = [s for s in story.history if s.after == StatusWord.COMPLETE.value and s.quotes]
    found = cited(papers.library, plan, story.action.quotes, story.action.section)
    later: tuple[Citation, ...] = ()
    when = f"in the plan of {day_words(plan.date or plan.period_from)}"
    if steps:
        later = cited(papers.library, steps[-1].document, steps[-1].quotes)
        when = f"in the {what_it_is(steps[-1].document)} of {day_words(steps[-1].day)}"
    if not found:
        return None
    return Line(f"Said to be complete {when}:", found + later, quote=tidy(story.action.text))
