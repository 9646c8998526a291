"""The sentences of passages, each with the words around it, and the quotes they make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.language.coverage import Words
from assistant.language.periods import Period, find_periods_said
from assistant.language.words import sentence_spans
from assistant.types import Evidence
from corpus.types import Document, Framework, Kind, Passage, PassageKind

_ASKS = re.compile(
    r"\basked (?:how|what|whether|who|when|which|why|where|if)\b[^.]*\.?$|\?[”’\"']?$",
    re.IGNORECASE,
)

_ENDS = re.compile(r"[.!?;:][”’\"')\]]*$")
_VISITS = {Framework.ILACS_FOCUSED, Framework.ILACS_MONITORING, Framework.JOINT}
_CONTENTS = re.compile(r"\W*(?:table of )?contents\W*", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence of a passage, from `start` to `end` in its text; `at` counts from 0."""

    evidence: Evidence
    start: int
    end: int
    at: int
    before: str

    @cached_property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.evidence.passage.text[self.start : self.end]

    @cached_property
    def is_question(self) -> bool:
        """Whether it asks, or reports that someone asked: what it speaks of is answered after it."""
        return bool(_ASKS.search(self.text))

    @cached_property
    def answers_question(self) -> bool:
        """Whether the sentence before it asks."""
        return not self.is_question and bool(_ASKS.search(self.before))

    @cached_property
    def is_of_contents(self) -> bool:
        """Whether it is a line of a table of contents, which names what is said elsewhere."""
        return bool(_CONTENTS.fullmatch(" ".join(self.evidence.passage.heading[-1:])))

    @cached_property
    def is_of_front(self) -> bool:
        """Whether it is of a letter's front: an address, a label, who came and what they looked at."""
        return is_of_front(self.evidence.document, self.evidence.passage, self.text)

    @cached_property
    def words(self) -> Words:
        """Its stems."""
        return Words.of(self.text)

    @cached_property
    def around(self) -> Words:
        """The stems of what it hangs on: the headings, the sentence before, the document's title."""
        return Words.of(self.context)

    @cached_property
    def paper(self) -> Words:
        """The stems of the document's title."""
        return Words.of(self.evidence.document.title)

    @cached_property
    def context(self) -> str:
        """What it hangs on, as text."""
        passage, document = self.evidence.passage, self.evidence.document
        return " . ".join((*passage.heading, self.before, document.title))

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods it names; a month without its year is the last before the paper's day."""
        said = None if " | " in self.text else self.evidence.document.date
        return find_periods_said(self.text, said)


def is_of_front(document: Document, passage: Passage, line: str) -> bool:
    """Whether a line of a letter's first page is no sentence, or tells of the visit itself.

    What stands under the letter's own title, before its first heading, tells of the visit.
    """
    if document.kind is not Kind.INSPECTION_LETTER or passage.pages[:1] != (1,):
        return False
    opens = document.framework in _VISITS and passage.heading == (document.title,)
    return opens or (passage.kind is not PassageKind.LIST and not _ENDS.search(line))


def split_sentences(found: Iterable[Evidence]) -> list[Sentence]:
    """Every sentence of the evidence, in its order."""
    sentences: list[Sentence] = []
    for evidence in found:
        before = ""
        is_table = evidence.passage.kind is PassageKind.TABLE
        lead = evidence.passage.text.split("\n")[0] if is_table else ""
        for at, (start, end) in enumerate(sentence_spans(evidence.passage.text)):
            sentence = Sentence(evidence, start, end, at, f"{lead} {before}".strip())
            sentences.append(sentence)
            before = sentence.text
            if before.endswith(":"):
                lead = before
    return sentences
