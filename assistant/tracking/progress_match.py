"""Which action an entry of minutes means: by its printed ref, or by its description.

Description is judged by meaning, by rare words in common, and by whether what the entry says the
action was (its colour, date or owner before) is what the action is at that moment.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from assistant.language.words import content_stems
from assistant.tracking.story import Story
from corpus.plans import Change, Progress, StatusWord

Embed = Callable[[Sequence[str]], npt.NDArray[np.float32]]

NEAR_ENOUGH = 0.6
"""Least score under a heading on the plan."""

ELSEWHERE = 1.0
"""Least score under another heading, or of an entry that only says "Done"."""

_MARGIN = 0.04
_AHEAD, _LESS = 0.15, 0.05
"""What is so much nearer than any other action needs so much less."""
_FAR_AHEAD = 0.3
"""By so much more than any other an action fits an entry that only says "Done", and is meant."""
_AGREES = {Change.RAG: 0.1, Change.DUE: 0.3, Change.OWNER: 0.4}
_DIFFERS = {Change.RAG: 0.1, Change.DUE: 0.15, Change.OWNER: 0.2}
_SPEAKS, _ANOTHERS = 0.2, 0.1
"""What it counts for that an action's owner is named, and against the others' actions."""
_ON_PLANS = re.compile(
    r"\bimprovement\b|\baction (?:plan|log)\b|\bofsted\b|\binspection\b|\bprogress\b"
    r"|\baccelerated\b|\bwritten statement\b|\bplan\b.*\b(?:review|update|report|version|monitor)",
    re.IGNORECASE,
)
POST = re.compile(
    r"\b(?:managers?|head|headteacher|director|lead|leader|officer|nurse|partner|services?|board|team|worker"
    r"|practitioner|commissioner|co-?ordinator|advis[eo]r|analyst|psychologist|solicitor|executive|chair)\b",
    re.IGNORECASE,
)
"""A word of a post, as no person's name has one."""
_TITLE = re.compile(r"^(?:Mrs?|Ms|Dr|Cllr|Councillor|Superintendent)\s+")
_NAME = re.compile(
    r"(?:(?:Mrs?|Ms|Dr|Cllr) )?(?:[A-Z][\w’'.-]* ){1,2}(?P<surname>[A-Z][\w’'-]+)(?=$|\s*[,;(])"
)
_LOG_NUMBER = re.compile(r"\d+/\d+")


def meant_by(
    rows: Sequence[Progress], standing: Sequence[Story], embed: Embed, *, on_plan: bool = False
) -> Story | None:
    """The action that one entry's rows mean; None where it speaks of other business.

    `on_plan` says that its paper named an action of the plan before.
    """
    ref = rows[0].ref
    named = [one for one in standing if ref and one.action.ref == ref]
    if len(named) == 1 or not standing:
        return named[0] if named else None
    candidates = named or list(standing)
    scores = _scores(rows, candidates, embed)
    order = np.argsort(-scores)
    best = float(scores[order[0]])
    lead = best - float(scores[order[1]]) if len(order) > 1 else best
    needed = _needed(rows, on_plan=on_plan)
    enough = best >= (needed - _LESS if lead >= _AHEAD else needed) or (
        _only_done(rows) and best >= NEAR_ENOUGH and lead >= _FAR_AHEAD
    )
    if named or (enough and lead >= _MARGIN):
        return candidates[int(order[0])]
    return None


def _needed(rows: Sequence[Progress], *, on_plan: bool) -> float:
    says_so = re.search(r"\b(?:action|rated|moves?d?)\b", rows[0].about)
    other_log = _LOG_NUMBER.fullmatch(rows[0].entry)
    spoken_of = on_plan or _ON_PLANS.search(rows[0].section)
    if (_only_done(rows) and not says_so) or other_log or not spoken_of:
        return ELSEWHERE
    return NEAR_ENOUGH


def _only_done(rows: Sequence[Progress]) -> bool:
    """Whether all that an entry says is that something is complete."""
    return all(
        row.before is None and (row.change is Change.COMPLETED or row.after == StatusWord.COMPLETE)
        for row in rows
    )


def _scores(
    rows: Sequence[Progress], candidates: Sequence[Story], embed: Embed
) -> npt.NDArray[np.float64]:
    about = rows[0].about
    actions = [one.action for one in candidates]
    texts = [action.text for action in actions]
    full = [f"{action.text} {action.measure or ''} {_post(action.owner)}" for action in actions]
    first = re.split(r"(?<=[.;|])\s", about)[0]
    vectors = np.asarray(embed([about, first, *texts, *full]), np.float64)
    cosines = vectors[:2] @ vectors[2:].T
    near, fuller = cosines[:, : len(texts)], cosines[:, len(texts) :]
    dense = 0.5 * np.maximum(near, fuller).max(axis=0) + 0.5 * fuller.mean(axis=0)
    agreeing = np.array([sum(_agreement(row, one) for row in rows) for one in candidates])
    named = np.array([_names_owner(rows, one) for one in candidates])
    if named.any():
        agreeing += np.where(named, _SPEAKS, -_ANOTHERS)
    return np.asarray(dense + _in_common(about, texts, full) + agreeing)


def _in_common(about: str, texts: Sequence[str], full: Sequence[str]) -> npt.NDArray[np.float64]:
    """The share of the entry's rare words that an action has, and of an action's in the entry."""
    held = [content_stems(text) for text in full]
    counted = Counter(word for bag in held for word in bag)

    def weight(bag: set[str]) -> float:
        return sum(math.log(1 + (len(held) + 0.5) / (counted[word] + 0.5)) for word in bag)

    said = content_stems(about)
    shared = [weight(said & bag) / (weight(said) or 1.0) for bag in held]
    covered = [weight(said & content_stems(t)) / (weight(content_stems(t)) or 1.0) for t in texts]
    return np.array(shared) + 0.8 * np.array(covered)


def _names_owner(rows: Sequence[Progress], one: Story) -> bool:
    """Whether the action's owner speaks or is named; named, where no other is made its owner."""
    owner = one.owner or ""
    handed = any(row.change is Change.OWNER for row in rows)
    speaks = any(row.said_by and _is_of(row.said_by, owner) for row in rows)
    return speaks or (not handed and _is_named(owner, rows[0].about))


def _is_named(owner: str, text: str) -> bool:
    """Whether a text has the surname of the person that an owner's name begins with."""
    name = _NAME.match(owner)
    if not name or POST.search(name[0]):
        return False
    return bool(re.search(rf"\b{re.escape(name['surname'])}\b", text))


def _agreement(row: Progress, one: Story) -> float:
    if row.before is None:
        return 0.0
    held = {Change.RAG: one.rag.value, Change.DUE: one.due, Change.OWNER: one.owner}
    now = held.get(row.change)
    if now is None or row.change not in _AGREES:
        return 0.0
    same = row.before[:7] == now[:7] if row.change is Change.DUE else row.before in now
    return _AGREES[row.change] if same else -_DIFFERS[row.change]


def _is_of(speaker: str, owner: str) -> bool:
    """Whether a speaker is the owner: the same post, or the same surname after a title."""
    named = _TITLE.sub("", speaker)
    if named != speaker:
        return re.search(rf"\b{re.escape(named.split()[-1])}\b", owner) is not None
    return speaker.lower() in owner.lower()


def _post(owner: str | None) -> str:
    """The owner's post without a name before it: a person's name tells nothing of the work."""
    first, _, rest = (owner or "").partition(",")
    return rest.strip() if rest and not POST.search(first) else owner or ""
