"""Which of a plan's actions answer which of an inspection's recommendations, and which none do.

Numbers that the plan prints come first; then meaning, as a probability. A link that is likelier than
not answers; one less likely is to be checked, and counts as no answer. What an officer has confirmed
or rejected stands above both, and nothing moves up into the place of what was rejected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assistant.tracking.book import PlanBook
from assistant.tracking.link_probability import MAY_ANSWER, SURE, WORTH_CHECKING, probabilities
from assistant.tracking.link_signs import Matrix, likeness, shared_words
from assistant.tracking.officer.on_links import OnLink, words_on_links
from assistant.tracking.story import Story
from assistant.tracking.topics import topic_counts, topic_names
from corpus.officer import OfficerWord
from corpus.plans import link_id
from corpus.types import Action, Document, Recommendation

_PRINTED = 0.99
_PRINTS_REFS = 0.5
_BESIDE_REFS = 0.5
_NEAREST = 3
_MOST_TO_CHECK = 5
_ALIKE = 0.45


class TraceStatus(StrEnum):
    """Whether any action answers a recommendation, or may, once somebody has checked."""

    ANSWERED = "answered"
    TO_CHECK = "to check"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class Link:
    """That an action answers a recommendation: how probable, why, and what an officer says of it.

    `confirmed` is None where no officer has said; `said` is the word, and `against` what the plan
    has come to say otherwise since, in words.
    """

    id: str
    story: Story
    probability: float
    sure: bool
    why: str
    confirmed: bool | None = None
    said: OnLink | None = None
    against: str = ""


@dataclass(frozen=True)
class Traced:
    """A recommendation with the actions that answer it in `links`, likeliest first.

    `to_check` are those that may, and count for nothing until an officer confirms them; `rejected`
    those that an officer says do not. Where nothing answers it, `nearest` has what comes nearest.
    `gap` is an officer's word that nothing answers it; links that are sure all the same are then to
    be checked.
    """

    report: Document
    plan: Document
    recommendation: Recommendation
    status: TraceStatus
    links: tuple[Link, ...]
    to_check: tuple[Link, ...] = ()
    nearest: tuple[Link, ...] = ()
    rejected: tuple[Link, ...] = ()
    gap: OfficerWord | None = None

    @property
    def every_link(self) -> tuple[Link, ...]:
        """All that it shows, whatever it is taken for."""
        return (*self.links, *self.to_check, *self.nearest, *self.rejected)


@dataclass(frozen=True)
class Trace:
    """A report traced through a plan; `idle` are those of the plan's actions (`told`) that
    answer nothing in it.
    """

    report: Document
    plan: Document
    rows: tuple[Traced, ...]
    told: tuple[Story, ...]
    idle: tuple[Story, ...]
    notes: tuple[str, ...] = ()


def trace(book: PlanBook, report: Document, plan: Document) -> Trace:
    """Trace a report's recommendations through a plan (not a safeguarding board's)."""
    recommendations = council_items(book.library.recommendations(frozenset({report.id})))
    told = [story for story in book.stories() if story.plan.id == plan.id]
    if not recommendations or not told:
        return Trace(report, plan, (), tuple(told), tuple(told))
    actions = [story.action for story in told]
    signs = likeness(recommendations, actions, book.embed)
    printed, notes = _printed(recommendations, actions)
    likely = _weighed(probabilities(signs), printed)
    words = words_on_links(book.words(), plan, recommendations, actions)
    links = [
        [
            _link(
                (item, story),
                float(likely[at, n]),
                _why(item, story.action, bool(printed[at, n]), float(signs.asked[at, n])),
                words.links.get((at, n)),
            )
            for n, story in enumerate(told)
        ]
        for at, item in enumerate(recommendations)
    ]
    rows = tuple(
        sorted_links(report, plan, item, row, words.gaps.get(at))
        for at, (item, row) in enumerate(zip(recommendations, links, strict=True))
    )
    linked = {link.story.action.id for row in rows for link in row.links}
    idle = tuple(story for story in told if story.action.id not in linked)
    return Trace(report, plan, rows, tuple(told), idle, notes)


def link_of(row: Traced, story: Story) -> Link:
    """The link of a recommendation to any action of the plan, offered or not."""
    key = link_id(row.recommendation.text, story.action.text)
    offered = next((link for link in row.every_link if link.id == key), None)
    return offered or Link(key, story, 0.0, False, "an officer added it")


def council_items(items: Sequence[Recommendation]) -> list[Recommendation]:
    """The recommendations that a council's plan answers: a safeguarding board's only if alone."""
    ours = [item for item in items if item.list_name != "LSCB"]
    return ours or list(items)


def _printed(
    recommendations: Sequence[Recommendation], actions: Sequence[Action]
) -> tuple[Matrix, tuple[str, ...]]:
    """1 where the plan prints the recommendation's number; nothing where numbers don't fit."""
    found = np.zeros((len(recommendations), len(actions)))
    missing: list[str] = []
    for n, action in enumerate(actions):
        for ref in action.recommendation_refs:
            at = _numbered(ref, recommendations)
            if at is None:
                missing.append(ref)
            else:
                found[at, n] = 1
    refs = sum(len(action.recommendation_refs) for action in actions)
    if missing and len(missing) > 0.2 * refs:
        listed = ", ".join(dict.fromkeys(missing))
        return np.zeros_like(found), (
            f"The plan's numbers ({listed}) are not this report's: links go by meaning alone.",
        )
    return found, ()


def _numbered(ref: str, recommendations: Sequence[Recommendation]) -> int | None:
    printed = [at for at, item in enumerate(recommendations) if item.printed_no == ref]
    if printed:
        return printed[0]
    return next((at for at, item in enumerate(recommendations) if str(item.n) == ref), None)


def _weighed(likely: Matrix, printed: Matrix) -> Matrix:
    """Meaning counts for less beside printed numbers: a plan that numbers its actions means it."""
    numbered = printed.max(axis=0) > 0
    if not numbered.any():
        return likely
    lesser = np.where(numbered, _BESIDE_REFS, 1.0)
    if numbered.mean() >= _PRINTS_REFS:
        lesser = np.full_like(lesser, _BESIDE_REFS)
    return np.asarray(np.where(printed > 0, _PRINTED, likely * lesser))


def _link(
    pair: tuple[Recommendation, Story], probability: float, why: str, said: OnLink | None
) -> Link:
    item, story = pair
    sure = said.right if said else probability >= SURE
    return Link(
        link_id(item.text, story.action.text),
        story,
        round(probability, 3),
        sure,
        why,
        said.right if said else None,
        said,
        _against(item, story.action, said) if said else "",
    )


def _against(item: Recommendation, action: Action, said: OnLink) -> str:
    """What the plan prints beside an action now, where that speaks against an officer's word."""
    refs = ", ".join(action.recommendation_refs)
    if not refs or said.word.before in (None, refs):
        return ""
    prints = bool({item.printed_no, str(item.n)} & set(action.recommendation_refs))
    return "" if prints is said.right else f"the plan now prints {refs} beside it"


def sorted_links(
    report: Document,
    plan: Document,
    item: Recommendation,
    links: list[Link],
    gap: OfficerWord | None = None,
) -> Traced:
    """The links by what they are taken for; each by itself, so that none takes another's place."""
    ordered = sorted(links, key=lambda link: (link.confirmed is not True, -link.probability))
    answering = tuple(link for link in ordered if link.sure and (not gap or link.confirmed))
    gap = None if answering else gap
    rejected = tuple(link for link in ordered if link.confirmed is False)
    least_sure = 1.0 if gap else SURE
    doubtful = [link for link in ordered if WORTH_CHECKING <= link.probability < least_sure]
    to_check = tuple(link for link in doubtful[:_MOST_TO_CHECK] if link.confirmed is None)
    may = any(link.probability >= MAY_ANSWER for link in to_check)
    status = TraceStatus.TO_CHECK if may and not gap else TraceStatus.UNANSWERED
    if answering:
        status = TraceStatus.ANSWERED
    aside = {link.id for link in (*answering, *to_check, *rejected)}
    nearest = tuple(link for link in ordered[:_NEAREST] if link.id not in aside)
    nearest = () if answering else nearest
    return Traced(report, plan, item, status, answering, to_check, nearest, rejected, gap)


def _why(item: Recommendation, action: Action, printed: bool, asked: float) -> str:
    """What speaks for a link, in words."""
    if printed:
        return (
            f"the plan prints the recommendation's number ({', '.join(action.recommendation_refs)})"
        )
    reasons = []
    if action.answers_text and asked >= _ALIKE:
        reasons.append(f"the plan says beside it “{action.answers_text}”")
    text = f"{action.text} {action.measure or ''} {action.answers_text or ''}"
    words = shared_words(item.text, text)
    if words:
        reasons.append(f"both say {', '.join(words[:6])}")
    themes = _common_topics(item.text, f"{text} {action.theme or ''}")
    if themes:
        reasons.append(f"both are on {', '.join(themes[:3])}")
    if not reasons:
        reasons.append("the sentences are near in meaning")
    return "; ".join(reasons)


def _common_topics(one: str, other: str) -> list[str]:
    counts = topic_counts([one, other])
    both = np.minimum(counts[0], counts[1])
    names = topic_names()
    return [names[at] for at in np.argsort(-both) if both[at] > 0]
