"""The sentences of passages that say something by themselves, with their topics and their leaning.

They are worked out from their vectors the first time they are asked for, and kept from then on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.resources import files

from assistant.council.findings_kept import FindingsKept, Placed
from assistant.council.topic_match import TOPICS, topics_told
from assistant.evidence.standing_text import STANDING, is_standing
from assistant.fitted import linear
from assistant.language.hanging_sentences import stands_alone
from assistant.language.words import sentence_spans
from assistant.tracking.book import PlanBook
from corpus.library import Library
from corpus.types import Passage

LEANING = ("assistant.evidence", "tone.npz")
SURE = 0.85
"""The least probability of a sentence that is told as strong or weak."""
_SHORTEST, _LONGEST = 9, 40
"""Words of a sentence that says enough by itself and can be read at a glance."""


def placed_in(passages: Sequence[Passage], book: PlanBook) -> dict[str, tuple[Placed, ...]]:
    """The sentences of each passage, by its id, in their order."""
    kept = FindingsKept(book.library.settings.library, _made_by(book.library))
    known = kept.known([passage.id for passage in passages])
    new = [passage for passage in passages if passage.id not in known]
    if not new:
        return known
    found = _worked_out(new, book)
    kept.keep(found)
    return known | found


def _worked_out(passages: Sequence[Passage], book: PlanBook) -> dict[str, tuple[Placed, ...]]:
    spans = [
        (passage, start, end)
        for passage in passages
        for start, end in sentence_spans(passage.text)
        if _reads_alone(passage.text[start:end]) and not is_standing(passage.text[start:end])
    ]
    found: dict[str, list[Placed]] = {passage.id: [] for passage in passages}
    if spans:
        texts = [" ".join(p.text[a:b].split()) for p, a, b in spans]
        vectors = book.library.embed(texts)
        table = topics_told(vectors)
        model = linear(*LEANING)["tone"]
        for (passage, start, end), vector, row in zip(spans, vectors, table, strict=True):
            said = model.probabilities(vector)
            on = tuple(int(place) for place in row.nonzero()[0])
            leans = round(said["strength"], 3), round(said["weakness"], 3)
            tone = max(said, key=lambda label: said[label])
            found[passage.id].append(Placed(start, end, on, *leans, tone, round(said[tone], 3)))
    return {passage: tuple(placed) for passage, placed in found.items()}


def _reads_alone(sentence: str) -> bool:
    """Whether it is whole, neither curt nor long, and doesn't hang on the sentence before."""
    words = sentence.split()
    if not _SHORTEST <= len(words) <= _LONGEST or not sentence.rstrip().endswith("."):
        return False
    return stands_alone(sentence)


def _made_by(library: Library) -> str:
    """The models and lists that a sentence's reading hangs on: another of any makes all anew."""
    made = hashlib.sha256(library.embedder.model_id.encode())
    for room, name in (LEANING, ("assistant.council", TOPICS), STANDING):
        made.update((files(room) / name).read_bytes())
    return made.hexdigest()[:16]
