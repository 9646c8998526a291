"""Whether a statement holds against the sentences it is said to stand on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.alignment import fault_between
from assistant.checks.changes import ends_of, is_right_way
from assistant.checks.clauses import Clause, as_one, clauses_of
from assistant.checks.faults import Fault
from assistant.checks.frame import own_tokens, without_frame
from assistant.checks.inert import is_inert
from assistant.checks.lexicon import lexicon
from assistant.checks.quoted import Quoted
from assistant.checks.reading import Token
from assistant.words import sentence_spans


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
    return _clauses_fault(clauses_of(tokens), tokens, quoted)


def _clauses_fault(
    clauses: Sequence[Clause], tokens: Sequence[Token], quoted: Quoted
) -> Fault | None:
    """None where every clause has one in the quote, or the whole is the quote's in its order."""
    first: Fault | None = None
    for clause in clauses:
        fault = _nearest_fault(clause, tokens, quoted)
        first = first or fault
    if first is None:
        return None
    whole = fault_between(as_one(tokens), as_one(own_tokens(quoted)), quoted, tokens, in_order=True)
    return first if whole else None


def _nearest_fault(clause: Clause, tokens: Sequence[Token], quoted: Quoted) -> Fault | None:
    """The fault against the quote's clause that shares most with it; None if one carries it."""
    keys = {token.key for token in clause.all if token.counts}
    pools = clauses_of(own_tokens(quoted))
    ranked = sorted(pools, key=lambda pool: -len(keys & {t.key for t in pool.all if t.counts}))
    faults = [fault_between(clause, pool, quoted, tokens) for pool in ranked]
    return None if None in faults else faults[0] if faults else Fault.THIN


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
