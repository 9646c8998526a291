"""Statements made from written true ones by machine: true as they were, and false in known ways."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.check.lexicon import lexicon
from assistant.check.quoted_sentence import Quoted
from assistant.check.tokens import Sort, Token, read

_SEED = 11
_SOFT = frozenset({"guard:some", "guard:few", "guard:many", "guard:most", "guard:almost"})
_AUXILIARIES = lexicon().present | lexicon().past | {"will", "can", "should", "may"}
_SPEAKERS = ("Parents", "Partners", "Leaders", "Social workers", "Young people")
_FRAMES = ("Inspectors found that ", "The paper says that ", "")


@dataclass(frozen=True)
class Told:
    """A statement, what it was held against, and whether it holds."""

    id: str
    text: str
    quoted: tuple[Quoted, ...]
    holds: bool
    made: bool = False


def variations(told: Sequence[Told]) -> Iterator[Told]:
    """What is made of each true statement, one of each way that fits it."""
    rng = random.Random(_SEED)
    true = [each for each in told if each.holds and not each.made]
    of_paper: dict[str, list[Told]] = defaultdict(list)
    for each in true:
        of_paper[each.quoted[0].document.id].append(each)
    for each in true:
        others = [o for o in of_paper[each.quoted[0].document.id] if o.quoted != each.quoted]
        yield from _true(each, others, rng)
        for text, quoted in _false(each, others, rng):
            if text != each.text or quoted != each.quoted:
                yield replace(each, text=text, quoted=quoted, holds=False, made=True)


def _true(each: Told, others: Sequence[Told], rng: random.Random) -> Iterator[Told]:
    """The quote itself, framed or not; and the statement beside another's quote."""
    quote = " ".join(rng.choice(each.quoted).text.split())
    first = next((token.text.lower() for token in read(quote)), "")
    if quote.endswith(".") and first not in lexicon().pronouns:
        frame = rng.choice(_FRAMES)
        text = frame + (quote[0].lower() + quote[1:] if frame else quote)
        yield replace(each, text=text, made=True)
    if others:
        beside = rng.choice(others).quoted
        yield replace(each, quoted=(*each.quoted, *beside), made=True)


def _false(
    each: Told, others: Sequence[Told], rng: random.Random
) -> Iterator[tuple[str, tuple[Quoted, ...]]]:
    tokens = read(each.text)
    soft = next((token for token in tokens if token.key in _SOFT), None)
    if soft:
        yield _with(each.text, soft, rng.choice(["all", "every one of the", "the"])), each.quoted
    if turned := _denied(each.text, tokens):
        yield turned, each.quoted
    speaker = rng.choice(_SPEAKERS)
    if not any(token.key in {"guard:said", "guard:asked"} for token in tokens):
        yield f"{speaker} said that {each.text[0].lower()}{each.text[1:]}", each.quoted
    if not others:
        return
    near = sorted(others, key=lambda other: -_shared(tokens, other))
    yield each.text, near[0].quoted
    other = rng.choice(near)
    added = other.text.rstrip(".")
    added = added[0].lower() + added[1:]
    yield f"{each.text.rstrip('.')} because {added}.", each.quoted
    yield f"{each.text.rstrip('.')}, and {added}.", each.quoted


def _with(text: str, token: Token, word: str) -> str:
    said = word.capitalize() if token.start == 0 else word
    return text[: token.start] + said + text[token.end :]


def _denied(text: str, tokens: Sequence[Token]) -> str:
    """The statement with its "not" taken out, or one put in; "" where neither is plain."""
    for token in tokens:
        if token.sort is Sort.NEGATOR and token.text.lower() in {"not", "never"}:
            return text[: token.start] + text[token.end :].lstrip()
    if any(token.sort is Sort.NEGATOR for token in tokens):
        return ""
    for token in tokens:
        if token.text.lower() in _AUXILIARIES:
            return f"{text[: token.end]} not{text[token.end :]}"
    return ""


def _shared(tokens: Sequence[Token], other: Told) -> int:
    held = {token.key for each in other.quoted for token in each.tokens if token.counts}
    return len(held & {token.key for token in tokens if token.counts})
