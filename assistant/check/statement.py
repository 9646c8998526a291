"""Whether a statement holds against the sentences it is said to stand on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.check.change_ends import ends_of, is_right_way
from assistant.check.clause_match import fault_between, tells_of
from assistant.check.clauses import Clause, as_one, clauses_of
from assistant.check.faults import Fault
from assistant.check.lexicon import lexicon
from assistant.check.paper_frame import own_tokens, whole_of, without_frame
from assistant.check.plain_words import is_inert
from assistant.check.quoted_sentence import Quoted
from assistant.check.tokens import Sort, Token
from assistant.language.words import sentence_spans


def support_of(text: str, quoted: Sequence[Quoted]) -> tuple[Quoted, ...] | Fault:
    """The sentences that carry a statement, or the fault it is dropped for.

    Each sentence of it must hold alone: against one quoted sentence, or, where it sets two papers
    or times side by side, each side against its own.
    """
    if not is_inert(text):
        return Fault.LINK
    if not quoted:
        return Fault.NO_QUOTE
    found: list[Quoted] = []
    for start, end in sentence_spans(text.strip()):
        carried = _sentence(text.strip()[start:end], quoted)
        if isinstance(carried, Fault):
            return carried
        found += carried
    return tuple(dict.fromkeys(found)) or Fault.THIN


def _sentence(text: str, quoted: Sequence[Quoted]) -> tuple[Quoted, ...] | Fault:
    if not is_right_way(text):
        return Fault.DIRECTION
    worst = Fault.WORD
    for each in quoted:
        fault = _fault(text, each)
        if fault is None:
            return (each,)
        worst = fault
    changed = _change(text, quoted)
    if changed:
        return changed
    return _sides(text, quoted) or worst


def _fault(text: str, quoted: Quoted) -> Fault | None:
    """The fault of a sentence against one quoted sentence."""
    tokens = without_frame(text, quoted)
    if not tokens or tokens[0].text.lower() in lexicon().pronouns:
        return Fault.LEANS
    if not _dated_alike(whole_of(text, quoted), tokens, own_tokens(quoted)):
        return Fault.PERIOD
    return _clauses_fault(clauses_of(tokens), tokens, quoted)


def _dated_alike(whole: Sequence[Token], said: Sequence[Token], quote: Sequence[Token]) -> bool:
    """Whether a date in the frame leaves the quote its own: what 2014 saw isn't told of 2015."""
    dates = [token for token in quote if token.sort is Sort.PERIOD]
    told = [token for token in whole if token.sort is Sort.PERIOD]
    framed = len(told) > sum(token.sort is Sort.PERIOD for token in said)
    if not framed or not dates:
        return True
    return any(one.key == other.key or tells_of(one, other) for one in told for other in dates)


def _clauses_fault(
    clauses: Sequence[Clause], tokens: Sequence[Token], quoted: Quoted
) -> Fault | None:
    """None where every clause has one of its own in the quote, or the whole is the quote's in order."""
    left = list(clauses_of(own_tokens(quoted)))
    first: Fault | None = None
    for clause in clauses:
        carrier = _carrier(clause, left, tokens, quoted)
        if isinstance(carrier, Fault):
            first = carrier
            break
        left.remove(carrier)
    if first is None:
        return None
    whole = as_one(own_tokens(quoted))
    return first if fault_between(as_one(tokens), whole, quoted, tokens, in_order=True) else None


def _carrier(
    clause: Clause, pools: Sequence[Clause], tokens: Sequence[Token], quoted: Quoted
) -> Clause | Fault:
    """The quote's clause that carries one of the statement's, else the fault against the likest."""
    keys = {token.key for token in clause.all if token.counts}
    ranked = sorted(pools, key=lambda pool: -len(keys & {t.key for t in pool.all if t.counts}))
    faults = [fault_between(clause, pool, quoted, tokens) for pool in ranked]
    if None in faults:
        return ranked[faults.index(None)]
    return faults[0] or Fault.THIN if faults else Fault.THIN


def _change(text: str, quoted: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """The sentences that carry both ends of a change; none where an end isn't carried."""
    ends = ends_of(text)
    if not ends:
        return ()
    found = [next((each for each in quoted if _fault(end, each) is None), None) for end in ends]
    return tuple(each for each in found if each) if all(found) else ()


def _sides(text: str, quoted: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """The sentences that carry each side of a comparison, each side whole in its own."""
    found: list[Quoted] = []
    first = without_frame(text, quoted[0])
    clauses = clauses_of(first)
    if len(clauses) < 2 or len(quoted) < 2 or first[0].text.lower() in lexicon().pronouns:
        return ()
    for clause in clauses:
        carrier = next(
            (q for q in quoted if _clauses_fault((clause,), clause.all, q) is None), None
        )
        if carrier is None:
            return ()
        found.append(carrier)
    return tuple(found)
