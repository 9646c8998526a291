"""Asking back: which council, or which inspection, where several fit equally."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.answerers.inspections import letters_asked_of
from assistant.draft import Draft
from assistant.evidence.found import Found
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.types import Choice, Status
from assistant.understand.wants import Order, Wanted
from corpus.types import Document

_MOST = 6
_LOOKED_AT = 12


def answer_unclear(asked: Asked, found: Found) -> Iterator[Draft]:
    """The councils or inspections to choose from, counted from the catalogue; none where one is meant.

    What asks which councils leaves none unsaid.
    """
    documents = _of_unsaid_council(asked)
    asks_which = asked.question.wanted is Wanted.PLACES
    if not asks_which and len({d.authority for d in documents if d.authority}) > 1:
        yield _which_council(asked, found, documents)
    letters = asked.scope.letters
    if len({d.authority for d in letters}) == 1 and len(letters) > 1:
        fitting = _fitting(asked, letters)
        if len(fitting) > 1:
            yield _which_inspection(asked, fitting)


def _of_unsaid_council(asked: Asked) -> Sequence[Document]:
    """The papers of all councils that may be meant, where the question doesn't say which is."""
    question = asked.question
    if not question.authorities:
        return asked.scope.documents
    own = question.ours and question.wanted is Wanted.COMPARISON and len(question.authorities) == 1
    held = asked.library.documents() if own else ()
    return [d for d in held if d.authority not in question.authorities]


def _fitting(asked: Asked, letters: Sequence[Document]) -> Sequence[Document]:
    """The letters that fit what is said of their sort, then of their time, equally well."""
    named = next(letters_asked_of(asked, letters))
    periods = asked.question.periods
    fits = [time_fit(d, periods) for d in named]
    most = max(fits)
    return [
        d for d, fit in zip(named, fits, strict=True) if fit == most and (most > 0 or not periods)
    ]


def _which_council(asked: Asked, found: Found, documents: Sequence[Document]) -> Draft:
    """Those that the evidence speaks of first, then the others; each with the question of it."""
    counted = Counter(d.authority for d in documents if d.authority)
    found_of = (p.evidence.document.authority for p in found.passages[:_LOOKED_AT])
    seen = Counter(name for name in found_of if name and name in counted)
    names = [name for name, _ in seen.most_common()] + [n for n, _ in counted.most_common()]
    question = asked.question.text.rstrip("?. ")
    choices = tuple(
        Choice(f"{name} ({counted[name]} documents)", f"{question}, in {name}?")
        for name in list(dict.fromkeys(n for n in names if n))[:_MOST]
    )
    signs = {"councils": float(len(counted)), "spread": _spread(seen)}
    missing = (f"Which council? The library holds papers of {len(counted)}.",)
    return Draft((), Status.UNCLEAR, missing, by="unclear council", choices=choices, signs=signs)


def _which_inspection(asked: Asked, letters: Sequence[Document]) -> Draft:
    question = asked.question.text.rstrip("?. ")
    choices = tuple(
        Choice(f"{d.title}, {d.date:%B %Y}", f"{question}, in {d.date:%B %Y}?")
        for d in letters[:_MOST]
        if d.date
    )
    signs = {
        "letters": float(len(letters)),
        "sorts": float(len({(d.body, d.framework) for d in letters})),
        "of_all": len(letters) / len(asked.scope.letters),
        "timed": float(bool(asked.question.periods)),
        "untimed": asked.question.reading.p(Order.NONE),
    }
    missing = (f"Which inspection? The library holds {len(letters)}.",)
    return Draft((), Status.UNCLEAR, missing, by="unclear letter", choices=choices, signs=signs)


def _spread(seen: Counter[str]) -> float:
    """The share of what was found that is of other councils than the one found most."""
    total = sum(seen.values())
    return 1 - max(seen.values()) / total if total else 1.0
