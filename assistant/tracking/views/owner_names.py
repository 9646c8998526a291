"""One name for each owner of a plan's actions, which its cells write in several forms.

"Rachel Nuttall, HR Business Partner", "Rachel Nuttall" and "R Nuttall (HR)" are one owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.tracking.progress_match import POST

_PARTS = re.compile(r"\s*[,(–—]\s*")
_TITLE = re.compile(r"^(?:Cllr|Councillor|Dr|Mrs?|Ms|Miss)\.? ", re.IGNORECASE)


def owner_names(owners: Iterable[str]) -> dict[str, str]:
    """The fullest form of each owner's name, by each form that a plan writes."""
    forms = sorted(dict.fromkeys(owners), key=lambda form: (-len(form), form))
    named: dict[str, str] = {}
    for form in forms:
        same = [full for full in dict.fromkeys(named.values()) if _is_one(form, full)]
        named[form] = same[0] if len(same) == 1 else form
    return named


def _is_one(form: str, full: str) -> bool:
    """Whether a form names whom a fuller one names: by the same name or, alone, by the same post."""
    short, long = _parts(form), _parts(full)
    if not short or not long or ";" in form + full:
        return False
    if short[0] == long[0] and POST.search(short[0]):
        return set(short[1:]) <= set(long[1:])  # one post there are several of
    return _same_name(short[0], long[0]) or (len(short) == 1 and short[0] in long[1:])


def _parts(owner: str) -> list[str]:
    return [part.strip(" )").casefold() for part in _PARTS.split(owner) if part.strip(" )")]


def _same_name(one: str, other: str) -> bool:
    """Equal, or one surname after first names of which either is the other's initial, or isn't given."""
    if one == other:
        return True
    mine, theirs = _TITLE.sub("", one).split(), _TITLE.sub("", other).split()
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return False
    if len(mine) == 1:
        return one != mine[0]  # with a title: a surname alone may be a word of a post
    firsts = sorted((mine[0].rstrip("."), theirs[0].rstrip(".")), key=len)
    return len(mine) == len(theirs) == 2 and len(firsts[0]) == 1 and firsts[1].startswith(firsts[0])
