"""Every sentence of the demo papers, changed by a word that matters: the change never passes."""

import random
import re

from assistant.check.faults import Fault
from assistant.check.quote_place import place_quote
from assistant.check.statement import support_of
from assistant.language.words import sentence_spans
from assistant.types import Evidence
from corpus.types import PassageKind

VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|could|may|should|must)\b")
DENIED = re.compile(r"\b(?:not|no|never|nor|nobody|neither|without|cannot|lack\w*|fail\w*)\b", re.I)
LIMIT = re.compile(r"\b(?:[Mm]ost|[Ss]ome|[Mm]any|[Ff]ew|[Aa]lmost|may|[Aa]t least|[Mm]ore than) ")
SHARE_COPIED = 0.98
"""Of sentences that stand alone, copied word for word, what must pass."""


def sentences(library):
    """(sentence, what it stands on), each that can be said by itself, from prose."""
    for document in library.documents():
        for passage in library.passages(document.id):
            if passage.kind is not PassageKind.PROSE:
                continue
            for start, end in sentence_spans(passage.text):
                text = passage.text[start:end]
                if len(text.split()) >= 5 and len(text) <= 400:
                    yield text, place_quote(library, Evidence(passage, document, 0.0), text)


def changed(text, other, rng):
    """The sentence, made false or senseless in each way that applies to it."""
    numbers = list(re.finditer(r"(?<![\w.])\d+(?![\w.])", text))
    for number in numbers[:1]:
        yield text[: number.start()] + str(int(number.group()) + 7) + text[number.end() :]
    verb = VERB.search(text)
    if verb and not DENIED.search(text):
        yield f"{text[: verb.end()]} not{text[verb.end() :]}"
    denied = re.search(r"\b(?:not|never|no) ", text)
    if denied:
        yield text[: denied.start()] + text[denied.end() :]
    limit = LIMIT.search(text)
    if limit:
        yield text[: limit.start()] + text[limit.end() :]
        yield f"{text[: limit.start()]}all {text[limit.end() :]}"
    name = re.search(r"(?<=[a-z] )[A-Z][a-z]{3,}", text)
    if name:
        yield text[: name.start()] + rng.choice(["Zebedee", "Norfolk"]) + text[name.end() :]
    words, more = text.split(), other.split()
    if len(words) > 9 and len(more) > 9:
        yield " ".join(words[: len(words) // 2] + more[len(more) // 2 :])


def test_sentences_pass_as_they_stand_and_never_changed(demo):
    rng = random.Random(7)
    every = list(sentences(demo.library))
    held = {text: (support_of(text, quoted), quoted) for text, quoted in every[::3]}
    alone = {text: pair for text, pair in held.items() if pair[0] is not Fault.LEANS}
    passing = [(t, q) for t, (found, q) in alone.items() if not isinstance(found, Fault)]
    assert len(passing) >= SHARE_COPIED * len(alone) > 150
    mutants = [
        (mutant, quoted)
        for text, quoted in passing
        for mutant in changed(text, rng.choice(every)[0], rng)
        if mutant != text
    ]
    assert len(mutants) > 400
    assert [m for m, quoted in mutants if not isinstance(support_of(m, quoted), Fault)] == []
