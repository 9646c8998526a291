"""What a sentence or two of minutes change of an action: its status, date, owner, or all of it.

Which words say so is told by a fitted model (`change_model`); here they become days, people and statuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.plans import Change, StatusWord
from ingest.registers.due_days import Dated, dates_in, days_in
from ingest.registers.minutes.change_model import IN_OWN_WORDS, STATUSES, Marked, mark
from ingest.registers.owners import names_someone, owner_of
from ingest.registers.statuses import Legend, status_of, statuses_in


@dataclass(frozen=True)
class Changed:
    """One thing changed; `before` and `after` are None where the words don't say.

    A status is a StatusWord's value, or the words of a plan's own for it.
    """

    change: Change
    before: str | None
    after: str | None


_LIKELY = 0.5
"""From here on what the model takes a stretch or a part of it for is taken as said."""
_SURE = 0.7
"""As `_LIKELY`, of who leads an action from now on, which the model tells less well."""
_NOT = re.compile(r"\bnot(?: yet)?(?: been)?\s*$", re.IGNORECASE)
_NONE = re.compile(r"(?:no|none|nothing)\b(?! longer)", re.IGNORECASE)
_WHOLE_DAY = len("2024-03-31")
_CLAUSE = re.compile(r".+?(?:[.;|](?=\s|$)|$)", re.DOTALL)
_OF_STATUS = {
    "Not started": StatusWord.NOT_STARTED,
    "Red": StatusWord.RED,
    "Amber": StatusWord.AMBER,
    "Green": StatusWord.GREEN,
    "Complete": StatusWord.COMPLETE,
    "Dropped": StatusWord.SUPERSEDED,
}


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
    marked = mark(text)
    before, after = _status(marked, legend or {})
    after = rated or after
    if after is StatusWord.SUPERSEDED:
        return [Changed(Change.SUPERSEDED, None, _replacement(text))]
    changes = [*_owner_change(marked), *_date_change(marked, met)]
    if after:
        changes.append(Changed(Change.RAG, before if before != after else None, after))
    if after is StatusWord.COMPLETE:
        changes.append(Changed(Change.COMPLETED, None, _completed_on(marked, met)))
    elif marked.reopened >= _LIKELY or (after and before is StatusWord.COMPLETE):
        changes.append(Changed(Change.REOPENED, None, met.isoformat()[:7] if met else None))
    return changes


def _status(marked: Marked, legend: Legend) -> tuple[str | None, str | None]:
    """How it stood, and how it stands now; words of a plan's own that no key explains stay as they are."""
    at = int(marked.statuses.argmax())
    old, new = _words(marked, "old_status"), _words(marked, "new_status")
    before = _explained(old, legend) if old else None
    if not at or marked.statuses[at] < _LIKELY or _denied(marked):
        return before, None
    if STATUSES[at] == IN_OWN_WORDS:
        return before, _explained(new, legend) if new else None
    after = _OF_STATUS[STATUSES[at]]
    named = statuses_in(new) if new else []
    if len(named) > 1:  # "Blue to Amber"
        return legend.get(named[0].text, named[0].word), legend.get(named[-1].text, after)
    return before, legend.get(new.lower(), after) if new else after


def _denied(marked: Marked) -> bool:
    """Whether what would be complete is said not to be, or no words say that it is dropped, or only "no"."""
    found = marked.words("new_status")
    if not found:
        return STATUSES[int(marked.statuses.argmax())] == "Dropped"
    if _NONE.match(marked.text[found[0] : found[1]]):
        return True
    complete = STATUSES[int(marked.statuses.argmax())] == "Complete"
    return bool(complete and _NOT.search(marked.text[: found[0]]))


def _explained(words: str, legend: Legend) -> str:
    return status_of(words, legend) or words


def _words(marked: Marked, role: str) -> str | None:
    found = marked.words(role)
    return marked.text[found[0] : found[1]] if found else None


def _completed_on(marked: Marked, met: date | None) -> str | None:
    """The whole day in the sentence that says it is finished or in the one before it, else its month."""
    found = marked.words("new_status")
    told = (each for each in _CLAUSE.finditer(marked.text) if re.search(r"\w", each[0]))
    clauses = [each.span() for each in told] or [(0, len(marked.text))]
    last = len(clauses) - 1
    at = next((n for n, (_, end) in enumerate(clauses) if found and found[0] < end), last)
    near = [_days_gone(marked.text[slice(*clauses[n])], met) for n in (at, at - 1) if n >= 0]
    whole = next((days[-1] for all_ in near if (days := _whole(all_))), None)
    return whole or (near[0][-1] if near[0] else None)


def _days_gone(clause: str, met: date | None) -> list[str]:
    """The days that a clause gives for something done."""
    return [_gone_by(day.iso, clause, met) for day in _days(clause, met)]


def _whole(days: list[str]) -> list[str]:
    return [iso for iso in days if len(iso) == _WHOLE_DAY]


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


_REF = r"(?-i:(?!Q[1-4]\b)[A-Z]{1,3}[-/]?\d+(?:\.\d+)?)"
_INSTEAD = (
    re.compile(rf"\b{_REF}\b[^.;|]{{0,20}} \w+ed into (?P<what>{_REF})\b"),
    re.compile(
        r"\bmerge[ds]? (?:this |the |it )?(?:action )?(?:with|into) "
        r"(?P<what>(?:[^.;|]|\.(?=\d)){4,80})"
    ),
    re.compile(r"\b(?:replaced|superseded) (?:by|with) (?P<what>[^.;|]{4,120})", re.IGNORECASE),
    re.compile(r"\bthe plan,? (?:and )?(?P<what>[^.;|]{4,160}?),? tak(?:ing|es?) its place", re.I),
    re.compile(r"\binstead,? (?P<what>[^.;|]{4,120}?)(?:,? which (?:replaces|takes)|[.;|])", re.I),
    re.compile(r"(?P<what>[^.;|]{4,100}?) (?:will )?(?:take|takes) its place", re.IGNORECASE),
)
"""How papers put it what takes an action's place."""


def _replacement(text: str) -> str | None:
    for pattern in _INSTEAD:
        found = pattern.search(text)
        if found:
            return re.sub(r",? which .*$", "", found["what"]).strip(" ,")
    return None


def _owner_change(marked: Marked) -> list[Changed]:
    new, old = marked.words("new_owner"), _words(marked, "old_owner")
    after = owner_of(marked.text[new[0] : new[1]]) if new and new[2] >= _SURE else None
    before = owner_of(old) if old else None
    if after is None or not names_someone(after) or after == before:
        return []
    return [Changed(Change.OWNER, before, after)]


def _date_change(marked: Marked, met: date | None) -> list[Changed]:
    """The likeliest new date, and what it was before."""
    days = _days(marked.text, met)
    new = _likeliest(marked, "new_due", days) or _yet_to_come(marked, days, met)
    if not new:
        return []
    old = _likeliest(marked, "old_due", [day for day in days if day is not new])
    # What is to be done is yet to come: of two days, one past, that is what the date was before.
    if old and _is_gone(new, met) and not _is_gone(old, met):
        new, old = old, new
    gone = _is_gone(new, met)
    if gone or (old and old.iso == new.iso):
        return []
    return [Changed(Change.DUE, old.iso if old else None, new.iso)]


def _yet_to_come(marked: Marked, days: list[Dated], met: date | None) -> Dated | None:
    """Of the days that an action was to be done by, some past, the last that isn't: its new one."""
    old = [day for day in days if marked.likely("old_due", day.start, day.end) >= _LIKELY]
    ahead = [day for day in old if not _is_gone(day, met)]
    return ahead[-1] if ahead and len(ahead) < len(old) else None


def _is_gone(day: Dated, met: date | None) -> bool:
    return bool(met and day.iso < met.isoformat()[: len(day.iso)])


def _likeliest(marked: Marked, role: str, days: list[Dated]) -> Dated | None:
    chances = [(marked.likely(role, day.start, day.end), at) for at, day in enumerate(days)]
    best, at = max(chances, default=(0.0, 0))
    return days[at] if best >= _LIKELY else None


def _days(text: str, met: date | None) -> list[Dated]:
    """The days and months of a text; one without a year is of the next one's that has it."""
    given = re.findall(r"\b(20\d\d)\b", text)
    year = int(given[-1]) if given else met.year if met else 0
    return days_in(text, year) if year else []
