"""What a statement is held against: its quotes, their papers, and the grades those papers gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.check.lexicon import lexicon
from assistant.check.quoted_sentence import Quoted
from assistant.check.tokens import Sort, Token, read
from assistant.language.periods import Period, find_periods, find_periods_said
from assistant.understand.authorities import find_authorities
from corpus.library import Library
from corpus.types import Document, Judgement


@dataclass(frozen=True)
class Basis:
    """The sentences quoted, the register's grades of their papers, and the authorities held."""

    quoted: tuple[Quoted, ...]
    grades: tuple[Judgement, ...]
    held: tuple[str, ...]

    @classmethod
    def of(cls, library: Library, quoted: Sequence[Quoted]) -> Basis:
        """The basis that quotes of a library make."""
        papers = frozenset(each.document.id for each in quoted)
        grades = library.judgements(papers, outcomes=True)
        held = sorted({d.authority for d in library.documents() if d.authority})
        return cls(tuple(quoted), grades, tuple(held))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The papers quoted, each once."""
        return tuple({each.document.id: each.document for each in self.quoted}.values())

    @cached_property
    def text(self) -> str:
        """The quoted sentences as one text."""
        return " ".join(each.text for each in self.quoted)

    @cached_property
    def around(self) -> str:
        """What the sentences hang on: leads, headings, and the papers' own names."""
        return " . ".join(dict.fromkeys(self._around()))

    def _around(self) -> Iterator[str]:
        for each in self.quoted:
            yield from (each.lead, *each.heading)
        for document in self.documents:
            named = (document.title, document.authority, document.body, document.author)
            yield from (name for name in named if name)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The quoted sentences, read."""
        return tuple(token for each in self.quoted for token in each.tokens)

    @cached_property
    def around_tokens(self) -> tuple[Token, ...]:
        """What the sentences hang on, read."""
        return read(self.around)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The keys of what the quotes speak of, or stand under, or follow on."""
        hung = [part for each in self.quoted for part in (each.lead, each.before, *each.heading)]
        return frozenset(t.key for t in (*self.tokens, *read(" . ".join(hung))))

    @cached_property
    def tells_of_grades(self) -> bool:
        """Whether a quoted sentence gives a grade, or says that something was judged."""
        judging = lexicon().judging
        return any(
            t.sort is Sort.GRADE or t.key == "good" or t.text.lower() in judging
            for t in self.tokens
        )

    @cached_property
    def authorities(self) -> frozenset[str]:
        """The authorities that the papers are of, or that the quotes name."""
        named = find_authorities(f"{self.text} . {self.around}", self.held)
        own = {document.authority for document in self.documents if document.authority}
        return frozenset(own | {each.name for each in named})

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The times that the quotes name; a month without its year is the paper's last such."""
        found: list[Period] = []
        for each in self.quoted:
            day = None if each.is_row else each.document.date
            found += find_periods_said(each.text, day)
            found += find_periods(" . ".join((each.lead, *each.heading)))
        return tuple(found)

    @cached_property
    def own_days(self) -> tuple[Period, ...]:
        """The days that the papers are of."""
        titled = [p for document in self.documents for p in find_periods(document.title)]
        return (*(day for each in self.quoted for day in each.own_days), *titled)

    @cached_property
    def times(self) -> tuple[Period, ...]:
        """The times that the quotes name; where they name none, the days that their papers are of."""
        return self.periods or self.own_days
