"""An officer's words in the making: signed, and with what the papers said when they were said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.tracking.officer.on_actions import papers_say
from assistant.tracking.story import Story
from assistant.tracking.trace import Link, Traced
from corpus.errors import UsageError
from corpus.officer import OfficerWord, WordSort, gap_id
from corpus.plans import StatusWord
from corpus.types import Access, Document

_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


@dataclass(frozen=True)
class Signature:
    """Who says it, why, and on which day."""

    name: str
    reason: str
    day: date


def on_link(row: Traced, link: Link, right: bool, by: Signature) -> OfficerWord:
    """That an action answers a recommendation, or doesn't; whether it was offered or not."""
    action = link.story.action
    return replace(
        _begun(WordSort.CONFIRM if right else WordSort.REJECT, by),
        authority=row.plan.authority,
        recommendation=row.recommendation.text,
        ref=action.ref,
        action=action.text,
        before=", ".join(action.recommendation_refs),
        link=link.id,
        about=(row.report.id, row.plan.id),
        exempt=_exempt(row.report, row.recommendation.pages) or _exempt(row.plan, action.pages),
    )


def on_gap(row: Traced, by: Signature) -> OfficerWord:
    """That nothing answers a recommendation. UsageError where a link still stands as an answer."""
    if row.links:
        refs = ", ".join(link.story.action.ref or link.id for link in row.links)
        raise UsageError(
            f"Recommendation {row.recommendation.n} is answered by {refs}: reject what is wrong first."
        )
    return replace(
        _begun(WordSort.GAP, by),
        authority=row.plan.authority,
        recommendation=row.recommendation.text,
        link=gap_id(row.recommendation.text),
        about=(row.report.id, row.plan.id),
        exempt=_exempt(row.report, row.recommendation.pages),
    )


def on_action(
    story: Story, papers: Story, sort: WordSort, value: str, by: Signature
) -> OfficerWord:
    """A correction of an action's status, owner or day; `papers` is its story by papers alone.

    UsageError where the value is no status word, day or month.
    """
    action = story.action
    return replace(
        _begun(sort, by),
        authority=story.plan.authority,
        ref=action.ref,
        action=action.text,
        value=_value(sort, value),
        before=papers_say(papers, sort),
        about=(story.plan.id,),
        exempt=_exempt(story.plan, action.pages),
    )


def on_evidence(story: Story, paper: Document, page: int | None, by: Signature) -> OfficerWord:
    """That a paper shows an action to be done, on that page. UsageError where it has no such page."""
    if page is not None and not (paper.paged and 1 <= page <= paper.page_count):
        raise UsageError(f"{paper.path} has no page {page}.")
    action = story.action
    return replace(
        _begun(WordSort.EVIDENCE, by),
        authority=story.plan.authority,
        ref=action.ref,
        action=action.text,
        paper=paper.path,
        page=page,
        about=(story.plan.id, paper.id),
        exempt=_exempt(story.plan, action.pages) or _exempt(paper, (page,) if page else ()),
    )


def on_report(plan: Document, report: Document, by: Signature) -> OfficerWord:
    """That a plan, and every version of it, answers a report."""
    return replace(
        _begun(WordSort.REPORT, by),
        authority=plan.authority,
        action=plan.kind.value,
        value=report.path,
        about=(plan.id, report.id),
        exempt=_exempt(plan, ()) or _exempt(report, ()),
    )


def taken_back(word: OfficerWord, by: Signature) -> OfficerWord:
    """That a word no longer stands; both stay in the history."""
    return replace(
        _begun(WordSort.UNDO, by),
        authority=word.authority,
        recommendation=word.recommendation,
        ref=word.ref,
        action=word.action,
        value=word.id,
        about=word.about,
        exempt=word.exempt,
    )


def _begun(sort: WordSort, by: Signature) -> OfficerWord:
    """A word of that sort, signed; its id comes with its being kept."""
    return OfficerWord(id="", sort=sort, name=by.name, said_on=by.day, reason=by.reason)


def _value(sort: WordSort, value: str) -> str:
    given = " ".join(value.split())
    if sort is WordSort.STATUS:
        words = {word.value.casefold(): word.value for word in StatusWord}
        status = words.get(given.replace(" ", "").casefold())
        if status is None:
            raise UsageError(f"{value!r} is no status; use one of: {', '.join(StatusWord)}")
        return status
    if sort is WordSort.DUE:
        try:
            date.fromisoformat(given if len(given) > len("2024-03") else f"{given}-01")
        except ValueError:
            given = ""
        if not _DAY.fullmatch(given):
            raise UsageError(f"{value!r} is no day or month; write it as 2024-03-31 or 2024-03")
        return given
    if not given:
        raise UsageError("The owner's name is missing.")
    return given


def _exempt(document: Document, pages: tuple[int, ...]) -> bool:
    """Whether what is said is of words that aren't for everyone."""
    whole = document.access is Access.EXEMPT
    return whole or not set(document.exempt_pages).isdisjoint(pages)
