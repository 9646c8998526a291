"""Whom an item of an inspection's list is for: one body, or all that the list is for."""

from __future__ import annotations

import re

from ingest.registers.inspections.recommendation_lists import BOARD, COUNCIL, LOCAL_AREA

_BODIES = (
    (COUNCIL, re.compile(
        r"\b(?:local authority|council(?:s|['’]s)?|(?<!to )children['’]s (?:social care|services)|"
        r"social work(?:ers?)?|education welfare (?:service|team)|"
        r"emergency duty (?:team|service))\b|\bLA\b", re.IGNORECASE)),
    ("health", re.compile(
        r"(?<!education, )(?<!public )(?<!mental )(?<!ill )\bhealth\b|\b(?:NHS|ICBs?|CCGs?|GPs?|CAMHS|"
        r"integrated care board|hospitals?|midwi\w+|school nurs\w+|emergency departments?|dentists?|"
        r"paediatric\w*|clinical officers?|ambulance service|medicals|substance misuse services|"
        r"mental health (?:services?|trusts?|assessments?|teams?))\b", re.IGNORECASE)),
    ("police", re.compile(r"\b(?:police(?!-led)|constabulary|the force)\b", re.IGNORECASE)),
    ("probation", re.compile(
        r"\b(?:probation|NPS|CRC|community rehabilitation company)\b", re.IGNORECASE)),
    ("youth justice", re.compile(
        r"\b(?:YOS|YOT|youth (?:offending|justice) (?:service|team))\b", re.IGNORECASE)),
    (BOARD, re.compile(
        r"\b(?:LSCB|[A-Z]{1,3}SCB|safeguarding (?:children['’]?s? )?board"
        r"|children['’]?s? safeguarding board)\b", re.IGNORECASE)),
)  # fmt: skip
_TOGETHER = re.compile(
    r"\b(?:partner(?:s|ships?)?|(?:multi-|partner |all |other )?agenc(?:y|ies)|multi-agency|MASH"
    r"|professionals|practitioners from|strategy (?:discussions?|meetings?)|local area)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?:\b(?:and|with|or|all|other|its|from|by|between|to)|,)$", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:should|must|needs? to|have to|has to)\b")
_FIRST_WORDS = 15
_MOST_BEFORE_MODAL = 25


def owner_of_item(text: str, theme: str | None, whose: str) -> str:
    """The one body that an item of a list is for; the list's own where it is for more.

    A council's list, or a board's, is its own throughout: only a partnership's is told apart, by
    who the item's first sentence is about.
    """
    if whose != LOCAL_AREA:
        return whose
    if theme and (named := _named(theme)):
        return named
    return _named(_subject(text)) or whose


def names_bodies(text: str) -> bool:
    """Whether a few words name a public body."""
    return any(pattern.search(text) for _, pattern in _BODIES) or bool(
        re.search(r"\b(?:Council|Board|Trust|Borough|Partnership|Authority)\b", text)
    )


def _named(words: str) -> str | None:
    """The one body named; None where there are none, or several, or they act together.

    What is said of a body alone is its own, though it is of its part in a meeting of all.
    """
    together = _TOGETHER.search(words)
    alone = words[: together.start()].rstrip() if together else words
    if together and _JOINS.search(alone):
        return None
    found = {body for body, pattern in _BODIES if pattern.search(alone)}
    return found.pop() if len(found) == 1 else None


def _subject(text: str) -> str:
    """What stands before "should", else the first words of the item."""
    sentence = re.split(r"(?<=[.;:])\s", text, maxsplit=1)[0]
    modal = _MODAL.search(sentence)
    if modal and len(sentence[: modal.start()].split()) <= _MOST_BEFORE_MODAL:
        return sentence[: modal.start()]
    return " ".join(sentence.split()[:_FIRST_WORDS])
