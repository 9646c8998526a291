"""A question asked of a library: read, spelled as the papers spell, and given its scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.language.coverage import presence
from assistant.language.periods import spoken_range, with_whole_years
from assistant.language.terms import Term
from assistant.scope.carried_time import own_times, step_back
from assistant.scope.named_grade import of_its_grade, who_gave
from assistant.scope.papers import described
from assistant.scope.scope import Scope, resolve_scope
from assistant.scope.unsigned_papers import whose_papers
from assistant.understand.authorities import Named
from assistant.understand.follow_up import Turn, resolved
from assistant.understand.question import Limits, Question, as_followed, understand
from assistant.understand.spelling import respelled
from corpus.library import Library
from corpus.types import Document


@dataclass(frozen=True)
class Asked:
    """A question with the library and the scope it is answered from."""

    library: Library
    question: Question
    scope: Scope

    @cached_property
    def papers(self) -> Mapping[str, Document]:
        """The documents of the scope by id, as they were when it was asked."""
        return {document.id: document for document in self.scope.documents}

    @cached_property
    def of_one(self) -> bool:
        """Whether all papers are one council's, or nobody's: whose is asked of is then plain."""
        return len(self.scope.councils) <= 1

    @cached_property
    def terms_of_papers(self) -> tuple[Term, ...]:
        """What the question says of papers: those of its terms that some paper goes by."""
        papers = {described(document) for document in self.scope.documents}
        return tuple(t for t in self.question.terms if any(presence(t, p) == 1 for p in papers))

    @cached_property
    def who_gave(self) -> Mapping[str, dict[str, float]]:
        """Whether each paper that grades gives a grade that is named, by its id."""
        return who_gave(self.library, self.question, self.scope)

    def within(self, documents: Sequence[Document]) -> Asked:
        """The same question of some of its documents."""
        return replace(self, scope=self.scope.only(documents))


def asked_of(
    library: Library,
    text: str,
    history: Sequence[str],
    limits: Limits,
    *,
    understood: str = "",
    part: bool = False,
) -> Asked:
    """The question `text` after the asker's earlier turns. UsageError where nothing is asked.

    `understood`, where it is given, is how a follow-up is put so that it stands alone. The turn before a
    `part` is the question that it is a part of.
    """
    documents = whose_papers(library)
    held = sorted({d.authority for d in documents if d.authority})
    said, *before = (with_whole_years(turn, date.today()) for turn in (text, *history))
    turn = Turn(understood) if understood else resolved(said, before, held, part=part)

    def read(turn: Turn) -> Question:
        question = understand(text, held, library.embed, understood=turn.text, limits=limits)
        if turn.frame:
            frame = understand(turn.frame, held, library.embed).reading
            question = as_followed(question, frame)
        return replace(_with_own_council(question), follows=turn.follows)

    question, back = read(turn), None
    if turn.follows and not part:
        back = step_back(question, said, before, lambda t, b: read(resolved(t, b, held)), documents)
    if back:
        question = read(replace(turn, text=back.understood))
    elif turn.follows:
        question = replace(question, periods=own_times(said, question))
    question = replace(question, terms=respelled(library, question.terms))
    scope = _of_known_names(library, question, resolve_scope(question, documents))
    if back and back.oldest and not scope.refusal:
        scope = _before_all(scope, back.oldest)
    return Asked(library, of_its_grade(library, question, scope), scope)


def _before_all(scope: Scope, oldest: Document) -> Scope:
    """That nothing so early is held, with the oldest that is."""
    when = spoken_range(oldest.inspected_from, oldest.inspected_to or oldest.date)
    why = f"No inspection of {oldest.authority} before that of {when} is held."
    return replace(scope, refusal=why, nearest=(oldest,))


def _with_own_council(question: Question) -> Question:
    """Beside a council that is named, "we" are the one that the asker's limits name."""
    own, others = question.limits.authority, question.authorities
    if not (question.ours and own and others) or own in others:
        return question
    whose = Named(own, held=True, start=0, end=0)
    limits = replace(question.limits, authority=None)
    return replace(question, named=(whose, *question.named), limits=limits)


def _of_known_names(library: Library, question: Question, scope: Scope) -> Scope:
    """A name none of whose words any paper has is of nothing that is held: it fails closed."""
    if not library.passage_count():
        return scope  # registers alone have no words to be looked up
    for name in question.names:
        if not scope.refusal and not any(map(library.document_frequency, name.split())):
            return replace(scope, refusal=f"No paper that is held speaks of {name}.")
    return scope


def part_asked(asked: Asked, part: str) -> Asked:
    """A part of a question, with whose, of when and about what it leaves to the whole."""
    before = [asked.question.understood]
    return asked_of(asked.library, part, before, asked.question.limits, part=True)
