"""What tells that a sentence answers: what it covers, what it holds, where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.evidence.found import RankedPassage
from assistant.evidence.sentences import Sentence
from assistant.evidence.values import Sort, values_in
from assistant.language.coverage import Weigh, Words, coverage
from assistant.scope.asked import Asked
from assistant.understand.question import grades_in
from assistant.understand.wants import Wanted
from corpus.types import PassageKind

_POINTS_BACK = re.compile(
    r"(this|these|that|those|it|they|he|she|as a result|consequently|because of this|therefore"
    r"|however|such|in part|for example|in addition|also|similarly|here)\b",
    re.IGNORECASE,
)
"""What a sentence begins with that says little without the one before it."""

_CARRIED = (
    "rank", "cosine", "cross", "cover_all", "list", "table", "depth", "time_fit", "after",
    "past_until", "age", "newer_letters", "newer_alike", "paper_named", "gave", "gave_area", "is_report", "is_visit",
    "is_send", "is_joint", "is_plan", "is_minutes", "is_report_of_council",
)  # fmt: skip
"""The signs of its passage that a sentence has, too."""

_OF_WANTED: Mapping[Wanted, tuple[Sort, ...]] = {
    Wanted.NUMBER: (Sort.PERCENT, Sort.MONEY, Sort.COUNT, Sort.DURATION),
    Wanted.DATE: (Sort.DAY,),
    Wanted.PERSON: (Sort.PERSON, Sort.ROLE),
}
"""The sorts of value by which a question for a fact is answered."""


def sentence_signs(
    asked: Asked, sentences: Sequence[tuple[Sentence, RankedPassage]], weigh: Weigh
) -> list[dict[str, float]]:
    """A row of signs for each sentence; the question's own reading apart."""
    return [_signs(asked, sentence, passage, weigh) for sentence, passage in sentences]


def _signs(
    asked: Asked, sentence: Sentence, passage: RankedPassage, weigh: Weigh
) -> dict[str, float]:
    question, text = asked.question, sentence.text
    terms = question.terms
    held = sentence.evidence.passage
    count = max(1, held.text.count("\n") + held.text.count(". ") + 1)
    signs = {f"of_{name}": passage.signs[name] for name in _CARRIED if name in passage.signs}
    has = {sort: float(bool(values_in(text, sort))) for sort in Sort}
    return {
        **signs,
        "of_passage": passage.probability,
        "cover": coverage(terms, weigh, sentence.words),
        "cover_around": coverage(terms, weigh, sentence.words, sentence.around, sentence.paper),
        "cover_before": coverage(terms, weigh, Words.of(sentence.before)),
        "words": float(len(text.split())),
        "at": float(sentence.at),
        "place": sentence.at / count,
        "in_list": float(held.kind is PassageKind.LIST),
        "names_time": _names_time(asked, sentence),
        "asks": float(sentence.is_question),
        "answers": float(sentence.answers_question),
        "points_back": float(bool(_POINTS_BACK.match(text))),
        "leads": float(text.endswith(":")),
        "grade": float(bool(grades_in(text))),
        **{f"has_{sort}": held for sort, held in has.items()},
        **_value_signs(asked, has),
    }


def _value_signs(asked: Asked, has: Mapping[Sort, float]) -> dict[str, float]:
    """How likely a value of a sort is asked for that the sentence gives, and one that it lacks."""
    wanted = {w: asked.question.reading.p(w) for w in _OF_WANTED}
    gives = sum(p for w, p in wanted.items() if any(has[sort] for sort in _OF_WANTED[w]))
    return {"gives": gives, "lacks": sum(wanted.values()) - gives}


def _names_time(asked: Asked, sentence: Sentence) -> float:
    """1 where a time that is asked of is named, -1 where only others are, else 0."""
    wanted = asked.question.periods
    if not wanted or not sentence.periods:
        return 0.0
    named = any(period.tells_of(want) for period in sentence.periods for want in wanted)
    return 1.0 if named else -1.0
