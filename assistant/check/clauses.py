"""A sentence's clauses: stretches that say one thing of one subject each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.check.lexicon import lexicon
from assistant.check.tokens import Sort, Token

_BREAKS = re.compile(r"[;:]|\s-+\s|,")
_HARD = re.compile(r"[;:]|\s-+\s")
_TURNS = frozenset({"but", "while", "whereas", "although", "though", "however"})
_JOINS = frozenset({"and", "or", *_TURNS})
_BEGINS = frozenset(
    "in at on of for since by during under after before from as among within following".split()
)
_ASIDE = frozenset({"including", "such", "example", "among"})


@dataclass(frozen=True)
class Clause:
    """The tokens of a clause, its own after those of a subject carried over from before it."""

    tokens: tuple[Token, ...]
    carried: tuple[Token, ...] = ()

    @property
    def all(self) -> tuple[Token, ...]:
        """With the carried subject."""
        return self.carried + self.tokens

    @property
    def is_of_pronoun(self) -> bool:
        """Whether a pronoun stands where its subject would."""
        found = _before_verb(self.all) or []
        said = _after_lead(found) if found and found[0].text.lower() in _BEGINS else found
        return any(token.text.lower() in lexicon().pronouns for token in said[:2])

    @property
    def subject(self) -> tuple[Token, ...]:
        """What counts before its first verb, or a row's grade: of whom or what it speaks."""
        found = _before_verb(self.all)
        if found is None:
            found = _before_grade(self.all)
        if found and found[0].text.lower() in _BEGINS:
            found = _after_lead(found)
        return tuple(token for token in _without_asides(found) if token.counts)


def clauses_of(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses in order, each with the tokens it negates marked.

    A break at a comma or "and" counts only where both sides say something of their own: have a
    verb, a number or a grade.
    """
    parts: list[list[Token]] = []
    for stretch, hard in _stretches(tokens):
        if parts and not hard and not (_says(parts[-1]) and _says(stretch)):
            parts[-1] += stretch
        else:
            parts.append(list(stretch))
    clauses: list[Clause] = []
    for part in parts:
        marked = _negated(part)
        carried = _subject_before(clauses) if clauses and _is_elided(marked) else ()
        clauses.append(Clause(marked, carried))
    return tuple(clauses)


def _stretches(tokens: Sequence[Token]) -> Iterable[tuple[list[Token], bool]]:
    """Tokens between marks and joining words; whether what parts each from the last is hard."""
    stretch: list[Token] = []
    hard = False
    for token in tokens:
        joins = token.text.lower() in _JOINS
        if stretch and (joins or _BREAKS.search(token.gap)):
            yield stretch, hard
            stretch, hard = [], False
            hard = token.text.lower() in _TURNS or bool(_HARD.search(token.gap))
        stretch.append(token)
    if stretch:
        yield stretch, hard


def _says(tokens: Iterable[Token]) -> bool:
    return any(
        token.sort in {Sort.NUMBER, Sort.GRADE} or token.text.lower() in lexicon().verbs
        for token in tokens
    )


def _negated(tokens: Iterable[Token]) -> tuple[Token, ...]:
    marked, negated = [], False
    for token in tokens:
        marked.append(replace(token, negated=negated and token.sort is not Sort.PERIOD))
        negated = negated or token.sort is Sort.NEGATOR
    return tuple(marked)


def as_one(tokens: Sequence[Token]) -> Clause:
    """A whole sentence as a single clause."""
    return Clause(_negated(tokens))


def _is_elided(tokens: Sequence[Token]) -> bool:
    """Whether a clause begins with its verb, or has none: "and is above the average"."""
    if not any(token.text.lower() in lexicon().verbs for token in tokens):
        return True
    for token in tokens:
        word = token.text.lower()
        if word in _JOINS or word in {"also", "so", "then"}:
            continue
        return word in lexicon().verbs or token.sort is Sort.NEGATOR
    return False


def _subject_before(clauses: Sequence[Clause]) -> tuple[Token, ...]:
    return tuple(replace(token, negated=False) for token in _before_verb(clauses[-1].all) or ())


def _before_verb(tokens: Sequence[Token]) -> list[Token] | None:
    for place, token in enumerate(tokens):
        if token.text.lower() in lexicon().verbs and place:
            return list(tokens[:place])
    for place, (before, token) in enumerate(pairwise(tokens), start=1):
        if token.text.endswith("ed") and before.sort is not Sort.FUNCTION:
            return list(tokens[:place])
    return None


def _before_grade(tokens: Sequence[Token]) -> list[Token]:
    for place, token in enumerate(tokens):
        if token.sort is Sort.GRADE or token.key == "good":
            return list(tokens[:place])
    return []


def _after_lead(tokens: list[Token]) -> list[Token]:
    """Without a lead such as "At the time of the inspection," or one that a pronoun ends."""
    for place, token in enumerate(tokens):
        if place and ("," in token.gap or token.text.lower() in lexicon().pronouns):
            return tokens[place:]
    return tokens


def _without_asides(tokens: Iterable[Token]) -> list[Token]:
    """Without what stands between commas as an example."""
    kept, aside = [], False
    for token in tokens:
        if "," in token.gap or "(" in token.gap or ")" in token.gap:
            aside = token.text.lower() in _ASIDE or "(" in token.gap
        if not aside:
            kept.append(token)
    return kept
