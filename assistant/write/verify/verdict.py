"""A statement's verdict: said in its words, told by its quotes, or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.check.faults import Fault
from assistant.check.quoted_sentence import Quoted
from assistant.check.statement import support_of
from assistant.check.tokens import read
from assistant.evidence.cross_encoder import cross_encoder_of
from assistant.evidence.found import Found
from assistant.fitted import trees
from assistant.language.words import sentence_spans
from assistant.scope.asked import Asked
from assistant.write.verify.basis import Basis
from assistant.write.verify.bearing import bearing_fault
from assistant.write.verify.facts import fact_fault, leans
from assistant.write.verify.wording_signs import (
    has_own_words,
    is_near_copy,
    keeps_limits,
    wording_signs,
)

_ROOM = "assistant.write"
QUOTED = 0.05
"""From which its quotes stand in its place: of true ones left out of the fit, one in twenty is below."""

_BORNE, _BORNE_BEYOND_LIMITS, _LIKELY = 0.85, 0.9, 0.2
"""The least that its quotes bear a free wording out, where it keeps their limits and where that can't be
told, and its least probability, for it to be said.
"""
_QUOTED_OF_BOTH = 0.003
"""The least of probability times how far its quotes bear it out for them to stand in its place.

Read off 703 true and 344 false statements, on which the model of entailment was not fitted: 0.19 of the true
ones are said and no false one; 0.31 of the false are dropped with 0.03 of the true.
"""

BEARS = 0.01
"""The least probability with which a quoted sentence must answer, as the ranking sees it."""


_TELLING = frozenset(
    {
        *(Fault.NUMBER, Fault.PERIOD, Fault.NAME, Fault.GRADE, Fault.NEGATION, Fault.LIMIT),
        *(Fault.SUBJECT, Fault.ORDER, Fault.TENSE, Fault.DIRECTION),
    }
)
"""Faults that the strict check finds rightly where a statement's words are all its quotes' own."""


class Way(StrEnum):
    """How a statement comes into the answer."""

    SAID = "said"
    QUOTED = "quoted"


@dataclass(frozen=True)
class Verdict:
    """A way into the answer, and the sentences that carry the statement there."""

    way: Way
    carried: tuple[Quoted, ...]


class Verifier:
    """Holds the statements on one question against their quotes. Any thread may ask."""

    def __init__(self, asked: Asked, found: Found) -> None:
        self._asked, self._found = asked, found
        self._cross = cross_encoder_of(asked.library.settings)

    def verdict(self, text: str, quoted: Sequence[Quoted]) -> Verdict | Fault:
        """The statement's way into the answer, or the fault that it is dropped for."""
        basis = Basis.of(self._asked.library, quoted)
        told = [text[start:end] for start, end in sentence_spans(text)]
        each = [self._sentence(sentence, basis) for sentence in told]
        fault = next((found for found in each if isinstance(found, Fault)), None)
        if fault or not each:
            return fault or Fault.THIN
        ways = [found for found in each if isinstance(found, Verdict)]
        aside = bearing_fault(self._asked, self._found, basis.quoted, BEARS)
        if aside:
            return aside
        if any(found.way is Way.QUOTED for found in ways):
            return Verdict(Way.QUOTED, basis.quoted)
        carried = dict.fromkeys(sentence for found in ways for sentence in found.carried)
        return Verdict(Way.SAID, tuple(carried))

    def _sentence(self, text: str, basis: Basis) -> Verdict | Fault:
        fault = fact_fault(text, basis)
        if fault:
            return fault
        carried = support_of(text, basis.quoted)
        if not isinstance(carried, Fault):
            return Verdict(Way.SAID, carried)
        if carried in _TELLING and is_near_copy(text, basis):
            return carried
        signs = wording_signs(text, basis, self._asked.library.embedder, self._cross)
        way = _way(signs)
        if way is None:
            return carried
        if way is Way.SAID and leans(read(text)):
            way = Way.QUOTED
        return Verdict(way, basis.quoted)


def _way(signs: Mapping[str, float]) -> Way | None:
    """How a statement whose facts are borne comes in by its wording; None where it doesn't.

    Where there is no cross-encoder, nothing tells surely enough what quotes bear out for it to be said.
    """
    chance = float(trees(_ROOM, "holds.npz").probabilities([signs])[0])
    borne = signs.get("borne_by_cross")
    if borne is None:
        return Way.QUOTED if chance >= QUOTED else None
    least = _BORNE if keeps_limits(signs) else _BORNE_BEYOND_LIMITS
    if borne >= least and chance >= _LIKELY and has_own_words(signs):
        return Way.SAID
    return Way.QUOTED if chance * borne >= _QUOTED_OF_BOTH else None
