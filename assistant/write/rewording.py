"""A follow-up put so that it stands alone, by the model, where its wording adds and loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.check.plain_words import is_inert
from assistant.language.periods import find_periods
from assistant.language.terms import STRUCTURE
from assistant.language.words import STOPWORDS, stem, words
from assistant.understand.authorities import find_authorities
from assistant.understand.question import LONGEST
from assistant.write.call import Usage
from assistant.write.writer import Writer


def rewritten(
    writer: Writer, question: str, history: Sequence[str], ruled: str, held: Iterable[str]
) -> str:
    """The model's wording of a follow-up where it holds, else `ruled`, the rule's.

    ModelUnavailable if the model fails.
    """
    wording = " ".join(writer.rewrite(question, history, Usage()).split()).strip("\"'“” ")
    return wording if keeps(wording, question, history, ruled, tuple(held)) else ruled


def keeps(
    wording: str, question: str, history: Sequence[str], ruled: str, held: Sequence[str]
) -> bool:
    """Whether a wording has every place and time of the rule's, and no word that nobody asked."""
    if not wording or len(wording) > LONGEST or not is_inert(wording):
        return False
    if _places(wording, held) != _places(ruled, held):
        return False
    asked = " ".join((*history, question))
    if not _times(ruled) <= _times(wording) <= _times(asked):
        return False
    known = _content(asked) | STRUCTURE
    return _content(question) <= _content(wording) | STRUCTURE and _content(wording) <= known


def _places(text: str, held: Sequence[str]) -> set[str]:
    return {named.name for named in find_authorities(text, held)}


def _times(text: str) -> set[tuple[object, object]]:
    return {(period.first, period.last) for period in find_periods(text)}


def _content(text: str) -> set[str]:
    return {stem(word) for word in words(text) if word not in STOPWORDS}
