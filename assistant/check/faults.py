"""Why a statement is dropped: one word for each kind of fault, for people who count them."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """The first thing found wrong with a statement."""

    MALFORMED = "not in the form asked for"
    UNKNOWN_SOURCE = "source not given"
    MISQUOTED = "quote not in its source"
    NO_QUOTE = "no quote"
    LINK = "link, picture or markup"
    LEANS = "leans on another statement"
    NUMBER = "number not in its quote"
    PERIOD = "date or year not in its quote"
    NAME = "name not in its quote"
    GRADE = "grade not in its quote"
    NEGATION = "negation"
    LIMIT = "what limits the quote is lost or added"
    SUBJECT = "said of something else than the quote"
    ORDER = "words of the quote in another order"
    TENSE = "past told as present"
    DIRECTION = "direction of a change"
    WORD = "word not in its quote"
    THIN = "too little of what the quote says"
    REPEATED = "said before"
    ELSEWHERE = "of another council than the one asked about"
    ANOTHER_TIME = "of another time than the one asked about"
    ASIDE = "does not bear on the question"
