"""Where a council stands: its last grades and how they moved, and the visits since that gave none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.cite import cite
from assistant.council.council_papers import (
    FRAMEWORK_WORDS,
    CouncilPapers,
    day_words,
    first_upper,
    what_it_is,
)
from assistant.council.lines import About, Line, Section, tidy
from assistant.language.periods import spoken_range
from assistant.language.words import sentence_spans
from assistant.tracking.book import PlanBook
from assistant.tracking.timeline import Point, Timeline, timelines
from assistant.types import Citation
from corpus.types import Area, Document, Framework, Passage

AREA_WORDS = {
    Area.OVERALL: "Overall effectiveness",
    Area.LEADERS: "Impact of leaders",
    Area.HELP_AND_PROTECTION: "Help and protection",
    Area.IN_CARE: "Children in care",
    Area.CARE_LEAVERS: "Care leavers",
    Area.IN_CARE_AND_CARE_LEAVERS: "Children in care and care leavers",
    Area.ADOPTION: "Adoption",
    Area.SAFEGUARDING_BOARD: "Safeguarding board",
    Area.AREA_SEND: "SEND in the area",
}
_MOVED = {"better": "better than", "worse": "worse than", "the same": "the same as"}
_UNGRADED = (Framework.ILACS_FOCUSED, Framework.ILACS_MONITORING, Framework.JOINT)
_SUBJECT = "Inspectors looked at the local authority's arrangements for"
"""What the sentence of a visit's letter is near to in meaning that says what was looked at."""
_NEAR = 0.6
Span = tuple[Passage, int, int]
"""A passage, and where in it a sentence starts and ends."""
_FIRST_PASSAGES = 3
_VISITS = 3


def where_it_stands(papers: CouncilPapers, book: PlanBook) -> Section:
    """The last graded inspection's grades, the last SEND outcome, and the visits since."""
    last = papers.last_graded
    every = grade_lines(papers)
    lines = [line for document, line in every if last and document.id == last.id]
    lines += [line for document, line in every if document.framework is Framework.AREA_SEND][-1:]
    lines += _visits(papers, book)
    note = "" if papers.letters else f"No inspection of {papers.authority} is held."
    if papers.letters and last is None:
        note = f"No inspection held gives {papers.authority} an overall grade."
    return Section(About.STANDING, "Where it stands", tuple(lines), note)


def held_timelines(papers: CouncilPapers) -> tuple[Timeline, ...]:
    """The timelines of the council's judgements, of the papers in scope alone."""
    ids = papers.ids
    cut = (
        Timeline(t.authority, t.area, tuple(p for p in t.points if p.document.id in ids))
        for t in timelines(papers.library, papers.authority)
    )
    return tuple(t for t in cut if t.points)


def grade_lines(papers: CouncilPapers) -> list[tuple[Document, Line]]:
    """For each area its last grade, with the inspection that gave it; a joint grade is told once."""
    found: list[tuple[Document, Line]] = []
    told: set[tuple[str, int, int]] = set()
    for timeline in joint_first(held_timelines(papers)):
        graded = [p for p in timeline.points if p.grade]
        if not graded:
            continue
        point, before = graded[-1], graded[-2] if len(graded) > 1 else None
        citation = cite(papers.library, point.document, point.page or 1, point.quote)
        if citation is None or (key := _place(citation)) in told:
            continue
        told.add(key)
        earlier = _cited(papers, before) if before else ()
        found.append((point.document, _grade_line(point, before, (citation, *earlier))))
    order = list(AREA_WORDS.values())
    return sorted(found, key=lambda pair: order.index(pair[1].text.split(":")[0]))


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.document_id, citation.place, citation.start


def joint_first(found: Sequence[Timeline]) -> list[Timeline]:
    """The timelines in their order, but the one of joint grades first."""
    return sorted(found, key=lambda each: each.area is not Area.IN_CARE_AND_CARE_LEAVERS)


def _cited(papers: CouncilPapers, point: Point) -> tuple[Citation, ...]:
    found = cite(papers.library, point.document, point.page or 1, point.quote)
    return (found,) if found else ()


def _grade_line(point: Point, before: Point | None, citations: tuple[Citation, ...]) -> Line:
    framework = point.document.framework
    other = framework in FRAMEWORK_WORDS and rules_of(framework) not in (
        "ILACS",
        Framework.AREA_SEND,
    )
    under = f", {FRAMEWORK_WORDS[framework]}" if other and framework else ""
    text = f"{AREA_WORDS[point.area]}: {point.grade} ({when_inspected(point.document)}{under})"
    if before and point.moved:
        text += f", {_MOVED[point.moved]} {_before(before, point.document)}."
    elif before:
        text += f". Earlier, {_before(before, point.document)}: judged otherwise, so not compared."
    else:
        text += "; no earlier grade held."
    return Line(text, citations)


def _before(point: Point, now: Document) -> str:
    """A grade before, with its month, and its framework where that was another."""
    day = point.document.inspected_to or point.document.date
    framework = point.document.framework
    other = rules_of(framework) != rules_of(now.framework) and framework in FRAMEWORK_WORDS
    under = f", {FRAMEWORK_WORDS[framework]}" if other and framework else ""
    return f"{point.grade} ({day:%B %Y}{under})" if day else str(point.grade)


def rules_of(framework: Framework | None) -> str:
    """The family of rules an inspection was made under: both sorts of ILACS inspection are one."""
    ilacs = (Framework.ILACS_STANDARD, Framework.ILACS_SHORT)
    return "ILACS" if framework in ilacs else str(framework)


def when_inspected(document: Document) -> str:
    """An inspection's days; its publication where it gives none."""
    if document.inspected_from:
        return f"inspected {spoken_range(document.inspected_from, document.inspected_to)}"
    return f"published {day_words(document.date)}"


def _visits(papers: CouncilPapers, book: PlanBook) -> Iterator[Line]:
    """The letters since the last graded inspection that give no grade, newest first."""
    last = papers.last_graded
    later = papers.letters[: papers.letters.index(last)] if last else papers.letters
    ungraded = [d for d in later if d.framework in _UNGRADED]
    for document in ungraded[:_VISITS]:
        since = " since" if last else ""
        name = f"{first_upper(what_it_is(document))}{since}, {when_inspected(document)}, without a grade"
        if found := looked_at(papers, document, book):
            yield Line(f"{name}:", found, quote=tidy(found[0].quote))
        elif titled := cite(papers.library, document, 1, document.title):
            yield Line(f"{name}.", (titled,))


def looked_at(papers: CouncilPapers, document: Document, book: PlanBook) -> tuple[Citation, ...]:
    """The sentence of a visit's letter that says what was looked at; nothing where none is near."""
    spans = [
        (passage, start, end)
        for passage in papers.library.passages(document.id)[:_FIRST_PASSAGES]
        for start, end in sentence_spans(passage.text)
        if end - start > len(_SUBJECT)
    ]
    for passage, start, end in _nearest_first(spans, book):
        citation = cite(
            papers.library,
            document,
            passage.pages[0],
            passage.text[start:end],
            " > ".join(passage.heading),
        )
        if citation:
            return (citation,)
    return ()


def _nearest_first(spans: Sequence[Span], book: PlanBook) -> list[Span]:
    if not spans:
        return []
    texts = [passage.text[start:end] for passage, start, end in spans]
    near = book.embed(texts) @ book.embed([_SUBJECT])[0]
    order = np.argsort(-near)
    return [spans[i] for i in order if near[i] >= _NEAR]
