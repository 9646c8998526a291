"""The facts of a statement, each held strictly against what it stands on.

Numbers with unit and bound, times, people, authorities, grades, the way a change goes, and what may
not stand in a statement at all. Whatever can be reckoned from the quotes is accepted where it comes
out right. How the rest is worded is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.check.change_ends import ends_of, is_right_way
from assistant.check.faults import Fault
from assistant.check.lexicon import lexicon
from assistant.check.plain_words import is_inert
from assistant.check.quoted_sentence import Quoted
from assistant.check.tokens import Sort, Token, read
from assistant.language.bare_months import undated_in
from assistant.language.periods import Period, find_periods
from assistant.language.words import stem, stems, words
from assistant.understand.authorities import find_authorities
from assistant.write.verify.basis import Basis
from assistant.write.verify.figures import figure_fault
from corpus.text import normalise
from corpus.types import Grade, Judgement

_GRADE_KEYS = {
    "grade:best": Grade.OUTSTANDING,
    "grade:ri": Grade.REQUIRES_IMPROVEMENT,
    "grade:adequate": Grade.ADEQUATE,
    "grade:bad": Grade.INADEQUATE,
    "good": Grade.GOOD,
}
_TITLE = re.compile(r"(?<!\w)[‘“'\"]([^‘’“”'\"]+)[’”'\"](?!\w)")
_TERM, _COUNCIL = "same:", "same:local authority"
_FEWEST_LETTERS = 3
_NEAR = 3
"""How many tokens after a grade its year may stand."""
_RANKS = ("grade:bad", "grade:adequate", "grade:ri", "good", "grade:best")
_ENDS = ("first", "last")
_RISES, _FALLS = "same:rise", "same:fall"
_BETTER, _WORSE = "same:improve", "same:worse"
_NO_SUBJECTS = frozenset({_COUNCIL, _RISES, _FALLS, _BETTER, _WORSE})


def fact_fault(text: str, basis: Basis) -> Fault | None:
    """The first fact of a statement that its basis doesn't bear; None where all are borne."""
    if not is_inert(text):
        return Fault.LINK
    tokens = read(text)
    if not tokens:
        return Fault.LEANS
    checks = (_places, _names, _subjects, _periods, _figures, _grades, _graded_then, _direction)
    return next((fault for check in checks if (fault := check(text, tokens, basis))), None)


def denies(text: str) -> bool:
    """Whether a statement says that something is not so."""
    return any(token.sort is Sort.NEGATOR for token in read(text))


def leans(tokens: Sequence[Token]) -> bool:
    """Whether a statement begins with a pronoun, so that it leans on one before it."""
    return tokens[0].text.lower() in lexicon().pronouns - {"there", "both"}


def _places(text: str, _: tuple[Token, ...], basis: Basis) -> Fault | None:
    """Every authority named is one that the papers are of, or that the quotes name."""
    named = {each.name for each in find_authorities(text, basis.held)}
    return Fault.NAME if named - basis.authorities else None


def _names(text: str, tokens: tuple[Token, ...], basis: Basis) -> Fault | None:
    """Every name, and every title in quotation marks, stands in the quotes or is the paper's own.

    So does what the first letters of the quotes' words make ("CSE"), and a month of a day that they name.
    """
    known = {token.key for token in (*basis.tokens, *basis.around_tokens)}
    known |= {stem(word) for name in basis.authorities for word in words(name)}
    own = {word for each in basis.quoted for word in each.own_nouns} | lexicon().actors
    months = undated_in(normalise(text), basis.times)
    for token in tokens:
        if any(start <= token.start < end for start, end in months) or _is_short_for(token, basis):
            continue
        named = token.name and token.sort is Sort.WORD and token.text[0].isupper()
        is_own = token.key in known or token.text.lower() in own
        if named and not is_own and not {stem(word) for word in words(token.text)} <= known:
            return Fault.NAME
    whole = normalise(f"{basis.text} {basis.around}").lower()
    titles = (normalise(match.group(1)).lower() for match in _TITLE.finditer(text))
    return Fault.NAME if any(title not in whole for title in titles) else None


def _is_short_for(token: Token, basis: Basis) -> bool:
    """Whether capitals are the first letters of words that follow each other in the quotes."""
    if not token.text.isupper() or len(token.text) < _FEWEST_LETTERS:
        return False
    letters = token.text.lower()
    for each in basis.quoted:
        telling = [token for token in each.tokens if token.sort is Sort.WORD]
        if letters in "".join(word[0] for t in telling for word in words(t.text)):
            return True
    return False


def _subjects(_: str, tokens: tuple[Token, ...], basis: Basis) -> Fault | None:
    """Every term of art, such as one for a group of children, is the quotes' or their heading's."""
    terms = {t.key for t in tokens if t.key.startswith(_TERM) and " " in t.text}
    return Fault.SUBJECT if terms - basis.subjects - _NO_SUBJECTS else None


def _periods(text: str, _: tuple[Token, ...], basis: Basis) -> Fault | None:
    """Every time told of is one that the quotes name, or the paper's own."""
    for said in find_periods(text):
        named = any(_within(day, said) for day in basis.periods)
        if not named and not any(_is_own(said, day) for day in basis.own_days):
            return Fault.PERIOD
    return None


def _within(day: Period, said: Period) -> bool:
    if said.is_year_span or day.is_year_span:
        return (said.first, said.last) == (day.first, day.last)
    return said.first <= day.first and day.last <= said.last


def _is_own(said: Period, day: Period) -> bool:
    """Whether a time is a paper's day, or its month, season or year; a span of years must be it."""
    if day.is_year_span and not said.is_year_span:
        return said.first.year in day.years and said.last.year in day.years
    return _within(day, said)


def _figures(text: str, _: tuple[Token, ...], basis: Basis) -> Fault | None:
    return figure_fault(text, basis)


def _grades(text: str, tokens: tuple[Token, ...], basis: Basis) -> Fault | None:
    """Every grade stands in the quotes, or in the register for the area that is told of."""
    judged = any(token.text.lower() in lexicon().judging for token in tokens)
    quoted = {token.key for token in basis.tokens}
    for token in tokens:
        is_good = token.key == "good" and (judged and bool(quoted & set(_GRADE_KEYS)))
        if token.sort is not Sort.GRADE and not is_good:
            continue
        grade = _GRADE_KEYS.get(token.key)
        rows = basis.grades if basis.tells_of_grades else ()
        if token.key not in quoted and not any(_is_row(row, grade, text) for row in rows):
            return Fault.GRADE
    return None


def _is_row(row: Judgement, grade: Grade | None, text: str) -> bool:
    """Whether a register row gives the grade, for an area whose words the statement has."""
    area = set(stems(row.area_text)) | set(stems(row.area.value))
    return row.grade is grade and bool(area & set(stems(text)) - {"and", "of", "the", "children"})


def _graded_then(_: str, tokens: tuple[Token, ...], basis: Basis) -> Fault | None:
    """A grade that a year stands after is one that a paper of that time gave, or names."""
    if len(basis.documents) < 2:
        return None
    for place, token in enumerate(tokens):
        if token.key not in _GRADE_KEYS:
            continue
        for said in _times_after(tokens[place + 1 :]):
            if not any(_gave(each, token.key, said, basis) for each in basis.quoted):
                return Fault.GRADE
    return None


def _times_after(tokens: Sequence[Token]) -> Iterator[Period]:
    """The times told soon after a grade, or soon after another such, before the next grade."""
    since = 0
    for token in tokens:
        since += 1
        if token.key in _GRADE_KEYS or since > _NEAR:
            return
        if token.sort is Sort.PERIOD:
            yield from find_periods(token.text)
            since = 0


def _gave(quoted: Quoted, key: str, said: Period, basis: Basis) -> bool:
    """Whether a quoted sentence, or the register of its paper, gives a grade at a time."""
    rows = [row.grade for row in basis.grades if row.document_id == quoted.document.id]
    if any(_is_own(said, day) for day in quoted.own_days):
        return _GRADE_KEYS[key] in rows or any(t.key == key for t in quoted.tokens)
    dated = any(_within(day, said) for day in find_periods(quoted.text))
    return dated and any(token.key == key for token in quoted.tokens)


def _direction(text: str, tokens: tuple[Token, ...], basis: Basis) -> Fault | None:
    """A change goes the way that the numbers, the grades, or the quotes' own words say."""
    said, held = ({t.key for t in each} for each in (tokens, basis.tokens))
    ends = ends_of(text)
    ranks = [_rank(end) for end in ends] if ends else []
    if len(ranks) == len(_ENDS) and None not in ranks:
        first, last = (rank or 0 for rank in ranks)
        up, down = said & {_RISES, _BETTER}, said & {_FALLS, _WORSE}
        if (up and last <= first) or (down and last >= first):
            return Fault.DIRECTION
    elif not is_right_way(text):
        return Fault.DIRECTION
    for one, other in ((_RISES, _FALLS), (_BETTER, _WORSE)):
        for ours, theirs in ((one, other), (other, one)):
            turned = ours in said and theirs in held and ours not in held and theirs not in said
            if turned and not any(token.sort is Sort.NEGATOR for token in (*tokens, *basis.tokens)):
                return Fault.DIRECTION
    return None


def _rank(end: str) -> int | None:
    """The rank of the grade that a change begins or ends with, best highest."""
    keys = [token.key for token in read(end) if token.key in _GRADE_KEYS]
    return _RANKS.index(keys[0]) if keys else None
