"""What a sentence or two of minutes change of an action: its status, date, owner, or all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.plans import Change, StatusWord
from ingest.registers.dues import Dated, days_in
from ingest.registers.people import OWNER, owner_of
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
_NOT_SO = re.compile(
    r"\b(?:not|n[o’']t|never|could|would|should|why|whether|if|unless|hoped?|expect\w*|aim\w*"
    r"|were to|was to|due to)\s+(?:[\w%’']+\s+){0,3}$",
    re.IGNORECASE,
)
_RATING_KEPT = re.compile(
    r"\bno change (?:to|in) (?:the|its) (?:rating|status|colour|position)\b"
    r"|\b(?:rating|status|colour|position) (?:is|was|stays|remains) (?:unchanged|the same)\b",
    re.IGNORECASE,
)
_GOES_TO = re.compile(r"^\s*(?:\)\s*)?(?:to\b|→|->|=>|becomes?\b|became\b|in \w+, is now)", re.I)
_STAYS = re.compile(
    r"\b(?:stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|still|continu(?:es|ed|ing)|held|kept|keeps?)"
    r"\s+(?:it )?(?:at |as |on |rated |shown as )*$",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|be)\s*(?:be |rated |shown as |marked |at )*$", re.IGNORECASE)
_NOW = re.compile(
    r"(?:\bto|→|->|=>|\bnow|\bbecomes?|\bbecame|\brated|\bas|\bturn(?:s|ed)|\binto)"
    r"\s*(?:be |rated |shown as |marked |at )*$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:action|it|this|that|work|which|and)\s+(?:,[^,]*,\s*)?(?:is|was|has been) (?:now )?"
    r"(?P<a>complete[d]?|closed|finished|signed off|discharged)\b"
    r"|\bis (?:now )?(?P<b>complete|closed|finished|signed off)(?=\s*(?:[.,;(|]|and\b|$))"
    r"|\bwas completed on\b"
    r"|(?:^|[.;|]\s+|\()(?P<c>complete[d]?|closed|finished|done|signed off)"
    r"(?=\s*(?:[.;|,(]|$|(?:on |in )?\d))",
    re.IGNORECASE,
)
_UNDONE = re.compile(r"\b(?:not (?:yet )?|should have been )(?:complete|finish)", re.IGNORECASE)
_OFF = re.compile(
    r"\b(?:withdrawn|superseded|dropped from the plan|taken out of the plan"
    r"|removed from the plan|discontinued|(?:will|would|is|does) not (?:now )?(?:to )?go ahead"
    r"|no longer (?:be )?(?:pursued|needed|required|going ahead)|be (?:dropped|withdrawn|deleted)"
    r"|(?:been|is|was|are) (?:dropped|deleted|replaced)|replaces it|takes? its place)\b",
    re.IGNORECASE,
)
_INSTEAD = (
    re.compile(r"\b(?:replaced|superseded) (?:by|with) (?P<what>[^.;|]{4,120})", re.IGNORECASE),
    re.compile(r"\bthe plan,? (?:and )?(?P<what>[^.;|]{4,160}?),? tak(?:ing|es?) its place", re.I),
    re.compile(r"\binstead,? (?P<what>[^.;|]{4,120}?)(?:,? which (?:replaces|takes)|[.;|])", re.I),
    re.compile(r"(?P<what>[^.;|]{4,100}?) (?:will )?(?:take|takes) its place", re.IGNORECASE),
)
_AGAIN = re.compile(
    r"(?:^|[.;|]\s+)re-?opened\b|\b(?:it|action|this|which) (?:is|was|has been|be) re-?opened\b",
    re.IGNORECASE,
)
_NAME = r"(?:(?:Cllr|Councillor|Dr|Mrs?|Ms) )?[A-Z][a-z’'-]+ [A-Z][A-Za-z’'-]+"
_WHO = rf"(?:{OWNER}|{_NAME})"
_HANDED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<after>{_WHO}),? (?:takes?|took|taking|has taken|to take|will take) over\b"
        rf"(?:[^.;|]*? from (?:the )?(?P<before>{_WHO}))?",
        rf"\bled (?:from now on |now |in future )?by (?:the )?(?P<after>{_WHO})"
        rf"(?:,? (?:in place of|instead of|rather than) (?:the )?(?P<before>{_WHO}))",
        rf"(?P<after>{_WHO}),? (?:replaces|will replace|to replace|replacing) "
        rf"(?:the )?(?P<before>{_WHO}) as (?:the )?(?:lead|owner)",
        rf"\b(?:[Rr]esponsibility|[Ll]ead(?:ership)?|[Oo]wnership) (?:for [^.;|]{{3,60}} )?"
        rf"(?:passes|passed|moves|moved|transfers|transferred)(?: from (?:the )?"
        rf"(?P<before>{_WHO}))? to (?:the )?(?P<after>{_WHO})",
        rf"\b(?:new|now the) (?:lead|owner)(?: officer)?(?: is|:)? (?:the )?(?P<after>{_WHO})",
        rf"\b(?:[Ll]ead|[Oo]wner)(?: officer)? is now (?:the )?(?P<after>{_WHO})",
        rf"\b(?:reassigned|handed over|handed|passed|transferred)(?: from (?:the )?"
        rf"(?P<before>{_WHO}))? to (?:the )?(?P<after>{_WHO})",
    )
)
_DAY = r"\x00(?P<{}>\d+)\x00"
_REDATED = tuple(
    re.compile(pattern.replace("{B}", _DAY.format("b")).replace("{A}", _DAY.format("a")), re.I)
    for pattern in (
        r"\b(?:date|deadline|moved?s?|put back|brought forward|extend\w*|slip\w*|opening|defer\w*"
        r"|completion|target|revis\w+|delay\w*|push\w*)\b[^.;"
        r"|]{0,60}?\bfrom (?:the )?(?:end of )?{B}"
        r" (?:to|until) {A}",
        r"\b(?:new|revised|agreed|later)(?: target| due| completion)? (?:date|deadline)\b[^.;"
        r"|]{0,30}?{A}",
        r"{A}(?: as (?:its|the) (?:new |revised )?(?:date|deadline))",
        r"\b(?:has|have|had|given|allowed|needs?|gets?) until {A}",
        r"\bmore time\b[^.;|]{0,30}?{A}",
        r"\b(?:put back|moved?s?|extended|deferred|postponed|delayed|slipped|slips|pushed back"
        r"|rescheduled|re-?dated|brought forward|now due|re-?profiled)\b[^.;|\x00]{0,30}?{A}",
        r"{A},? (?:instead of|rather than|in place of|not) (?:[a-z ]{0,20})?{B}",
        r"{A},? \((?:was|previously|originally|formerly) {B}",
        r"\bre-?opened\b[^|]{0,80}?\bby {A}",
        r"\b(?:date|deadline)\b[^.;|\x00]{0,30}? (?:is|will be|becomes|to|now) (?:now )?{A}",
    )
)
_KEPT_DATE = re.compile(
    r"\b(?:no change to (?:its|the) (?:date|deadline)|(?:date|deadline) (?:is|stays|remains) "
    r"(?:unchanged|the same|as it was)|with no change to the date)\b",
    re.IGNORECASE,
)


def read_changes(text: str, met: date | None, legend: Legend | None = None) -> list[Changed]:
    """Everything that an entry changes, in the order owner, date, status, end; [] for nothing.

    `met` gives the year of days that are written without one.
    """
    said = _status_change(text, legend or {})
    done = _completed(text, said)
    off = bool(_OFF.search(text))
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


def _status_change(text: str, legend: Legend) -> Changed | None:
    """The status before and after, where the words give a change or at least a new status."""
    before: StatusWord | None = None
    after: StatusWord | None = None
    now: StatusWord | None = None
    plain: list[StatusWord] = []
    for said in () if _RATING_KEPT.search(text) else statuses_in(text):
        word = legend.get(said.text, said.word)
        if word is StatusWord.SUPERSEDED:
            continue
        match _place(text, said):
            case "before":
                before = before or word
            case "stays":
                return None
            case "after":
                after = after or word
            case "now":
                now = now or word
            case "named" if _is_colour_or_rating(said):
                plain.append(word)
    after = now or after
    if after is None and before is not None and plain:
        after = plain[-1]
    if after is None or after is before:
        return None
    if before is None and not _announces(text):
        return None
    return Changed(Change.RAG, before, after)


def _place(text: str, said: Said) -> str:
    """Whether a status is that before or after, stays, is merely named, or is not so.

    "now" is an "after" that is surer.
    """
    left, right = text[max(0, said.start - 32) : said.start], text[said.end : said.end + 24]
    if _STAYS.search(left) or re.match(r"\W*(?:with )?no change\b|\W*unchanged", right, re.I):
        return "stays"
    if _WAS.search(left) or _GOES_TO.match(right):
        return "not so" if re.search(r"\bshould have\b", left, re.I) else "before"
    if _NOT_SO.search(left):
        return "not so"
    if _NOW.search(left):
        return "now"
    return "after" if _IS.search(left) else "named"


_RATING = re.compile(
    r"\b(?:rat(?:ing|ed)|moves?d?|move to|becomes?|now|turns?|colour|shown as|status|goes)\b", re.I
)


def _announces(text: str) -> bool:
    return bool(_RATING.search(text))


def _is_colour_or_rating(said: Said) -> bool:
    """Whether a status word, standing alone, is surely a rating: "achieved" may be anything."""
    return said.text not in {"achieved", "delivered", "implemented", "missed", "behind", "white"}


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
            days = [d.iso for d in _days(near, met) if len(d.iso) == 10]
            if days:
                return days[-1]
    return None


def _ends_complete(clause: str) -> bool:
    words = statuses_in(clause)
    return bool(words) and words[-1].word is StatusWord.COMPLETE


def _again(text: str, said: Changed | None) -> bool:
    if _AGAIN.search(text):
        return True
    return bool(said and said.before == StatusWord.COMPLETE and said.after != StatusWord.COMPLETE)


def _replacement(text: str) -> str | None:
    for pattern in _INSTEAD:
        found = pattern.search(text)
        if found:
            return re.sub(r",? which .*$", "", found["what"]).strip(" ,")
    return None


def _owner_change(text: str) -> list[Changed]:
    for pattern in _HANDED:
        found = pattern.search(text)
        if found:
            after = owner_of(found["after"])
            before = found.groupdict().get("before")
            return [Changed(Change.OWNER, owner_of(before) if before else None, after)]
    return []


def _date_change(text: str, met: date | None) -> list[Changed]:
    """A new date, told by the words around it; days stand as marks in what is searched."""
    if _KEPT_DATE.search(text):
        return []
    days = _days(text, met)
    marked = _with_marks(text, days)
    for pattern in _REDATED:
        found = pattern.search(marked)
        if not found:
            continue
        after = days[int(found["a"])].iso
        held = found.groupdict().get("b")
        before = days[int(held)].iso if held is not None else None
        if before != after:
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
