"""What inspectors found to be strong and weak: sentences of the newest letters, told by a fitted model.

Passages are looked through by their vectors, which are held; the sentences of the likeliest are
embedded, and told apart by the tone that evidence is ranked by, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.cite import cite_span
from assistant.council.council_papers import CouncilPapers, first_upper, paper_name
from assistant.council.lines import About, Line, Section
from assistant.council.placed_sentences import LEANING, SURE, placed_in
from assistant.council.topic_match import Subject, topic_vectors
from assistant.fitted import Linear, linear
from assistant.language.hanging_sentences import points_back
from assistant.tracking.book import PlanBook
from corpus.types import Document, Passage, PassageKind

_LETTERS = 3
_PASSAGES = 6
"""How many passages of a letter are read sentence by sentence, for each side."""
_OF_EACH = 3
_OF_LETTER = 2


@dataclass(frozen=True, eq=False)
class Finding:
    """A sentence of a letter, and how surely it tells of a strength or a weakness, from 0 to 1."""

    document: Document
    passage: Passage
    start: int
    end: int
    strength: float
    weakness: float

    @property
    def text(self) -> str:
        """The sentence."""
        return " ".join(self.passage.text[self.start : self.end].split())


def findings(papers: CouncilPapers, subject: Subject | None, book: PlanBook) -> list[Finding]:
    """The findings of the newest letters in force, newest letter first, in the letters' order."""
    model = linear(*LEANING)["tone"]
    found: list[Finding] = []
    for letter in papers.since_graded[:_LETTERS]:
        passages = _worth_reading(papers, letter, subject, model, book)
        placed = placed_in(passages, book)
        for passage in passages:
            for each in placed[passage.id]:
                if points_back(passage.text[each.start : each.end]):
                    continue
                if subject is None or set(each.topics) & set(subject.places):
                    found.append(
                        Finding(letter, passage, each.start, each.end, each.strength, each.weakness)
                    )
    return found


def _worth_reading(
    papers: CouncilPapers, letter: Document, subject: Subject | None, model: Linear, book: PlanBook
) -> list[Passage]:
    """The passages of a letter likeliest to praise, to blame, and to be on the subject."""
    labels = list(model.labels)
    praise = model.weights[:, labels.index("strength")] - model.weights[:, labels.index("weakness")]
    wanted = [praise, -praise]
    if subject:
        wanted = [topic_vectors(book)[subject.places].mean(axis=0)]
    ids: list[str] = []
    for vector in wanted:
        unit = np.asarray(vector / np.linalg.norm(vector), np.float32)
        most = _PASSAGES * (2 if subject else 1)
        ids += [i for i, _ in papers.library.nearest(unit, frozenset({letter.id}), most)]
    found = papers.library.passages_of(list(dict.fromkeys(ids)))
    return sorted((p for p in found if p.kind is PassageKind.PROSE), key=lambda p: p.ordinal)


def strongest(found: Sequence[Finding]) -> list[Finding]:
    """The surest strengths, newest letter first."""
    return _chosen(found, [each.strength for each in found])


def weakest(found: Sequence[Finding]) -> list[Finding]:
    """The surest weaknesses, newest letter first."""
    return _chosen(found, [each.weakness for each in found])


def _chosen(found: Sequence[Finding], sure: Sequence[float]) -> list[Finding]:
    """Some of each letter, no two alike, the newest letters first."""
    pairs = sorted(zip(sure, range(len(found)), strict=True), reverse=True)
    taken: list[Finding] = []
    letters = len({each.document.id for each in found})
    most = _OF_LETTER if letters > 1 else _OF_EACH
    for p, place in pairs:
        each = found[place]
        of_letter = sum(other.document is each.document for other in taken)
        if p >= SURE and of_letter < most:
            taken.append(each)
    order = list(dict.fromkeys(each.document for each in found))
    return sorted(taken, key=lambda each: order.index(each.document))[:_OF_EACH]


def findings_section(papers: CouncilPapers, found: Sequence[Finding], about: About) -> Section:
    """Findings in their own words, with the letter of each."""
    title = "What inspectors found weak" if about is About.WEAK else "What inspectors found strong"
    lines = [line for each in found if (line := finding_line(papers, each))]
    note = "" if lines else "No sentence of the newest letters says so plainly enough."
    return Section(about, title, tuple(lines), note)


def finding_line(papers: CouncilPapers, each: Finding) -> Line | None:
    """A finding as a line; None where its words can't be found on their page."""
    found = cite_span(papers.library, each.document, each.passage, each.start, each.end)
    name = f"{first_upper(paper_name(each.document))}:"
    return Line(name, found, quote=each.text) if found else None
