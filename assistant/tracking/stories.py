"""How actions stand now: the plan's word, moved by every later paper that speaks of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from assistant.tracking.progress_match import Embed, meant_by
from assistant.tracking.story import Step, Story, Telling
from assistant.tracking.versions import became, plan_day, successor
from corpus.library import Library
from corpus.plans import Action, Change, Progress, StatusWord
from corpus.quotes import Quote
from corpus.types import Document

Event = tuple[date, int, Document | list[Progress]]
"""A day, its order within the day, and a plan agreed or an entry that reports."""


def stories(library: Library, embed: Embed, until: date | None = None) -> tuple[Story, ...]:
    """The story of every action of every plan held, in the register's order, up to a day."""
    teller = _Teller(library, embed)
    for _, _, event in _events(library, teller.plans, until or date.max):
        if isinstance(event, Document):
            teller.new_version(event)
        else:
            teller.report(event)
    return tuple(telling.told() for telling in teller.told.values())


def _events(library: Library, plans: Sequence[Document], last: date) -> list[Event]:
    """Plans agreed and entries of reports, by day; a plan comes before what is said that day."""
    days = {document.id: document.date or date.max for document in library.documents()}
    events: list[Event] = [(plan_day(plan), 0, plan) for plan in plans]
    for (paper, _, _), rows in groupby(library.progress(), _entry):
        events.append((days[paper], 1, list(rows)))
    return sorted((e for e in events if e[0] <= last), key=lambda event: event[:2])


def _entry(row: Progress) -> tuple[str, str, str]:
    return row.document_id, row.entry, row.about


class _Teller:
    """Tells the stories of a library's actions, event by event."""

    def __init__(self, library: Library, embed: Embed) -> None:
        self._documents = {document.id: document for document in library.documents()}
        self._embed = embed
        self._actions: dict[str, list[Action]] = {}
        for action in library.actions():
            self._actions.setdefault(action.document_id, []).append(action)
        self.plans = [self._documents[each] for each in self._actions]
        self._next = {p.id: successor(p, self.plans, self._actions) for p in self.plans}
        self._was = self._older()
        self._last: tuple[tuple[Quote, ...], str] = ((), "")
        self._on_plans: set[str] = set()
        self.told = {
            action.id: Telling(Story.begun(action, plan))
            for plan in self.plans
            for action in self._actions[plan.id]
        }

    def report(self, rows: Sequence[Progress]) -> None:
        """Give an entry's changes to the action it means, in the plan in force on its day.

        What goes on with a paragraph and describes no action is of the one told of just before.
        """
        paper = self._documents[rows[0].document_id]
        standing = [
            self.told[action.id].story
            for plan in self._in_force(paper)
            for action in self._actions[plan.id]
        ]
        quotes = rows[0].quotes
        meant = meant_by(rows, standing, self._embed, on_plan=paper.id in self._on_plans)
        if meant is None and not rows[0].ref and quotes == self._last[0]:
            meant = next((s for s in standing if s.action.id == self._last[1]), None)
        self._last = quotes, meant.action.id if meant else ""
        if meant and rows[0].ref:
            self._on_plans.add(paper.id)
        if meant is None:
            return
        for row in rows:
            day = row.said_on or paper.date
            after = row.after
            if row.change is Change.RAG:
                after = self._status(row.after or "", meant.plan)
                if after is None:
                    continue
            step = Step(paper, day, row.change, row.before, after, row.quotes, row.said_by)
            for telling in self._with_older(meant.action.id):
                telling.take(step)

    def _status(self, said: str, plan: Document) -> StatusWord | None:
        """A status as a paper says it; a plan's own word for one means what it does in the plan's rows."""
        if said in list(StatusWord):
            return StatusWord(said)
        own = {
            action.status_text.casefold(): action.rag
            for action in self._actions[plan.id]
            if action.status_text and action.rag is not StatusWord.NONE
        }
        return own.get(said.casefold())

    def new_version(self, plan: Document) -> None:
        """Tell the actions of the version before what became of them in this one."""
        for older in self.plans:
            newer = self._next[older.id]
            if newer is None or newer.id != plan.id:
                continue
            kept = became(self._actions[older.id], self._actions[plan.id])
            for old in self._actions[older.id]:
                for step in _differences(plan, kept.get(old.id)):
                    for telling in self._with_older(old.id):
                        telling.take(step)

    def _in_force(self, paper: Document) -> list[Document]:
        """The plans a paper may speak of: of its authority, agreed by then, and not replaced."""
        alone = len({plan.authority for plan in self.plans}) == 1
        day = paper.date or date.max
        return [
            plan
            for plan in self.plans
            if (plan.authority == paper.authority or (paper.authority is None and alone))
            and plan_day(plan) <= day
            and not ((newer := self._next[plan.id]) and plan_day(newer) <= day)
        ]

    def _with_older(self, action_id: str) -> Iterator[Telling]:
        """The action's telling, and those of what it was in every version before."""
        yield self.told[action_id]
        for older in self._was.get(action_id, ()):
            yield from self._with_older(older)

    def _older(self) -> dict[str, list[str]]:
        """For each action, by id, what it was in the version before."""
        found: dict[str, list[str]] = {}
        for plan in self.plans:
            newer = self._next[plan.id]
            if newer:
                for old, new in became(self._actions[plan.id], self._actions[newer.id]).items():
                    found.setdefault(new.id, []).append(old)
        return found


def _differences(plan: Document, new: Action | None) -> Iterator[Step]:
    """What a newer version says of an action; it was dropped where it says nothing."""
    if new is None:
        yield Step(plan, plan.date, Change.SUPERSEDED, None, None)
        return
    if new.owner:
        yield Step(plan, plan.date, Change.OWNER, None, new.owner, new.quotes)
    if new.due:
        yield Step(plan, plan.date, Change.DUE, None, new.due, new.quotes)
    if new.rag is not StatusWord.NONE:
        yield Step(plan, plan.date, Change.RAG, None, new.rag.value, new.quotes)
