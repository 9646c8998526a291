"""A broad question: where a council stands, what was asked of it, what goes well and what badly.

Of one subject, what bears on it most tells more than the whole of a service does: on unseen
questions the overview held 0.18 of the facts in 188 words, as many sentences as fit 150 words 0.32.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from assistant.answerers.grades import (
    AREA_NAMES,
    cited_of,
    grade_point,
    grades_given,
    when,
)
from assistant.answerers.points import sentence_point, told
from assistant.answerers.quotation import LEANS, evidence_signs, said_by, with_before
from assistant.cite import cite
from assistant.compose.paper_paragraphs import by_paper
from assistant.draft import Draft, Point
from assistant.evidence.found import Found, RankedSentence
from assistant.evidence.meanings import meanings_of
from assistant.evidence.rank import find
from assistant.evidence.table_rows import row_of
from assistant.language.coverage import Words, coverage
from assistant.language.hanging_sentences import stands_alone
from assistant.scope.asked import Asked
from assistant.scope.papers import is_inspection, time_fit
from assistant.types import Voice
from assistant.understand.wants import ASKED_AREA, AreaAsked, Polarity, Wanted
from corpus.asks import asks_among
from corpus.text import normalise
from corpus.types import Area, Document, Grade, Recommendation

_LIKELY, _BROADLY = 0.06, 0.3
"""From which likelihood the whole of a service may be asked after, and from which one subject of it."""
_NEWEST = 3
"""How many of the newest letters the findings are taken from."""
_OF_EACH = 2
_ASKS = 4
_OF_THE_GRADES = 0.15
"""What an item gains, beside its nearness to the question, by being of the inspection that graded."""
_SHORTEST, _LONGEST = 6, 30
"""The fewest and most words of a sentence or item that an overview takes."""
_LONGEST_TOLD = 40
"""The most words of a sentence that is told of a subject."""
_ON_SUBJECT, _BESIDE_GRADES = 150, 130
"""How many words of sentences are told of one subject: alone, and after the grades."""
_OF_BEST = 0.2
"""The least likelihood, of the best one's, of a sentence that is told of a subject."""
_MOSTLY = 0.5
"""What share of its words a sentence may have from one that is told before it."""
_OF_ALL = (Wanted.REASON, Wanted.DESCRIPTION, Wanted.STANDING)
"""What may be wanted of all areas at once."""
_AREAS = (
    Area.LEADERS, Area.HELP_AND_PROTECTION, Area.IN_CARE, Area.IN_CARE_AND_CARE_LEAVERS,
    Area.CARE_LEAVERS,
)  # fmt: skip


def answer_overview(asked: Asked, found: Found) -> Iterator[Draft]:
    """Grades with their movement, what was asked for, and the strongest and weakest sentences."""
    likely = _likely(asked)
    councils = asked.question.authorities or asked.scope.councils
    if likely < _LIKELY or len(councils) != 1:
        return
    newest = next(_graded(asked), None)
    asked = _of_its_time(asked)
    graded = list(_graded(asked))
    force = _in_force(asked, graded)
    stands = _standing(asked, graded, newest)
    if asked.question.reading.p(Wanted.OVERVIEW) >= _BROADLY:
        yield from _on_subject(asked, found, _of_send(asked) or stands[:1], likely)
    items = asked.library.recommendations(frozenset(d.id for d in force))
    asks = _asks(asked, found, asks_among(items), graded, force)
    recent = find(asked.within(force), with_cross=False).sentences if force else ()
    quotes = {quote.text for item in items for quote in item.quotes}
    good, bad = _findings(asked, [r for r in recent if not _stands_in(r, quotes)])
    points = [
        *stands,
        *asks,
        *_told(asked, "What goes well", good),
        *_told(asked, "What does not", bad),
    ]
    if len(points) < 2:
        return
    signs = {
        "fit": likely,
        **_timely(asked),
        "asks": float(len(asks)),
        "good": float(len(good)),
        "bad": float(len(bad)),
        **(evidence_signs([*good, *bad]) if good or bad else {}),
    }
    yield Draft(tuple(points), as_list=True, by="overview", signs=signs)


def _graded(asked: Asked) -> Iterator[Document]:
    """The letters that give an overall grade, newest first."""
    for letter in asked.scope.letters:
        if grades_given(asked, letter, [Area.OVERALL])[0].judgement:
            yield letter


def _stands_in(ranked: RankedSentence, quotes: Iterable[str]) -> bool:
    """Whether a sentence is told by one of the quotes."""
    text = normalise(ranked.sentence.text).rstrip(".;")
    return any(text in normalise(quote) for quote in quotes)


def _likely(asked: Asked) -> float:
    """How likely the whole of a service is asked after: as such, or why and how well it does now."""
    reading = asked.question.reading
    if asked.question.asks_of_time:
        return reading.p(Wanted.OVERVIEW)
    all_areas = reading.p(AreaAsked.OVERALL)
    return max(reading.p(Wanted.OVERVIEW), all_areas * reading.p(*_OF_ALL))


def _of_its_time(asked: Asked) -> Asked:
    """The question of the papers of the time it names, where an inspection is among them."""
    papers = [d for d in asked.scope.documents if time_fit(d, asked.question.periods) > 0]
    return asked.within(papers) if any(map(is_inspection, papers)) else asked


def _timely(asked: Asked) -> dict[str, float]:
    """Whether the papers are of the time that is asked of; nothing where none is."""
    periods = asked.question.periods
    fits = [time_fit(d, periods) for d in asked.scope.letters]
    return {"in_time": float(max(fits, default=0.0) > 0)} if periods else {}


def _in_force(asked: Asked, graded: Sequence[Document]) -> list[Document]:
    """The last inspection that gave an overall grade, and the newest letters since."""
    letters = list(asked.scope.letters)
    if not graded:
        return letters[:_NEWEST]
    return [*letters[: letters.index(graded[0])][: _NEWEST - 1], graded[0]]


def _on_subject(
    asked: Asked, found: Found, stands: Sequence[Point], likely: float
) -> Iterator[Draft]:
    """The subject alone: the sentences that bear on it most, and before fewer of them where it stands."""
    for by, lead, words in (
        ("findings", (), _ON_SUBJECT),
        ("overview of subject", tuple(stands), _BESIDE_GRADES),
    ):
        chosen = _as_many(found, words)
        if not chosen or (by != "findings" and not lead):
            continue
        signs = {"fit": likely, **_timely(asked), **evidence_signs(chosen)}
        points = by_paper(asked, told(asked, with_before(chosen, found)))
        yield Draft((*lead, *points), by=by, signs=signs)


def _as_many(found: Found, most: int) -> list[RankedSentence]:
    """The likeliest sentences that fit, with what they hang on, into so many words, none that mostly
    says another again.
    """
    chosen: list[RankedSentence] = []
    for each in found.sentences:
        if each.probability < _OF_BEST * found.sentences[0].probability:
            break
        short = _SHORTEST <= _words(each) <= _LONGEST_TOLD
        if not short or said_by(each, chosen) > _MOSTLY:
            continue
        if sum(map(_words, with_before([*chosen, each], found))) <= most:
            chosen.append(each)
    return chosen


def _words(ranked: RankedSentence) -> int:
    """How many words a sentence is told in: a row's whole."""
    row = row_of(ranked.sentence)
    return len((row.text if row else ranked.sentence.text).split())


def _of_send(asked: Asked) -> list[Point]:
    """The newest outcome of an area SEND inspection, where that is asked after."""
    if asked.question.reading.best("area") != AreaAsked.SEND:
        return []
    each = (g for d in asked.scope.letters for g in grades_given(asked, d, [Area.AREA_SEND]))
    newest = next((g for g in each if g.judgement), None)
    return [grade_point(newest)] if newest else []


def _standing(asked: Asked, graded: Sequence[Document], last: Document | None) -> list[Point]:
    """The newest grades in a line, and the overall grade before them; `last` is the last graded of all."""
    if not graded:
        return []
    newest = graded[0]
    once = "last " if last and newest.id == last.id else ""
    overall = grades_given(asked, newest, [Area.OVERALL])[0]
    assert overall.judgement
    area = ASKED_AREA.get(AreaAsked(asked.question.reading.best("area")))
    rest = [g for g in grades_given(asked, newest, _AREAS) if g.judgement]
    rest = list({g.judgement.id: g for g in rest if g.judgement}.values())
    text = f"{newest.authority} was {once}judged {overall.judgement.grade} overall ({when(newest)})"
    of_grade: dict[Grade, list[str]] = {}
    for each in (g.judgement for g in rest if g.judgement):
        of_grade.setdefault(each.grade, []).append(AREA_NAMES[each.area])
    parts = [f"{grade} for {', '.join(areas)}" for grade, areas in of_grade.items()]
    if parts:
        text += f": {'; '.join(parts)}"
    points = [Point(f"{text}.", Voice.OFSTED, cited_of([overall, *rest]))]
    if len(graded) > 1:
        of = area if area and area is not Area.AREA_SEND else Area.OVERALL
        before = grades_given(asked, graded[1], [of])[0]
        if before.judgement:
            said = (
                f"Before that, {AREA_NAMES[of]} was {before.judgement.grade} ({when(graded[1])})."
            )
            points.append(Point(said, Voice.OFSTED, cited_of([before])))
    return points


def _asks(
    asked: Asked,
    found: Found,
    items: Sequence[Recommendation],
    graded: Sequence[Document],
    force: Sequence[Document],
) -> list[Point]:
    """What inspectors asked for: the items nearest to the question, of the inspection that gave the
    grades before those of letters since.
    """
    papers = {document.id: document for document in force}
    items = [item for item in items if len(item.text.split()) <= _LONGEST]
    if not items:
        return []
    texts = [f"{i.theme or ''} {i.text}" for i in items]
    near = np.stack(meanings_of(asked.library, texts)) @ found.meaning
    first = {document.id for document in graded[:1]}
    worth = {
        item.id: float(nearness)
        + coverage(asked.question.terms, found.weigh, Words.of(text))
        + _OF_THE_GRADES * (item.document_id in first)
        for item, text, nearness in zip(items, texts, near, strict=True)
    }
    best = sorted(items, key=lambda i: -worth[i.id])[:_ASKS]
    points = []
    for item in sorted(best, key=lambda i: (i.document_id not in first, i.document_id, i.n)):
        paper = papers[item.document_id]
        cited = (cite(asked.library, paper, q.page, q.text, item.list_name) for q in item.quotes)
        points.append(
            Point(f"- Asked for: {item.text}", Voice.OFSTED, tuple(c for c in cited if c))
        )
    return points


def _findings(
    asked: Asked, ranked: Sequence[RankedSentence]
) -> tuple[list[RankedSentence], list[RankedSentence]]:
    """The likeliest sentences of praise and of blame; the side that is asked after has more."""
    whole = (r for r in ranked if stands_alone(r.sentence.text))
    short = [r for r in whole if _SHORTEST <= len(r.sentence.text.split()) <= _LONGEST]
    good = sorted(
        (r for r in short if r.strength > LEANS), key=lambda r: -r.probability * r.strength
    )
    bad = sorted(
        (r for r in short if r.strength < -LEANS), key=lambda r: r.probability * r.strength
    )
    weak = asked.question.reading.p(Polarity.WEAKNESS) > 0.5
    strong = asked.question.reading.p(Polarity.STRENGTH) > 0.5
    return good[: _OF_EACH + strong - weak], bad[: _OF_EACH + weak - strong]


def _told(asked: Asked, label: str, ranked: Sequence[RankedSentence]) -> Iterator[Point]:
    for each in ranked:
        point = sentence_point(asked, each.sentence)
        date = each.sentence.evidence.document.date
        when_ = f" ({date:%B %Y})" if date else ""
        yield Point(f"- {label}{when_}: {point.text}", point.voice, point.citations)
