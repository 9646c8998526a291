"""What a sentence or two of minutes change of an action: its status, date, owner, or all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.plans import Change, StatusWord
from ingest.registers.due_days import Dated, dates_in, days_in
from ingest.registers.minutes.change_words import AGAIN, HANDED, INSTEAD, KEPT_DATE, OFF, REDATED
from ingest.registers.owners import owner_of
from ingest.registers.statuses import Legend, Said, statuses_in


@dataclass(frozen=True)
class Changed:
    """One thing changed; `before` and `after` are None where the words don't say."""

    change: Change
    before: str | None
    after: str | None


_WAS = re.compile(
    r"(?:\bfrom|\bwas|\bwere|\bbeen|\binstead of|\brather than|\bin place of|\bformerly"
    r"|\bpreviously|\bno longer)\s+(?:at |as |in |rated |shown as |marked )*$",
    re.IGNORECASE,
)
_WHOLE_DAY = len("2024-03-31")
_NOT_SO = re.compile(
    r"\b(?:not|n[o’']t|never|could|would|should|why|whether|if|unless|hoped?|expect\w*|aim\w*"
    r"|were to|was to|due to)\s+(?:[\w%’']+\s+){0,3}$",
    re.IGNORECASE,
)
_STILL_TO_BE = re.compile(r"\b(?:will|to|shall|can|may|must)\s+(?:now\s+)?be\s*$", re.IGNORECASE)
_RATING_KEPT = re.compile(
    r"\bno change (?:(?:to|in) (?:the|its) (?:rating|status|colour|position)|(?:was|is) proposed)\b"
    r"|\b(?:rating|status|colour|position) (?:is|was|stays|remains) (?:unchanged|the same)\b",
    re.IGNORECASE,
)
_GOES_TO = re.compile(r"^\s*(?:\)\s*)?(?:to\b|→|->|=>|>|becomes?\b|became\b|in \w+, is now)", re.I)
_STAYS = re.compile(
    r"\b(?:stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|still|continu(?:es|ed|ing)|held|kept|keeps?"
    r"|left)\s+(?:it |(?:its|the) (?:rating|status|action) )?(?:at |as |on |rated |shown as )*$",
    re.IGNORECASE,
)
_UNMOVED = re.compile(
    r"\W*(?:(?:with )?no change\b|unchanged|still\b|as (?:before|it was)\b)", re.IGNORECASE
)
_ENDED = re.compile(r"(?:^|[.;:|?!])\s*$")
_ENDS = re.compile(r"\s*(?:[.;|]|$)")
"""What stands around a status that is a whole sentence or cell."""
_IS = re.compile(
    r"\b(?:is|be)\s*(?:be |rated |shown as |marked |at |therefore |thus |\w+ly )*$", re.IGNORECASE
)
_NOW = re.compile(
    r"(?:\bto|→|->|=>|>|:|\||\bnow|\bbecomes?|\bbecame|\brated|\bas|\bturn(?:s|ed)|\binto|\bre-?opened)"
    r"\s*(?:be |rated |shown as |marked |at )*$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:action|it|this|that|work|which|and)(?: too)?\s+(?:,[^,]*,\s*)?(?:is|was|has been|had been|be)"
    r" (?:now )?(?P<a>complete[d]?|closed|finished|signed off|discharged)\b"
    r"|\bis (?:now |therefore |thus |\w+ly )?(?P<b>complete|closed|finished|signed off)(?=\s*(?:[.,;(|]|and\b|$))"
    r"|\b(?:action|it|this|that|[A-Z]{0,3}\d[\d.]*[a-z]?) as (?:complete|closed|finished|discharged)\b"
    r"|\bclosed (?:action )?[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})?\b(?! \w+ 20)"
    r"|(?:^|[.;|]\s+)(?:close (?:it|this|the action)\b|it was done(?=\s*(?:[.;|]|$)))"
    r"|\bwas completed on\b|\b(?:confirmed|reported|noted|agreed)(?: the)? completion of\b"
    r"|(?:^|[.;:|]\s+|\()(?P<c>complete[d]?|closed|finished|done|signed off)"
    r"(?=\s*(?:[.;|,(]|$|(?:on |in )?\d))",
    re.IGNORECASE,
)
_UNDONE = re.compile(r"\b(?:not (?:yet )?|should have been )(?:complete|finish)", re.IGNORECASE)


def read_changes(
    text: str,
    met: date | None,
    legend: Legend | None = None,
    rated: StatusWord | None = None,
) -> list[Changed]:
    """Everything that an entry changes, in the order owner, date, status, end; [] for nothing.

    `met` gives the year of days that are written without one; `rated` is what a row's own cell says
    that the status is now.
    """
    said = _status_change(text, legend or {})
    if rated and (not said or said.after != rated):
        before = said.before if said and said.before != rated else None
        said = Changed(Change.RAG, before, rated)
    done = _completed(text, said)
    off = bool(OFF.search(text))
    changes = [*_owner_change(text), *_date_change(text, met)]
    if said and said.before != said.after and not off:
        changes.append(said)
    elif done and not said and not off:
        changes.append(Changed(Change.RAG, None, StatusWord.COMPLETE))
    if done and not off:
        changes.append(Changed(Change.COMPLETED, None, _completed_on(text, met)))
    if off:
        changes.append(Changed(Change.SUPERSEDED, None, _replacement(text)))
    if _again(text, said):
        changes.append(Changed(Change.REOPENED, None, met.isoformat()[:7] if met else None))
    return changes


def settles(text: str, met: date | None, legend: Legend) -> bool:
    """Whether a sentence says how an action stands from now on, or that it stays as it was."""
    if read_changes(text, met, legend) or _RATING_KEPT.search(text) or KEPT_DATE.search(text):
        return True
    return any(_place(text, said) == "stays" for said in statuses_in(text))


def _status_change(text: str, legend: Legend) -> Changed | None:
    """The status before and after, where the words give a change or at least a new status."""
    before: StatusWord | None = None
    after: StatusWord | None = None
    now: StatusWord | None = None
    plain: list[StatusWord] = []
    as_rating = False
    since = 0
    for said in () if _RATING_KEPT.search(text) else statuses_in(text):
        place, since = _place(text, said, since), said.end
        word = legend.get(said.text, said.word)
        if word is StatusWord.SUPERSEDED:
            continue
        match place:
            case "before" if said.text not in _EVENTS:
                before = before or word
            case "stays":
                return None
            case "after":
                after = after or word
                as_rating = as_rating or text[said.start].isupper()
            case "now":
                now = now or word
                as_rating = as_rating or text[said.start].isupper()
            case "named" if _is_colour(said) or said.text not in _EVENTS:
                plain.append(word)
    after = now or after
    if after is None and before is not None and plain:
        after = plain[-1]
    if after is None or after is before:
        return None
    if before is None and not as_rating and not _announces(text):
        return None
    return Changed(Change.RAG, before, after)


def _place(text: str, said: Said, since: int = 0) -> str:
    """Whether a status is that before or after, stays, is merely named, or is not so.

    "now" is an "after" that is surer. What stands before `since` is of the status before.
    """
    left, right = text[max(0, said.start - 32) : said.start], text[said.end : said.end + 24]
    if _STAYS.search(left) or _UNMOVED.match(right):
        return "stays"
    if _WAS.search(left) or _GOES_TO.match(right):
        return "not so" if re.search(r"\bshould have\b", left, re.I) else "before"
    if _NOT_SO.search(text[max(since, said.start - len(left)) : said.start]) or (
        _STILL_TO_BE.search(left) and not _is_colour(said)
    ):
        return "not so"
    if _NOW.search(left) or (_ENDED.search(left) and _ENDS.match(right)):
        return "now"
    return "after" if _IS.search(left) else "named"


_RATING = re.compile(
    r"\b(?:rat(?:ing|ed)|rag|moves?d?|move to|becomes?|now|turn(?:s|ed)|colour|shown as|status|goes"
    r"|(?:up|down)graded|reduced|raised)\b",
    re.IGNORECASE,
)
_EVENTS = {"achieved", "delivered", "implemented", "missed", "behind", "white"}


def _announces(text: str) -> bool:
    return bool(_RATING.search(text))


def _is_colour(said: Said) -> bool:
    """Whether a status word is a rating and nothing else: "delivered" may be anything."""
    return said.word is not StatusWord.COMPLETE or said.text == "blue"


def _completed(text: str, said: Changed | None) -> bool:
    if said:
        return said.after == StatusWord.COMPLETE
    return bool(_DONE.search(text)) and not _UNDONE.search(text)


def _completed_on(text: str, met: date | None) -> str | None:
    """The day given in the clause that says it is finished, or in the one before it."""
    clauses = re.split(r"(?<=[.;|])\s+", text)
    for at, clause in enumerate(clauses):
        if not (_DONE.search(clause) or _ends_complete(clause)):
            continue
        for near in (clause, clauses[at - 1] if at else ""):
            days = [day.iso for day in _days(near, met)]
            whole = [iso for iso in days if len(iso) == _WHOLE_DAY]
            if whole or (days and near is clause and _DONE.search(clause)):
                return _gone_by((whole or days)[-1], near, met)
    return None


def _gone_by(iso: str, text: str, met: date | None) -> str:
    """A day on which something was done: of the year before, where none is printed and it would else be
    yet to come.
    """
    yet_to_come = met and iso > met.isoformat()[: len(iso)]
    if not yet_to_come or _has_its_year(iso, text) or iso.endswith("-02-29"):
        return iso
    return f"{int(iso[:4]) - 1}{iso[4:]}"


def _has_its_year(iso: str, text: str) -> bool:
    """Whether a day is printed with its year."""
    return any(day.iso == iso for day in dates_in(text))


def _ends_complete(clause: str) -> bool:
    words = statuses_in(clause)
    return bool(words) and words[-1].word is StatusWord.COMPLETE


def _again(text: str, said: Changed | None) -> bool:
    if AGAIN.search(text):
        return True
    return bool(said and said.before == StatusWord.COMPLETE and said.after != StatusWord.COMPLETE)


def _replacement(text: str) -> str | None:
    for pattern in INSTEAD:
        found = pattern.search(text)
        if found:
            return re.sub(r",? which .*$", "", found["what"]).strip(" ,")
    return None


def _owner_change(text: str) -> list[Changed]:
    for pattern in HANDED:
        found = pattern.search(text)
        if found:
            after = owner_of(found["after"])
            before = found.groupdict().get("before")
            return [Changed(Change.OWNER, owner_of(before) if before else None, after)]
    return []


def _date_change(text: str, met: date | None) -> list[Changed]:
    """A new date, told by the words around it; days stand as marks in what is searched."""
    if KEPT_DATE.search(text):
        return []
    days = _days(text, met)
    marked = _with_marks(text, days)
    for pattern in REDATED:
        found = pattern.search(marked)
        if not found:
            continue
        after = days[int(found["a"])].iso
        held = found.groupdict().get("b")
        before = days[int(held)].iso if held is not None else None
        # What is to be done is yet to come: a bare day before the meeting is of something else.
        gone = met and after < met.isoformat()[: len(after)] and not _has_its_year(after, text)
        if before != after and not gone:
            return [Changed(Change.DUE, before, after)]
    return []


def _days(text: str, met: date | None) -> list[Dated]:
    """The days and months of a text; one without a year is of the next one's that has it."""
    given = re.findall(r"\b(20\d\d)\b", text)
    year = int(given[-1]) if given else met.year if met else 0
    return days_in(text, year) if year else []


def _with_marks(text: str, days: list[Dated]) -> str:
    pieces, at = [], 0
    for number, day in enumerate(days):
        lead = re.sub(r"(?:the )?(?:end of )?$", "", text[at : day.start], flags=re.IGNORECASE)
        pieces += [lead, f"\x00{number}\x00"]
        at = day.end
    return "".join([*pieces, text[at:]])
