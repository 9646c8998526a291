"""Asked -> what was found for it, in one ranked list: passages, and the sentences and rows in them.

Both are ranked by fitted trees (`passages.npz`, `sentences.npz`) over the signs that `passage_signs`
and `sentence_signs` give, with the question's reading beside them. The cross-encoder's word is one
sign among them; where there is none, it is missing, and the trees were fitted for that too. Where there
is one, its layers that were fitted for such questions have the last word on sentences (`order.npz`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log

from assistant.evidence.candidates import candidates
from assistant.evidence.cross_encoder import CrossEncoder, answers, cross_encoder_of
from assistant.evidence.found import Found, RankedPassage, RankedSentence
from assistant.evidence.meanings import meaning_of, meanings_of
from assistant.evidence.passage_signs import passage_signs
from assistant.evidence.read_together import (
    chance_held,
    passage_as_read,
    sentence_as_read,
    state_of_found,
)
from assistant.evidence.sentence_reader import read_on
from assistant.evidence.sentence_signs import sentence_signs
from assistant.evidence.sentences import Sentence, split_sentences
from assistant.evidence.standing_text import is_mostly_standing
from assistant.fitted import beside, linear, trees
from assistant.language.coverage import Weigh, Words, weights_of
from assistant.scope.asked import Asked
from assistant.scope.papers import is_inspection
from assistant.types import Evidence
from assistant.understand.wants import FACTS, About, Wanted
from corpus.embed.vectors import Vectors

_ROOM = "assistant.evidence"
_CROSS_PASSAGES = 16
"""How many passages, best by the other signs, the cross-encoder reads."""
_SPLIT = 12
"""How many passages, best first, are looked at sentence by sentence."""
_MEANT = 32
"""How many sentences, best by their words and passage, are weighed by meaning too."""
_CROSS_SENTENCES = 20
"""How many of those the cross-encoder reads."""
_CROSS_OF_SIDE = 10
"""How many it reads of one side of a comparison."""
_PASSAGES_BESIDE = (
    (
        "fused",
        "cosine",
        "cross",
        "cover",
        "cover_all",
        "cover_heading",
        "time_fit",
        "newer_letters",
    ),
    ("cosine", "cross", "cover_all"),
)
_SENTENCES_BESIDE = (
    ("cosine", "cross", "own_cross", "cover", "cover_around", "cover_before", "of_passage",
     "of_cosine", "of_cross", "of_cover_all", "of_time_fit", "of_newer_letters", "gives",
     "names_time"),
    ("cosine", "cross", "own_cross", "cover_around"),
)  # fmt: skip
"""The signs in which each is set beside the others found: by how much it falls short, and in which place it stands.

Whether a likeness of 0.5 is much hangs on what else was found: alone it says little.
"""
_IN_PASSAGE = ("cosine", "cross", "own_cross", "cover")
ORDER = "order.npz"
SIGNS_OF_ORDER = ("first_chance", "reader_order", "reader_answers")
"""What a sentence's last chance is told from: log odds of the first, and the word of the layers fitted."""
_FEWEST_WORDS = 3
_OF_FRONT = 0.5
"""The least of the one probability and twice the other for a letter's front to be looked at."""
_MAY_DEFINE = 0.3
_BESIDE_ROW = 2


def find(asked: Asked, *, with_cross: bool = True) -> Found:
    """What was found for the question, best first; nothing for an empty scope."""
    question, library = asked.question, asked.library
    weigh = weights_of(question.terms, library.document_frequency, library.passage_count())
    meaning = meaning_of(library, question.understood)
    if not asked.scope.documents:
        return Found((), (), weigh, meaning)
    cross = cross_encoder_of(library.settings) if with_cross else None
    passages = ranked_passages(asked, meaning, weigh, cross)
    sentences = ranked_sentences(asked, passages, meaning, weigh, cross)
    state = state_of_found(cross, asked, passages, sentences) if cross else None
    signs = {} if state is None else {"held_by_cross": chance_held(state)}
    return Found(tuple(passages), tuple(sentences), weigh, meaning, signs)


def find_of_side(asked: Asked) -> list[RankedSentence]:
    """The sentences of one side's papers, likeliest first, by a meaning without the names and times that
    tell the sides apart: of a letter, those find what it says of itself. The cross-encoder reads ten.
    """
    question, library = asked.question, asked.library
    if not asked.scope.documents:
        return []
    weigh = weights_of(question.terms, library.document_frequency, library.passage_count())
    meaning = meaning_of(library, question.bare or question.understood)
    passages = ranked_passages(asked, meaning, weigh, None)
    cross = cross_encoder_of(library.settings)
    return ranked_sentences(asked, passages, meaning, weigh, cross, _CROSS_OF_SIDE)


def ranked_passages(
    asked: Asked, meaning: Vectors, weigh: Weigh, cross: CrossEncoder | None
) -> list[RankedPassage]:
    """The passages that words or meaning find, likeliest first.

    Those that stand alike in every letter define, or tell nothing.
    """
    found = candidates(asked, meaning)
    if not _defines(asked):
        found = [c for c in found if not is_mostly_standing(c.evidence.passage.text)]
    rows = passage_signs(asked, found, weigh)
    if cross:
        near = sorted(range(len(rows)), key=lambda i: -_roughly(rows[i]))[:_CROSS_PASSAGES]
        fits = cross.fits(
            asked.question.understood, [passage_as_read(found[i].evidence) for i in near]
        )
        for i, fit in zip(near, fits.tolist(), strict=True):
            rows[i]["cross"] = fit
    rows = [{**r, **b} for r, b in zip(rows, beside(rows, *_PASSAGES_BESIDE), strict=True)]
    chances = _chances("passages.npz", rows, asked)
    ranked = [
        RankedPassage(_scored(c.evidence, p, c.cosine), p, row)
        for c, row, p in zip(found, rows, chances, strict=True)
    ]
    return sorted(ranked, key=lambda each: -each.probability)


def ranked_sentences(
    asked: Asked,
    passages: Sequence[RankedPassage],
    meaning: Vectors,
    weigh: Weigh,
    cross: CrossEncoder | None,
    most_read: int = _CROSS_SENTENCES,
) -> list[RankedSentence]:
    """The sentences of the best passages, likeliest first; the cross-encoder reads `most_read` of them.

    What stands on a letter's front is a fact's value, tells of the inspection itself, or nothing.
    """
    reading = asked.question.reading
    with_front = reading.p(*FACTS, Wanted.GRADE) + 2 * reading.p(About.INSPECTION) >= _OF_FRONT
    graded = _grid_rows(asked, passages[:_SPLIT])
    pairs = [
        (sentence, passage)
        for passage in passages[:_SPLIT]
        for sentence in split_sentences([passage.evidence])
        if len(sentence.text.split()) >= _FEWEST_WORDS and not sentence.is_of_contents
        if with_front or not sentence.is_of_front
        if not any(_is_row(sentence, row) for row in graded)
    ]
    rows = sentence_signs(asked, pairs, weigh)
    near = sorted(range(len(rows)), key=lambda i: -_worth(rows[i]))[:_MEANT]
    vectors = meanings_of(asked.library, [pairs[i][0].text for i in near])
    tones: dict[int, float] = {}
    kinds = linear(_ROOM, "tone.npz")
    for i, vector in zip(near, vectors, strict=True):
        rows[i]["cosine"] = float(vector @ meaning)
        for name, model in kinds.items():
            said = model.probabilities(vector)
            rows[i].update({f"{name}={label}": p for label, p in said.items()})
            if name == "tone":
                tones[i] = said["strength"] - said["weakness"]
    if cross and near:
        read = sorted(near, key=lambda i: -_worth(rows[i]))[:most_read]
        readings = cross.read(
            asked.question.understood, [sentence_as_read(pairs[i][0]) for i in read]
        )
        for i, each, own in zip(read, readings, answers(readings).tolist(), strict=True):
            rows[i] |= {"cross": each.logit, "own_cross": own}
    rows = _set_beside(rows, [sentence.evidence.passage.id for sentence, _ in pairs])
    chances = _chances("sentences.npz", rows, asked)
    if cross:
        chances = last_chances(asked, [sentence for sentence, _ in pairs], rows, chances, cross)
    ranked = [
        RankedSentence(sentence, p, row, tones.get(i, 0.0))
        for i, ((sentence, _), row, p) in enumerate(zip(pairs, rows, chances, strict=True))
    ]
    return sorted(ranked, key=lambda each: -each.probability)


def last_chances(
    asked: Asked,
    sentences: Sequence[Sentence],
    rows: Sequence[dict[str, float]],
    chances: Sequence[float],
    cross: CrossEncoder,
) -> list[float]:
    """The last chances, and in the rows what they are told from; of inspectors' papers alone.

    On those the layers and their worth were fitted: of other papers the first chances stand.
    """
    theirs = [i for i, s in enumerate(sentences) if is_inspection(s.evidence.document)]
    read = [i for i in theirs if "cross" in rows[i]]
    texts = [sentence_as_read(sentences[i]) for i in read]
    told = read_on(cross.below(asked.question.understood, texts))
    most = max((each.order for each in told), default=0.0)
    for i, each in zip(read, told, strict=True):
        rows[i] |= {"reader_order": each.order - most, "reader_answers": each.answers}
    for i in theirs:
        rows[i]["first_chance"] = log(chances[i] / (1 - chances[i]))
    last = trees(_ROOM, ORDER).probabilities([rows[i] for i in theirs]).tolist()
    every = dict(enumerate(chances)) | dict(zip(theirs, last, strict=True))
    return list(every.values())


def _set_beside(
    rows: Sequence[dict[str, float]], passages: Sequence[str]
) -> list[dict[str, float]]:
    """The rows with how each sentence stands beside all, and (`p_`) beside those of its passage."""
    within: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        within[passage].append(at)
    stands = beside(rows, *_SENTENCES_BESIDE)
    for places in within.values():
        apart = beside([rows[at] for at in places], _IN_PASSAGE)
        for at, stand in zip(places, apart, strict=True):
            stands[at] |= {f"p_{name}": value for name, value in stand.items()}
    return [{**row, **stand} for row, stand in zip(rows, stands, strict=True)]


def _defines(asked: Asked) -> bool:
    """Whether what a word means may be asked: the one thing that text of no council answers."""
    return asked.question.reading.p(Wanted.DEFINITION) >= _MAY_DEFINE


def _grid_rows(asked: Asked, passages: Sequence[RankedPassage]) -> list[frozenset[str]]:
    """The words of the rows that the register's grades are read from: those are told from there."""
    papers = frozenset(passage.evidence.document.id for passage in passages)
    held = asked.library.judgements(papers, outcomes=True)
    return list({Words.of(judgement.quote).each for judgement in held})


def _is_row(sentence: Sentence, row: frozenset[str]) -> bool:
    """Whether a sentence is a row of the grid, with a word or two beside."""
    words = sentence.words.each
    return row <= words and len(words - row) <= _BESIDE_ROW


def _chances(name: str, rows: Sequence[Mapping[str, float]], asked: Asked) -> list[float]:
    reading = asked.question.reading.signs
    full = [{**row, **reading} for row in rows]
    return list(map(float, trees(_ROOM, name).probabilities(full)))


def _roughly(signs: Mapping[str, float]) -> float:
    """What a passage is chosen by for the cross-encoder to read."""
    return (
        signs["fused"]
        + signs["cosine"]
        + 2 * signs["cover_all"]
        + 0.5 * signs["time_fit"]
        - 0.1 * signs["newer_letters"]
    )


def _worth(signs: Mapping[str, float]) -> float:
    """What a sentence is chosen by to be embedded, then to be read by the cross-encoder."""
    return signs["of_passage"] + signs["cover_around"] + signs.get("cosine", 0.0)


def _scored(evidence: Evidence, score: float, similarity: float) -> Evidence:
    return Evidence(evidence.passage, evidence.document, score, similarity)
