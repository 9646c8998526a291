"""What the papers say, in their own sentences: one, a few, or as many as explain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answerers.points import told
from assistant.compose.paper_paragraphs import by_paper
from assistant.draft import Draft
from assistant.evidence.found import Found, RankedSentence
from assistant.evidence.table_rows import row_of
from assistant.language.hanging_sentences import hangs_on
from assistant.scope.asked import Asked
from assistant.understand.wants import FACTS, Polarity, Wanted

_SHORT = (1, 2)
"""How many sentences a short answer may have; each is drafted."""
_LONG_WORDS = (60, 100)
"""How long a longer answer may be; each is drafted."""
_A_FACT = 0.5
"""From which probability a fact is wanted: what another time's paper says of it then only confuses."""
_ASKED_AFTER = 0.2
"""The least probability that strengths, or weaknesses, are asked after for a draft of them."""
LEANS = 0.5
"""The least leaning, of 1, of a sentence that counts as praise or as blame."""
_WORTH = 0.25
"""What share of the best sentence's probability one must have to be told with it."""
_SAME = 0.7
"""What share of its words a sentence may have from one that is told before it is the same."""


def answer_quotation(asked: Asked, found: Found) -> Iterator[Draft]:
    """The likeliest sentences, at several lengths."""
    ranked = _apart(found.sentences[:30])
    if not ranked:
        return
    drafted: set[tuple[int, ...]] = set()
    short = asked.question.reading.p(*FACTS, Wanted.YES_NO, Wanted.WHO_SAID, Wanted.STANDING)
    in_time = [each for each in ranked if _fits_time(each) >= _fits_time(ranked[0])]
    told_of = in_time if short > _A_FACT else ranked
    options = [(f"quote {n}", in_time[:n]) for n in _SHORT]
    options += [(f"explain {words}", up_to(told_of, words)) for words in _LONG_WORDS]
    options += [(f"stretch {words}", _around(ranked[0], found, words)) for words in _LONG_WORDS]
    options.append(("two stretches", _two_stretches(told_of, found)))
    options += _of_tone(asked, ranked)
    for by, sentences in options:
        chosen = list(dict.fromkeys(sentences))
        key = tuple(sorted(id(each) for each in chosen))
        if not chosen or key in drafted:
            continue
        drafted.add(key)
        points = by_paper(asked, told(asked, with_before(chosen, found)))
        signs = {"fit": short if by.startswith("quote") else 1 - short, **evidence_signs(chosen)}
        yield Draft(points, by=by, signs=signs)


def _fits_time(each: RankedSentence) -> float:
    """How well a sentence's paper fits the time that is asked of; the same for all where none is."""
    return each.signs["of_time_fit"]


def _of_tone(
    asked: Asked, ranked: Sequence[RankedSentence]
) -> Iterator[tuple[str, list[RankedSentence]]]:
    """The likeliest sentences that praise, or that blame, where either is asked after."""
    for by, polarity, sign in (
        ("praise", Polarity.STRENGTH, 1),
        ("blame", Polarity.WEAKNESS, -1),
    ):
        if asked.question.reading.p(polarity, Polarity.BOTH) < _ASKED_AFTER:
            continue
        toned = [each for each in ranked if each.strength * sign > LEANS]
        if toned:
            yield by, up_to(toned, _LONG_WORDS[-1])


def evidence_signs(chosen: Sequence[RankedSentence]) -> dict[str, float]:
    """How likely the sentences of a draft are to answer, and the signs of the best."""
    chances = sorted((each.probability for each in chosen), reverse=True)
    best = max(chosen, key=lambda each: each.probability)
    leaning = [each.strength for each in chosen]
    kept = (
        "cover", "cover_around", "cosine", "cross", "own_cross", "names_time", "of_time_fit", "of_cross", "grade",
        "of_newer_letters", "gives", "lacks", "has_percent", "has_count", "has_day", "has_person", "has_money",
        "of_paper_named", "of_cosine", "of_is_report", "of_is_visit", "of_is_plan", "of_is_minutes",
    )  # fmt: skip
    return {
        "best": chances[0],
        "second": chances[1] if len(chances) > 1 else 0.0,
        "total": sum(chances),
        "leaning": sum(leaning) / len(leaning),
        **{f"best_{name}": best.signs[name] for name in kept if name in best.signs},
    }


def up_to(ranked: Sequence[RankedSentence], most: int) -> list[RankedSentence]:
    """As many of the likeliest sentences as fit into so many words; the likeliest, if any, at least."""
    chosen: list[RankedSentence] = []
    words = 0
    for each in ranked:
        count = len(each.sentence.text.split())
        likely = each.probability >= _WORTH * ranked[0].probability
        if not chosen or (likely and words + count <= most):
            chosen.append(each)
            words += count
    return chosen


def with_before(chosen: Sequence[RankedSentence], found: Found) -> list[RankedSentence]:
    """The sentences, and before each that begins with "This" or "They" the one that says of what."""
    whole = dict.fromkeys(chosen)
    for each in chosen:
        before = found.by_place.get((each.sentence.evidence.passage.id, each.sentence.at - 1))
        if before and hangs_on(each.sentence.text) and row_of(each.sentence) is None:
            whole[before] = None
    return list(whole)


def _around(best: RankedSentence, found: Found, most: int) -> list[RankedSentence]:
    """The best sentence with those beside it in its passage, the likelier side first."""
    passage = best.sentence.evidence.passage.id
    beside = {
        each.sentence.at: each
        for each in found.sentences
        if each.sentence.evidence.passage.id == passage
    }
    chosen = [best]
    words = len(best.sentence.text.split())
    first = last = best.sentence.at
    while True:
        sides = [beside[at] for at in (first - 1, last + 1) if at in beside]
        sides = [s for s in sides if words + len(s.sentence.text.split()) <= most]
        if not sides:
            return chosen
        taken = max(sides, key=lambda each: each.probability)
        words += len(taken.sentence.text.split())
        first, last = min(first, taken.sentence.at), max(last, taken.sentence.at)
        chosen.append(taken)


def _two_stretches(ranked: Sequence[RankedSentence], found: Found) -> list[RankedSentence]:
    """Half as much around the best sentence, and around the best of another passage."""
    best = ranked[0]
    passage = best.sentence.evidence.passage.id
    other = next((r for r in ranked if r.sentence.evidence.passage.id != passage), None)
    half = _LONG_WORDS[-1] // 2
    return [*_around(best, found, half), *(_around(other, found, half) if other else [])]


def _apart(ranked: Sequence[RankedSentence]) -> list[RankedSentence]:
    """The sentences without those that say again what a likelier one says."""
    kept: list[RankedSentence] = []
    for each in ranked:
        if said_by(each, kept) < _SAME:
            kept.append(each)
    return kept


def said_by(each: RankedSentence, told: Sequence[RankedSentence]) -> float:
    """The largest share of a sentence's words, from 0 to 1, that one of others has."""
    words = each.sentence.words.each
    shared = (len(words & other.sentence.words.each) for other in told)
    return max(shared, default=0) / max(1, len(words))
