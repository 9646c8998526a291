"""What a language model writes of the evidence: kept where it holds, statement by statement."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from assistant.check.faults import Fault
from assistant.check.plain_words import is_inert
from assistant.check.quote_place import place_quote
from assistant.check.quoted_sentence import Quoted
from assistant.check.tokens import Sort, read
from assistant.cite import voice_of
from assistant.draft import Draft, Outcome, Point
from assistant.evidence.found import Found
from assistant.scope.asked import Asked
from assistant.types import Dropped, Status, Written
from assistant.understand.parts import nothing_on, parts_of
from assistant.write.call import Usage
from assistant.write.gather import evidence_for
from assistant.write.prompts import prompt
from assistant.write.quotation_point import quotation_point
from assistant.write.sources import Source, quote_as_sent, sources_of
from assistant.write.statements import Malformed, Unanswered, WrittenStatement
from assistant.write.verify.facts import denies
from assistant.write.verify.verdict import Verifier, Way
from assistant.write.writer import MOST_STATEMENTS, Writer
from corpus.errors import ModelUnavailable
from corpus.text import normalise

_WITHOUT = "this is the answer without a model"
_NOTHING = "The language model found nothing in the papers that answers this."
_NOT_ALL = "The language model found no whole answer to this in the papers."
_LOG = logging.getLogger(__name__)
_KNOWN = frozenset(
    {"grades", "inspection", "count", "action", "action owner", "action due", "action then"}
)
"""Drafts of what the registers say: what a model writes must say that, and nothing is shown before."""
_FACTS = frozenset({Sort.NUMBER, Sort.PERIOD, Sort.GRADE})
_LISTED = frozenset(
    {"recommendations", "strengths", "places graded", "status list", "overdue", "gaps", "links"}
)
"""Lists that the registers give whole: no model is asked."""
_BEYOND_MENDING = frozenset(
    {Fault.MALFORMED, Fault.LINK, Fault.REPEATED, Fault.ELSEWHERE, Fault.ANOTHER_TIME, Fault.ASIDE}
)
"""Faults that a second try, on the same evidence, would not mend."""


def written(
    asked: Asked, found: Found, base: Draft, choose: Callable[[], Writer | None]
) -> Iterator[Point | Outcome]:
    """Points that hold, as the model writes them, then the outcome.

    Points come early only where nothing can take them back. The model isn't asked what is asked
    back, put right or listed by the registers. Without a model there is the outcome alone.
    """
    settled = base.status in {Status.UNCLEAR, Status.NONE} or base.by in _LISTED
    if settled or not asked.scope.documents:
        yield Outcome(base)
        return
    try:
        writer = choose()
    except ModelUnavailable as error:
        yield Outcome(base, note=f"{error} ({_WITHOUT})")
        return
    if writer is None:
        yield Outcome(base)
        return
    every = evidence_for(asked, found, base)
    sources = sources_of(asked, (e for e in every if writer.may_read(e)), writer.budget)
    if not sources:
        yield Outcome(base)
        return
    yield from _Composition(asked, found, base, writer, sources).drafts()


class _Composition:
    """One answer in the writing: what was kept, what was dropped and why."""

    def __init__(
        self,
        asked: Asked,
        found: Found,
        base: Draft,
        writer: Writer,
        sources: tuple[Source, ...],
    ) -> None:
        self.asked, self.base, self.writer, self.sources = asked, base, writer, sources
        self.parts = parts_of(asked.question.understood)
        self.kept: list[tuple[int, Point]] = []
        self.dropped: list[Dropped] = []
        self.unanswered: set[int] = set()
        self.quoted = 0
        self.usage = Usage()
        self.is_known = base.by in _KNOWN
        self._verifier = Verifier(asked, found)
        self._tried: set[str] = set()
        self._is_again = False

    def drafts(self) -> Iterator[Point | Outcome]:
        """As the function of that name; a failure on the way leaves the answer without a model."""
        began = time.monotonic()
        try:
            yield from self._points(self.writer.write(self.parts, self.sources, self.usage))
        except ModelUnavailable as error:
            yield self._without(str(error))
            return
        refused = [each for each in self.dropped if each.why not in _BEYOND_MENDING]
        if refused and self.writer.has_time_again(time.monotonic() - began):
            again = self.writer.mend(self.parts, self.sources, refused, self.usage)
            self._is_again = True
            with suppress(ModelUnavailable):  # what the first round gave stands
                yield from self._points(again)
        yield self._outcome()

    def _points(
        self, writing: Iterator[WrittenStatement | Malformed | Unanswered]
    ) -> Iterator[Point]:
        """What is kept of a round's statements, shown at once where nothing can take it back."""
        for written in writing:
            if isinstance(written, Unanswered):
                self.unanswered |= written.parts
                continue
            point = self._take(written)
            if point and not self.is_known:
                yield point
            if len(self.kept) == MOST_STATEMENTS:
                return

    def _take(self, written: WrittenStatement | Malformed) -> Point | None:
        """The statement as a point, kept; None where it is dropped, or was in an earlier round."""
        if isinstance(written, WrittenStatement) and self._in_vain(written):
            return None
        held = self._judged(written)
        if isinstance(held, Fault):
            text = written if isinstance(written, Malformed) else written.text
            self.dropped.append(Dropped(str(text), held.value))
            _LOG.debug("dropped, %s: %s", held.value, text)
            return None
        assert isinstance(written, WrittenStatement)
        self.kept.append((written.part, held))
        return held

    def _in_vain(self, written: WrittenStatement) -> bool:
        """Whether a later round only repeats what the first has tried."""
        again = normalise(written.text) in self._tried and self._is_again
        self._tried.add(normalise(written.text))
        return again

    def _judged(self, written: WrittenStatement | Malformed) -> Point | Fault:
        if isinstance(written, Malformed):
            return Fault.MALFORMED
        if not written.quotes and denies(written.text):
            self.unanswered.add(written.part)
        quoted = self._quoted(written)
        if isinstance(quoted, Fault):
            return quoted
        if not is_inert(written.text):
            return Fault.LINK
        text = " ".join(written.text.split())
        verdict = self._verifier.verdict(text, quoted)
        if isinstance(verdict, Fault):
            return verdict
        if verdict.way is Way.QUOTED:
            point = quotation_point(self.asked, verdict.carried)
        else:
            cited = dict.fromkeys(c for each in verdict.carried for c in each.citations)
            point = Point(text, voice_of(verdict.carried[0].document), tuple(cited))
        if any(_repeats(point, other) for _, other in self.kept):
            return Fault.REPEATED
        self.quoted += verdict.way is Way.QUOTED
        return point

    def _quoted(self, written: WrittenStatement) -> tuple[Quoted, ...] | Fault:
        """The sentences quoted. One quote that isn't there is enough to distrust the statement."""
        by_key = {source.key: source for source in self.sources}
        found: list[Quoted] = []
        for quote in written.quotes:
            source = by_key.get(quote.source.strip())
            if source is None:
                return Fault.UNKNOWN_SOURCE
            placed = place_quote(self.asked.library, source.evidence, quote_as_sent(quote.quote))
            if not placed:
                return Fault.MISQUOTED
            found += placed
        return tuple(dict.fromkeys(found)) or Fault.NO_QUOTE

    def _outcome(self) -> Outcome:
        name = self.writer.name
        if not self.kept and (self.unanswered or not self.dropped):
            doubted = self._without(f"{name} found nothing to say")
            missing = (*self.base.missing, _NOTHING)
            less = replace(self.base, status=Status.PARTIAL, missing=missing)
            return replace(doubted, draft=less)
        if not self.kept:
            return self._without(f"nothing that {name} wrote holds against the papers")
        if self.is_known and not self._tells_what_is_known():
            return self._without(f"what {name} wrote leaves out what the registers say")
        of_parts = [nothing_on(part) for part in self.parts]
        others = [line for line in self.base.missing if line not in of_parts]
        missing = (*others, *self._parts_missing(), *self._places_missing())
        if len(self.parts) == 1 and self.unanswered:
            missing = (*missing, _NOT_ALL)
        is_list = self.base.as_list and len(self.kept) > 1
        points = tuple(
            replace(point, text=f"- {point.text}") if is_list else point for _, point in self.kept
        )
        draft = replace(
            self.base,
            points=points,
            status=Status.PARTIAL if missing else Status.COMPLETE,
            missing=missing,
            as_list=is_list,
        )
        return Outcome(draft, self._record())

    def _without(self, why: str) -> Outcome:
        line = why[:1].upper() + why[1:] if why.startswith(("nothing", "what")) else why
        return Outcome(self.base, self._record(), f"{line}; {_WITHOUT}.")

    def _record(self) -> Written:
        return Written(
            model=self.writer.name,
            prompt=prompt("answer").version,
            tokens_in=self.usage.tokens_in,
            tokens_out=self.usage.tokens_out,
            cost=self.writer.cost(self.usage),
            tried=len(self.kept) + len(self.dropped),
            kept=len(self.kept),
            dropped=tuple(self.dropped),
            quoted=self.quoted,
        )

    def _parts_missing(self) -> Iterator[str]:
        """The parts of the question that no statement kept is of."""
        answered = {part for part, _ in self.kept}
        if len(self.parts) > 1:
            for number, part in enumerate(self.parts, start=1):
                if number not in answered or number in self.unanswered:
                    yield nothing_on(part)

    def _places_missing(self) -> Iterator[str]:
        """The authorities asked about that nothing kept is of."""
        cited = {c.document_id for _, point in self.kept for c in point.citations}
        told = {self.asked.library.document(each).authority for each in cited} - {None}
        if told and len(self.asked.question.authorities) > 1:
            for name in self.asked.question.authorities:
                if name not in told:
                    yield f"Nothing found on {name}."

    def _tells_what_is_known(self) -> bool:
        """Whether every point that the registers give is told by a kept one: words or figures."""
        cited = [citation for _, point in self.kept for citation in point.citations]
        told = {
            token.key
            for _, point in self.kept
            for token in read(point.text)
            if token.sort in _FACTS or token.key == "good"
        }
        papers = {citation.document_id for citation in cited}
        return all(
            any(one.overlaps(other) for one in point.citations for other in cited)
            or (_is_told(point, told) and papers >= {c.document_id for c in point.citations})
            for point in self.base.points
            if point.citations
        )


def _is_told(point: Point, told: set[str]) -> bool:
    """Whether all the figures, times and grades of a register's point are told."""
    facts = {token.key for token in read(point.text) if token.sort in _FACTS or token.key == "good"}
    return bool(facts) and facts <= told


def _repeats(one: Point, other: Point) -> bool:
    """Whether a point says again what another said, or quotes nothing that it did not quote."""
    same = normalise(one.text) == normalise(other.text)
    return same or (one.text.endswith("”") and set(one.citations) <= set(other.citations))
