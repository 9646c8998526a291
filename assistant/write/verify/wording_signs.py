"""What tells whether a statement's wording says what its quotes say: the signs that are weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.check.faults import Fault
from assistant.check.lexicon import lexicon
from assistant.check.paper_frame import is_place, without_frame
from assistant.check.quoted_sentence import Quoted
from assistant.check.statement import support_of
from assistant.check.tokens import Sort, Token, read
from assistant.evidence.cross_encoder import CrossEncoder
from assistant.evidence.entailment import entailed
from assistant.fitted import linear
from assistant.language.periods import find_periods
from assistant.language.words import put_instead
from assistant.understand.authorities import find_authorities
from assistant.write.verify.alignment import Meant, likeness, meant_by
from assistant.write.verify.basis import Basis
from corpus.embed.embedder import Embedder
from corpus.embed.vectors import Vectors
from corpus.text import normalise

_COUNCIL = "same:local authority"
_SURE = 0.6
"""From which likeness in their places two words are taken to be the same thing."""

_GROUPS = {
    "all": ("all",),
    "most": ("most", "many", "half", "almost", "enough"),
    "some": ("some", "few"),
    "only": ("only",),
    "may": ("may", "seem", "if", "option"),
    "ahead": ("should", "ahead"),
    "said": ("said", "asked"),
    "cause": ("cause",),
    "bound": ("over", "under", "least", "upto", "about"),
    "time": ("again", "now", "earlier", "later", "during", "when"),
    "degree": ("best", "worst", "than", "more", "less", "too"),
    "with": ("with",),
}
"""What limits a claim, in groups whose words may stand for each other in free wording."""

_COPIED = 0.25
"""Below which share of words of its own a statement is nearly a copy."""

_LEFT_ALONE = re.compile(r"\b(?:in|on|by|at|of|since|from|until|during|as of)\s+(?=[.,;]|$)")
"""A preposition whose time is gone."""
_BEFORE_STOP = re.compile(r"\s+(?=[.,;])")

_LOST = ("some", "may", "ahead")
_ADDED = ("all", "some", "cause")
"""The groups without which a claim grows stronger, and those with which it does."""

_OF_GUARD = {f"guard:{name}": group for group, names in _GROUPS.items() for name in names}
_FAULTS = list(Fault)


def wording_signs(
    text: str, basis: Basis, embedder: Embedder, cross: CrossEncoder | None
) -> dict[str, float]:
    """The signs of a statement against its basis, each a number; what can't be told is left out."""
    strict = support_of(text, basis.quoted)
    tokens = read(text)
    said = _Said(text, tokens, [token for token in tokens if _tells(token, basis)])
    signs = {
        "strict": float(not isinstance(strict, Fault)),
        "fault": float(_FAULTS.index(strict)) if isinstance(strict, Fault) else -1.0,
        "words": float(len(tokens)),
        "quotes": float(len(basis.quoted)),
        "papers": float(len(basis.documents)),
        "is_row": float(any(each.is_row for each in basis.quoted)),
        "asks_for": float(any(each.asks_for for each in basis.quoted)),
        **_limit_signs(tokens, basis),
        **_form_signs(tokens, basis),
    }
    signs |= _alignment_signs(said, basis, embedder)
    if cross:
        quotes, whole = [normalise(each.text) for each in basis.quoted], normalise(basis.text)
        signs["cross"] = float(max(cross.fits(text, quotes)))
        signs["cross_back"] = float(cross.fits(whole, [text])[0])
        plain = _without_names_and_times(text, basis)
        signs["borne_by_cross"] = entailed(plain, whole).statement
    return signs


def _without_names_and_times(text: str, basis: Basis) -> str:
    """The statement without what tells whose and of when it is, which quotes seldom say and facts are held to."""
    spans = [
        (named.start, named.end, "the council") for named in find_authorities(text, basis.held)
    ]
    spans += [(period.start, period.end, "") for period in find_periods(text)]
    return _BEFORE_STOP.sub("", _LEFT_ALONE.sub("", normalise(put_instead(text, spans))))


def is_near_copy(text: str, basis: Basis) -> bool:
    """Whether all that a statement says is said with its quotes' own words, but for the council."""
    held = {token.key for token in basis.tokens} | {_COUNCIL}
    return all(token.key in held for token in read(text) if _tells(token, basis))


def has_own_words(signs: Mapping[str, float]) -> bool:
    """Whether enough of its words are its own: in a near copy, which the strict check has found at fault,
    a changed word changes what is said.
    """
    return signs["unseen_share"] >= _COPIED


def keeps_limits(signs: Mapping[str, float]) -> bool:
    """Whether each limit of the quotes is told, none that they lack, and a "not" is where theirs is."""
    turned = any(signs[f"{group}_lost"] for group in _LOST) or not signs["denied_alike"]
    added = any(signs[f"{group}_added"] for group in _ADDED)
    return not (turned or added)


@dataclass(frozen=True)
class _Said:
    text: str
    tokens: Sequence[Token]
    telling: list[Token]


def _tells(token: Token, basis: Basis) -> bool:
    """Whether a token says something that must be found: no place or day of the paper's own."""
    if not token.counts or token.sort is Sort.GUARD or is_place(token):
        return False
    own = {word for name in basis.authorities for word in name.lower().split()}
    return token.text.lower().removesuffix("'s").removesuffix("’s") not in own


def _limit_signs(tokens: Sequence[Token], basis: Basis) -> dict[str, float]:
    """How often each group of limits is told and quoted, and how often something is denied."""
    signs: dict[str, float] = {}
    ours, theirs = _groups(tokens), _groups(basis.tokens)
    hung = _groups(basis.around_tokens)
    for group in _GROUPS:
        signs[f"{group}_added"] = float(ours.count(group) > 0 and theirs.count(group) == 0)
        signs[f"{group}_lost"] = float(theirs.count(group) > 0 and ours.count(group) == 0)
        signs[f"{group}_both"] = float(min(theirs.count(group), ours.count(group)))
    signs["ahead_hung"] = float("ahead" in hung and "ahead" not in ours)
    keys = {token.key for token in tokens if token.sort is Sort.GUARD}
    held = {token.key for token in (*basis.tokens, *basis.around_tokens)}
    signs["limits_added"] = float(len(keys - held))
    said, quoted = (
        sum(token.sort is Sort.NEGATOR for token in each) for each in (tokens, basis.tokens)
    )
    signs |= {
        "denied": float(said),
        "denied_quote": float(quoted),
        "denied_alike": float(said % 2 == quoted % 2),
    }
    return signs


def _groups(tokens: Sequence[Token]) -> list[str]:
    return [_OF_GUARD[token.key] for token in tokens if token.key in _OF_GUARD]


def _form_signs(tokens: Sequence[Token], basis: Basis) -> dict[str, float]:
    """Tense, who acts, and how far the words stand in the quotes."""
    known = lexicon()
    keys = {token.key for token in (*basis.tokens, *basis.around_tokens)}
    telling = [token for token in tokens if _tells(token, basis)]
    unseen = [token for token in telling if token.key not in keys]
    actors = [token for token in tokens if token.text.lower() in known.actors]
    tenses = [
        {word for token in each if (word := token.text.lower()) in known.present | known.past}
        for each in (tokens, basis.tokens)
    ]
    framed = min((len(without_frame_of(tokens, each)) for each in basis.quoted), default=0)
    return {
        "telling": float(len(telling)),
        "unseen": float(len(unseen)),
        "unseen_share": len(unseen) / max(1, len(telling)),
        "unseen_names": float(sum(token.name for token in unseen)),
        "actors": float(len(actors)),
        "actors_unseen": float(sum(token.key not in keys for token in actors)),
        "past_told": float(bool(tenses[0] & known.past)),
        "past_quoted": float(bool(tenses[1] & known.past)),
        "present_told": float(bool(tenses[0] & known.present)),
        "present_quoted": float(bool(tenses[1] & known.present)),
        "frame": float(len(tokens) - framed),
        "figures": float(sum(t.sort in {Sort.NUMBER, Sort.PERIOD, Sort.GRADE} for t in tokens)),
    }


def without_frame_of(tokens: Sequence[Token], quoted: Quoted) -> Sequence[Token]:
    """The statement's tokens without what names the paper, as the strict check shears them."""
    text = " ".join(token.text for token in tokens)
    return without_frame(text, quoted)


def _alignment_signs(said: _Said, basis: Basis, embedder: Embedder) -> dict[str, float]:
    """How like each word of either is to some word of the other, and all in all."""
    mine = meant_by(embedder, normalise(said.text))
    quotes = [(each, meant_by(embedder, normalise(each.text))) for each in basis.quoted]
    if mine is None or not said.telling:
        return {}
    theirs = [
        (token, meant.of(token))
        for each, meant in quotes
        if meant
        for token in each.tokens
        if token.counts
    ]
    ours = [mine.of(token) for token in said.telling]
    like = likeness(ours, [vector for _, vector in theirs])
    if not like.size:
        return {}
    best = like.max(axis=1)
    lowest = np.sort(best)
    signs = {
        "like_mean": float(best.mean()),
        "like_least": float(lowest[0]),
        "like_second": float(lowest[1]) if len(lowest) > 1 else float(lowest[0]),
        "like_third": float(lowest[2]) if len(lowest) > 2 else float(lowest[-1]),
        "like_sure": float((best > _SURE).mean()),
    }
    signs |= _order_signs(like)
    signs |= _back_signs(like, theirs)
    signs |= _whole_signs(mine, [meant for _, meant in quotes if meant])
    return signs


def _order_signs(like: Vectors) -> dict[str, float]:
    """Whether words side by side in the statement find their likes side by side."""
    places = like.argmax(axis=1)
    steps = np.diff(places)
    if not len(steps):
        return {}
    return {
        "forward": float((steps > 0).mean()),
        "jump": float(np.abs(steps).mean()),
        "shared": float(1 - len(set(places.tolist())) / len(places)),
    }


def _back_signs(like: Vectors, theirs: Sequence[tuple[Token, object]]) -> dict[str, float]:
    """How much of the quotes, and of the stretch that is told of, the statement tells."""
    best = like.max(axis=0)
    places = np.sort(like.argmax(axis=1))
    first, last = places[len(places) // 4], places[(3 * len(places)) // 4]
    near = best[first : last + 1]
    lost = [
        float(value)
        for (token, _), value in zip(theirs, best, strict=True)
        if token.sort in {Sort.NUMBER, Sort.PERIOD, Sort.GRADE}
    ]
    return {
        "back_mean": float(best.mean()),
        "back_sure": float((best > _SURE).mean()),
        "back_near": float(near.mean()),
        "back_near_least": float(near.min()),
        "back_figures": min(lost, default=1.0),
    }


def _whole_signs(mine: Meant, quotes: Sequence[Meant]) -> dict[str, float]:
    """The cosine of the wholes, and how much worse or better the one sounds than the other."""
    tone = linear("assistant.evidence", "tone.npz")["tone"]
    nearest = max(quotes, key=lambda meant: float(meant.whole @ mine.whole))
    here, there = (tone.probabilities(meant.whole) for meant in (mine, nearest))
    ours, other = (each["strength"] - each["weakness"] for each in (here, there))
    return {
        "cosine": float(nearest.whole @ mine.whole),
        "tone": ours,
        "tone_quote": other,
        "tone_turned": abs(ours - other),
    }
