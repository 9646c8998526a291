"""Words, stems and sentences: how text is cut up to be compared by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import local

import snowballstemmer

_OF_THREAD = local()
"""A stemmer a thread: it keeps the word it works on, so that two at once spoil each other's."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*")

STOPWORDS = frozenset(
    """a about above after again all also am an and any are as at be because been before being
    below between both but by can come could did do does doing down during each either else ever
    few for from further gave get gets getting give given go goes going got had has have having he
    her here hers him his how i if in into is it its itself just let like made make makes many may
    me might more most much must my no nor not of off on once only or other our out over own pls
    please put say said says see seen she should show so some such tell than that the their theirs
    them then there these they thing things this those through to too under until up upon us use
    used very was we were what whats when where whether which while who whom whose why will with
    within would yes you your according actually list name names per still there's that's what's
    who's how's it's actual number figure figures main rather even often much too enough really
    quite ever never well back away around together without against among across upon towards
    despite although though however instead already yet soon later early always usually mostly
    exactly sort kind bit lot lots keep keeps kept keeping end ended ending start starts started
    starting go goes look looks looking looked take takes taking taken took need needs needed
    want wants wanted wasn't weren't isn't aren't don't doesn't didn't hasn't haven't hadn't can't
    couldn't won't wouldn't shouldn't arent doesnt dont didnt isnt wasnt werent havent cant whats
    whos thats theyre cos due per being doing done has having someone anyone everyone nobody
    somebody anybody everything anything something nothing else new various certain particular
    particularly overall generally total please bring brought set sets put puts run runs ran
    different able unable hard easy now nowadays hold holds held""".split()
)


def words(text: str) -> list[str]:
    """The words and numbers of a text, lower case, possessives shorn."""
    return [_shorn(match.group()) for match in _WORD.finditer(text)]


def _shorn(word: str) -> str:
    word = word.lower().replace("’", "'")
    if word.endswith("'s"):
        return word[:-2]
    return word.replace("'", "").replace(",", "")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word's English stem; a number is its own."""
    if not hasattr(_OF_THREAD, "stemmer"):
        _OF_THREAD.stemmer = snowballstemmer.stemmer("english")
    return str(_OF_THREAD.stemmer.stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [stem(word) for word in words(text)]


def content_words(text: str) -> list[str]:
    """The words that carry meaning, in order, each once."""
    return list(dict.fromkeys(word for word in words(text) if word not in STOPWORDS))


def content_stems(text: str) -> set[str]:
    """The stems of the words that carry meaning, numbers left out."""
    return {stem(word) for word in words(text) if word not in STOPWORDS and not word.isdigit()}


_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Prof|Rev|St|No|Nos|para|paras|pp|p|Fig|e\.g|i\.e|etc|vs|v|approx)\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?:[”’\"')\]]+)?\d{0,2}(?=\s+[“‘\"'(A-Z0-9£◼■•])")

_GLUED_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}[.)](?=[A-Z])|\d{1,3}\.\d{1,2}(?=[A-Z][a-z])")
"""A paragraph's number with the words close upon it ("28.The cohort"), which isn't part of them."""


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends; line ends and bars end one too.

    Text within is left as it is. Stops after titles and initials end nothing, and a number glued
    to a line's first word begins nothing.
    """
    for start, end in _line_spans(text):
        at = start
        for match in _END.finditer(text, start, end):
            head = text[at : match.start() + 1]
            if _ABBREVIATION.search(head) or re.search(r"\b[A-Z]\.$", head):
                continue
            yield at, match.end()
            at = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
        if text[at:end].strip():
            yield at, end


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            if number := _GLUED_NUMBER.match(line, lead):
                lead = number.end()
            yield at + lead, at + len(line.rstrip())
        at += len(line) + 1


def put_instead(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text on one line, with other words in the place of each span; no two overlap."""
    for start, end, instead in sorted(spans, reverse=True):
        text = f"{text[:start]}{instead}{text[end:]}"
    return " ".join(text.split())
