"""The numbers of recommendations that a plan prints beside its actions."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,2}[a-z]?"
_MORE = (
    rf"(?:\s*(?:,|;|&|/|\+|and|to|-|–)\s*(?:R|Rec\.?|AFI"
    rf"|recommendation)?\s*(?:no\.?\s*)?{_NUMBER}\b)*"
)
_NAMED = re.compile(
    r"\b(?:R|Rec(?:s|ommendations?)?|AFIs?|PA|Ofsted|Areas? for (?:improvement|priority action)"
    rf"|Priority actions?|Findings?|Ask|Items?)\.?\s*(?:no\.?s?\s*"
    rf"|numbers?\s*)?(?P<all>{_NUMBER}\b{_MORE})",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\(?(?P<all>{_NUMBER}{_MORE})\)?\.?")
_LED = re.compile(rf"(?P<all>{_NUMBER})[.):]\s+\D")
_ENDING = re.compile(rf"\((?P<all>{_NUMBER}{_MORE})\)\.?\s*$")
_WORDED = re.compile(rf"[A-Za-z’' ]{{2,30}}?\.?\s+(?P<all>{_NUMBER}{_MORE})\.?")
_RANGE = re.compile(r"(\d{1,2})\s*(?:to|-|–)\s*(?:R|Rec\.?|AFI)?\s*(\d{1,2})", re.IGNORECASE)
_NOTHING = re.compile(
    r"\W*(?:none|n/?a|nil|not applicable|own|self-?evaluation)?\W*", re.IGNORECASE
)


def recommendation_refs(cell: str, *, column: bool) -> tuple[str, ...]:
    """The numbers printed in a cell, in order, each once, as digits ("4", "7a").

    In a `column` for what was asked, a cell of nothing but numbers counts too, whatever word they
    stand after, and one at the head or the end of its text.
    """
    found = [match["all"] for match in _NAMED.finditer(cell)]
    if not found and column:
        plain = cell.strip()
        bare = _BARE.fullmatch(plain) or _WORDED.fullmatch(plain) or _LED.match(plain)
        bare = bare or _ENDING.search(cell)
        found = [bare["all"]] if bare else []
    return tuple(dict.fromkeys(number for group in found for number in _numbers(group)))


def says_nothing(cell: str) -> bool:
    """Whether a cell only says that there is none: a dash, "n/a"."""
    return bool(_NOTHING.fullmatch(cell))


def _numbers(group: str) -> list[str]:
    spread = _RANGE.sub(
        lambda found: ", ".join(str(n) for n in range(int(found[1]), int(found[2]) + 1)), group
    )
    return re.findall(r"\d{1,2}[a-z]?\b", spread)
