"""Whether a clause of a statement is found in a clause of its quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.check.clauses import Clause, clauses_of
from assistant.check.faults import Fault
from assistant.check.lexicon import lexicon
from assistant.check.paper_frame import is_place, own_period
from assistant.check.quoted_sentence import Quoted
from assistant.check.tokens import Sort, Token, read
from assistant.language.periods import find_periods

_LIKE_ORDER = 0.6
_LEAST, _MOST = 0.5, 0.7
"""How much of what a clause, or a whole sentence, of the quote says a statement must say of it."""

_ASKED = frozenset({"guard:should", "guard:ahead"})
_EARLIER = "guard:earlier"
_COUNCIL = "same:local authority"
_PARTED = 3

_FAULTS = {
    Sort.NUMBER: Fault.NUMBER,
    Sort.PERIOD: Fault.PERIOD,
    Sort.GRADE: Fault.GRADE,
    Sort.GUARD: Fault.LIMIT,
}


def fault_between(
    said: Clause, pool: Clause, quoted: Quoted, whole: Sequence[Token], *, in_order: bool = False
) -> Fault | None:
    """The first fault of a statement's clause against one of the quote's; None if it holds.

    `whole` are all the statement's tokens: what limits a clause may stand before it. `in_order`
    where the pool is a whole sentence of several clauses, whose words may not be mixed.
    """
    matched: list[tuple[Token, Token]] = []
    for token in said.all:
        if not token.counts or _of_the_paper(token, whole, quoted, pool):
            continue
        found = _matches(token, pool.all)
        if not found:
            return _missing(token)
        same = [other for other in found if other.negated == token.negated]
        if not same:
            return Fault.NEGATION
        matched.append((token, same[0]))
    if not matched:
        return Fault.THIN
    if Counter(token.key for token, _ in matched) - Counter(token.key for token in pool.all):
        return Fault.ORDER
    if any(_owns(ours) and not _owns(theirs) for ours, theirs in matched):
        return Fault.ORDER
    return (
        _negation(said, pool)
        or _limits(said, pool, quoted, whole)
        or _period_kept(said, pool, whole)
        or _subject(said, pool, quoted, whole)
        or _tense(said, pool)
        or _still_to_do(matched)
        or _order(said, pool, in_order=in_order)
        or _enough(matched, pool, _MOST if in_order or not _has_verb(pool) else _LEAST)
    )


def _of_the_paper(token: Token, whole: Sequence[Token], quoted: Quoted, pool: Clause) -> bool:
    """Whether a token needs no quote: the paper's own place or day, or the act of judging a grade."""
    word = token.text.lower()
    if token.sort is Sort.PERIOD:
        dated = any(t.sort is Sort.PERIOD for t in pool.all)
        return not dated and own_period(token, whole, quoted)
    if word in lexicon().judging:
        return any(t.sort is Sort.GRADE or t.text.lower() == "good" for t in whole)
    if quoted.asks_for and (word in lexicon().asking or token.key in _ASKED):
        return True
    if word in quoted.own_nouns and _beside_own_day(token, whole, quoted):
        return True
    return is_place(token) or (token.key == _COUNCIL and bool(quoted.document.authority))


def _beside_own_day(token: Token, whole: Sequence[Token], quoted: Quoted) -> bool:
    """Whether a word for the paper stands beside its day: "in its May 2022 report"."""
    place = next(n for n, other in enumerate(whole) if other.start == token.start)
    near = whole[max(0, place - 2) : place + 3]
    return any(t.sort is Sort.PERIOD and own_period(t, whole, quoted) for t in near)


def _matches(token: Token, pool: Iterable[Token]) -> list[Token]:
    """The tokens of the quote that say the same; a name must be written alike."""
    found = [other for other in pool if other.key == token.key]
    if token.sort is Sort.PERIOD and not found:
        return [other for other in pool if other.sort is Sort.PERIOD and tells_of(token, other)]
    return found


def tells_of(said: Token, other: Token) -> bool:
    """Whether a year or month that is said holds the day or month of the quote."""
    one, two = find_periods(said.text), find_periods(other.text)
    if not one or not two or one[0].is_year_span or two[0].is_year_span:
        return False
    return one[0].first <= two[0].first and two[0].last <= one[0].last


def _missing(token: Token) -> Fault:
    if token.sort is Sort.WORD and token.name:
        return Fault.NAME
    return _FAULTS.get(token.sort, Fault.WORD)


def _negation(said: Clause, pool: Clause) -> Fault | None:
    """Both clauses deny as often."""
    denied = [sum(t.sort is Sort.NEGATOR for t in clause.all) for clause in (said, pool)]
    return Fault.NEGATION if denied[0] != denied[1] else None


def _limits(said: Clause, pool: Clause, quoted: Quoted, whole: Sequence[Token]) -> Fault | None:
    """What limits the quote's clause limits the statement's as often; what limits all of the
    quote's sentence limits the statement.
    """
    known = lexicon()
    told = {token.key for token in whole if token.sort is Sort.GUARD}
    if quoted.asks_for and not told & _ASKED:
        return Fault.LIMIT
    around = {t.key for t in (*quoted.tokens, *quoted.lead_tokens) if t.key in known.wide}
    held = Counter(t.key for t in pool.all if t.sort is Sort.GUARD and t.key not in known.loose)
    ours = Counter(token.key for token in said.all) | Counter(dict.fromkeys(told & known.wide, 1))
    return Fault.LIMIT if around - told or held - ours else None


def _period_kept(said: Clause, pool: Clause, whole: Sequence[Token]) -> Fault | None:
    """A figure keeps the date that its clause gives it, and whether it is the year before's."""
    if not any(token.sort is Sort.NUMBER for token in said.all):
        return None
    dates = [token for token in pool.all if token.sort is Sort.PERIOD]
    told = [token for token in whole if token.sort is Sort.PERIOD]
    if dates and not any(t.key == d.key or tells_of(t, d) for t in told for d in dates):
        return Fault.PERIOD
    before = _EARLIER in {token.key for token in pool.all}
    return Fault.PERIOD if before and _EARLIER not in {t.key for t in whole} else None


def _subject(said: Clause, pool: Clause, quoted: Quoted, whole: Sequence[Token]) -> Fault | None:
    """Of whom or what the quote speaks is said in full: not "children" for "children in homes"."""
    subject = [token for token in pool.subject if token.sort is not Sort.GUARD]
    subject = [t for t in subject if t.text.lower() not in lexicon().judging]
    named = {token.key for token in whole}
    needed = {token.key for token in subject} - {_COUNCIL}
    if not subject and pool.is_of_pronoun:
        return None if _stands_for(said, quoted) else Fault.LEANS
    if needed and not needed & named:
        return Fault.SUBJECT
    return Fault.SUBJECT if {k for k in needed if not k.startswith("period:")} - named else None


def _stands_for(said: Clause, quoted: Quoted) -> bool:
    """Whether the council may stand for the quote's "it": the sentence before speaks of it."""
    ours = [t for t in said.subject if is_place(t) or t.key == _COUNCIL]
    before = clauses_of(read(quoted.before))
    named = (
        {t.key for t in before[0].subject} | {t.text for t in before[0].subject}
        if before
        else set()
    )
    return not ours or bool(named & {_COUNCIL, quoted.document.authority})


def _tense(said: Clause, pool: Clause) -> Fault | None:
    """What was so isn't said to be so: the first verb of the quote was past, the statement's isn't."""
    known = lexicon()
    firsts = [
        next((w for t in clause.all if (w := t.text.lower()) in known.present | known.past), "")
        for clause in (said, pool)
    ]
    return Fault.TENSE if firsts[0] in known.present and firsts[1] in known.past else None


def _still_to_do(matched: Sequence[tuple[Token, Token]]) -> Fault | None:
    """What the quote has "to do" isn't done: a verb keeps its "to", or its form."""
    for ours, theirs in matched:
        if theirs.after_to and not ours.after_to and ours.text.lower() != theirs.text.lower():
            return Fault.TENSE
    return None


def _order(said: Clause, pool: Clause, *, in_order: bool) -> Fault | None:
    """Numbers, and those who act, stand in the quote's order; the words in one much like it."""
    ours = [t for t in said.all if t.counts and not is_place(t)]
    theirs = [t for t in pool.all if t.counts]
    for sort in (Sort.NUMBER, Sort.PERIOD):
        keys = [t.key for t in ours if t.sort is sort]
        keys = [key for key in keys if any(t.key == key for t in theirs)]
        if _longest([t.key for t in theirs if t.sort is sort], keys) < len(keys):
            return Fault.ORDER
    if _pairs_broken(said, pool):
        return Fault.NUMBER
    if not _names_whole(said, pool):
        return Fault.NAME
    turned = _has(said, "by") != _has(pool, "by")
    acting = {t.key for t in ours if _acts(t)} & {t.key for t in theirs}
    actors = [key for key in dict.fromkeys(t.key for t in ours) if key in acting]
    held = [key for key in dict.fromkeys(t.key for t in theirs) if key in acting]
    if len(actors) > 1 and actors != (held[::-1] if turned else held):
        return Fault.ORDER
    keys = [t.key for t in ours if any(t.key == other.key for other in theirs)]
    strict = in_order or not _has_verb(pool) or any(t.key == "guard:than" for t in ours)
    least = 1.0 if strict else 0.0 if turned else _LIKE_ORDER
    like = _longest([t.key for t in theirs], keys)
    if len(keys) >= _PARTED and like < least * len(keys):
        return Fault.ORDER
    return None


def _has_verb(pool: Clause) -> bool:
    """Whether a verb that is known shows where its subject ends; without, less is sure."""
    said = any(token.text.lower() in lexicon().verbs for token in pool.all)
    return said or any(token.sort is Sort.GRADE for token in pool.all)


def _owns(token: Token) -> bool:
    """Whether a word is written as an owner: "the trust's"."""
    return token.text.lower().endswith(("'s", "’s"))


def _acts(token: Token) -> bool:
    return token.text.lower() in lexicon().actors or (token.name and token.sort is Sort.WORD)


def _pairs_broken(said: Clause, pool: Clause) -> bool:
    """Whether "27" is told of what the quote tells of "nine of 27"."""
    ours = {token.key for token in said.all}
    for place, token in enumerate(pool.all[:-1]):
        if token.sort is not Sort.NUMBER:
            continue
        after = [t for t in pool.all[place + 1 : place + 4] if t.text.lower() not in {"the", "its"}]
        if len(after) > 1 and after[0].text.lower() in {"of", "in"}:
            pair = after[1]
            if pair.sort is Sort.NUMBER and pair.key in ours and token.key not in ours:
                return True
    return False


def _names_whole(said: Clause, pool: Clause) -> bool:
    """Whether words of a name that stand side by side do so in the quote: "Ana Poe", not "Ana Roe"."""
    beside = {(one.key, two.key) for one, two in pairwise(pool.all)}
    return all(
        (one.key, two.key) in beside
        for one, two in pairwise(said.tokens)
        if one.name and two.name and Sort.WORD is one.sort is two.sort and two.gap.strip() == ""
    )


def _has(clause: Clause, word: str) -> bool:
    return any(token.text.lower() == word for token in clause.all)


def _longest(held: Sequence[str], said: Sequence[str]) -> int:
    """The length of the longest run of `said` found in `held` in order (not side by side)."""
    best = [0] * (len(held) + 1)
    for key in said:
        before = 0
        for place, other in enumerate(held, start=1):
            before, best[place] = (
                best[place],
                (before + 1 if key == other else max(best[place], best[place - 1])),
            )
    return best[-1]


def _enough(matched: Sequence[tuple[Token, Token]], pool: Clause, least: float) -> Fault | None:
    """Enough of what the clause says, and a number of it where it has any."""
    told = {other.key for _, other in matched}
    judging = lexicon().judging
    held = {t.key for t in pool.tokens if t.counts and t.text.lower() not in judging}
    if len(held & told) < least * len(held):
        return Fault.THIN
    numbers = {token.key for token in pool.tokens if token.sort is Sort.NUMBER}
    return Fault.THIN if numbers and not numbers & told else None
