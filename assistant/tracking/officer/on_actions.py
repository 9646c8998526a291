"""How actions stand by officers' words: above the papers', until somebody takes them back.

A word is of an action by its text, in every version of its plan: the same words, or else the action
that the like of them is. Where a paper has come to say otherwise since, that is told beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.tracking.story import SaidOf, Step, Story
from assistant.tracking.versions import sameness
from corpus.officer import OfficerWord, WordSort
from corpus.plans import Change, StatusWord
from corpus.text import normalise

ON_ACTIONS = (WordSort.STATUS, WordSort.OWNER, WordSort.DUE, WordSort.EVIDENCE)
_CHANGES = {
    WordSort.STATUS: (Change.RAG, Change.SUPERSEDED),
    WordSort.OWNER: (Change.OWNER,),
    WordSort.DUE: (Change.DUE,),
}


def with_words(told: Sequence[Story], words: Sequence[OfficerWord]) -> tuple[Story, ...]:
    """The stories, each as officers' standing words on it have it."""
    said: dict[str, list[tuple[OfficerWord, bool]]] = {}
    for word in words:
        if word.sort in ON_ACTIONS:
            for story, carried in meant_by_word(word, told):
                said.setdefault(story.action.id, []).append((word, carried))
    return tuple(
        _signed(story, said[story.action.id]) if story.action.id in said else story
        for story in told
    )


def meant_by_word(word: OfficerWord, told: Sequence[Story]) -> list[tuple[Story, bool]]:
    """The actions that a word is of, one in each plan at most, and whether its text differs."""
    plans: dict[str, list[Story]] = {}
    for story in told:
        if story.plan.authority == word.authority:
            plans.setdefault(story.plan.id, []).append(story)
    found: list[tuple[Story, bool]] = []
    for mine in plans.values():
        exact = [s for s in mine if _plain(s.action.text) == _plain(word.action)]
        exact = [s for s in exact if s.action.ref == word.ref] or exact
        if exact:
            found.append((exact[0], False))
            continue
        best = max(mine, key=lambda s: sameness(word.ref, word.action, s.action))
        if sameness(word.ref, word.action, best.action) > 0:
            found.append((best, True))
    return found


def papers_say(story: Story, sort: WordSort) -> str | None:
    """What papers alone say of an action's status, owner or day."""
    return {
        WordSort.STATUS: story.status.value,
        WordSort.OWNER: story.owner,
        WordSort.DUE: story.due,
    }.get(sort)


def _signed(story: Story, said: Sequence[tuple[OfficerWord, bool]]) -> Story:
    told = tuple(_said_of(story, word, carried) for word, carried in said)
    now = story
    for each in told:
        now = _moved(now, each.word)
    return replace(now, said=told)


def _said_of(story: Story, word: OfficerWord, carried: bool) -> SaidOf:
    papers = papers_say(story, word.sort)
    if word.sort is WordSort.EVIDENCE or papers in (word.value, word.before):
        return SaidOf(word, carried)
    return SaidOf(word, carried, papers or "nothing", _last(story, word.sort))


def _last(story: Story, sort: WordSort) -> Step | None:
    return next((s for s in reversed(story.history) if s.change in _CHANGES[sort]), None)


def _moved(story: Story, word: OfficerWord) -> Story:
    match word.sort:
        case WordSort.STATUS:
            status = StatusWord(word.value or StatusWord.NONE)
            gone = status is StatusWord.SUPERSEDED
            return replace(story, rag=story.rag if gone else status, superseded=gone)
        case WordSort.OWNER:
            return replace(story, owner=word.value)
        case WordSort.DUE:
            return replace(story, due=word.value)
        case _:
            return story


def _plain(text: str) -> str:
    return normalise(text).lower()
