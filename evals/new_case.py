"""A case for one's own documents, made in talk with a person who knows the answer.

What they say is checked against the pages they name before it is kept, so that no case asks for
what the papers don't say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from assistant import Assistant
from assistant.types import Answer
from corpus.errors import UsageError
from evals.cases.case import Case, NearMiss, read_cases
from evals.cases.check import check_cases, library_pages
from evals.cases.pages_named import Place, places_named
from evals.match.said import says
from evals.metrics.fact_recall import facts_said

_KINDS = ("lookup", "list", "explain", "compare", "asof", "attribution")
_FOUND = 6
_SHOWN = 300
_VARIANT = "|"


class Talk(Protocol):
    """With whom a case is made. At the end of what they say, `ask` raises UsageError."""

    def tell(self, text: str) -> None:
        """Show something."""

    def ask(self, prompt: str) -> str:
        """Ask for a line; it comes without white space at its ends."""


@dataclass(frozen=True)
class _Told:
    """What is right and where: groups of facts with their variants, and which are worked out."""

    places: tuple[Place, ...]
    facts: tuple[tuple[str, ...], ...]
    computed: tuple[int, ...]


def new_case(path: Path, assistant: Assistant, talk: Talk) -> Case | None:
    """Walk through one case for the file at `path`; None where they would rather not keep it.

    UsageError where the file holds something else than cases, or the talk ends half-way.
    """
    before = read_cases(path) if path.exists() and path.read_text(encoding="utf-8").strip() else []
    question = _asked_until(talk, "The question: ", bool)
    if any(case.question.casefold() == question.casefold() for case in before):
        raise UsageError(f"{path} has that question already")
    answer = assistant.ask(question)
    found = _show(question, answer, assistant, talk)
    taken = {case.id for case in before}
    given: dict[str, object] = {"id": _free_id(path, taken), "question": question}
    if _yes(talk, "Do your documents answer it?"):
        given |= _answerable(assistant, talk, found)
    else:
        given |= _near_miss(assistant, talk, found)
    if note := talk.ask("A note for whoever reads this later (may be empty): "):
        given["note"] = note
    case = _made(given, assistant)
    _tell_how_it_fares(case, answer, talk)
    return case if _yes(talk, f"Add it to {path}?") else None


def _show(question: str, answer: Answer, assistant: Assistant, talk: Talk) -> tuple[Place, ...]:
    """What the library answers, and the numbered places that it cites or finds."""
    talk.tell(f"\nThe library answers ({answer.status.value}):\n{answer.answer}\n")
    held = {each.path: each for each in assistant.library.documents()}
    places: dict[Place, str] = {Place(c.document, c.page): c.quote for c in answer.citations}
    for evidence in assistant.search(question, _FOUND):
        pages = evidence.passage.pages if held[evidence.document.path].paged else (None,)
        for page in pages:
            places.setdefault(Place(evidence.document.path, page), evidence.passage.text)
    talk.tell("Places cited or found:")
    for number, (place, text) in enumerate(places.items(), start=1):
        talk.tell(f"{number:3}. {place}\n     {_short(text)}")
    return tuple(places)


def _answerable(assistant: Assistant, talk: Talk, found: Sequence[Place]) -> dict[str, object]:
    told = _places_and_facts(assistant, talk, found)
    likely = "list" if len(told.facts) > 2 else "lookup"
    kind = talk.ask(f"Its kind ({', '.join(_KINDS)}) [{likely}]: ") or likely
    return {"kind": kind, "answerable": True, **_row(told)}


def _near_miss(assistant: Assistant, talk: Talk, found: Sequence[Place]) -> dict[str, object]:
    kinds = {str(number): kind for number, kind in enumerate(NearMiss, start=1)}
    talk.tell("Why not? " + "; ".join(f"{n}. {kind.value}" for n, kind in kinds.items()))
    why = kinds[_asked_until(talk, "Number: ", kinds.__contains__)]
    given: dict[str, object] = {"kind": "unanswerable", "answerable": False, "near_miss": why}
    if why is NearMiss.FALSE_PREMISE and _yes(talk, "Do they say what is right instead?"):
        given |= _row(_places_and_facts(assistant, talk, found))
    return given


def _places_and_facts(assistant: Assistant, talk: Talk, found: Sequence[Place]) -> _Told:
    pages = library_pages(assistant.library)
    places = _places(talk, found, assistant)
    texts = [
        text
        for place in places
        for number, text in enumerate(pages(place.document) or (), start=1)
        if place.page in (None, number)
    ]
    return _facts(talk, places, texts)


def _row(told: _Told) -> dict[str, object]:
    return {
        "facts": told.facts,
        "computed": told.computed,
        "documents": tuple(dict.fromkeys(place.document for place in told.places)),
        "page_refs": tuple((p.document, p.page) for p in told.places if p.page is not None),
    }


def _places(talk: Talk, found: Sequence[Place], assistant: Assistant) -> tuple[Place, ...]:
    """Those they name, each of which the library holds."""
    held = assistant.library.documents()
    while True:
        said = talk.ask(
            "Where does the answer stand? Numbers from above, or FILE p3; several by ;: "
        )
        try:
            return places_named(said, found, held)
        except UsageError as error:
            talk.tell(str(error))


def _facts(talk: Talk, places: tuple[Place, ...], texts: Sequence[str]) -> _Told:
    """At least one, until an empty line; one on none of the pages only if it is worked out."""
    talk.tell(
        "What must a right answer say? One fact a line, as short as it can be; other ways to\n"
        f"write it after {_VARIANT}, as in: 46% {_VARIANT} 46 per cent. An empty line ends."
    )
    facts: list[tuple[str, ...]] = []
    computed: list[int] = []
    while (group := _variants(talk.ask("Fact: "))) or not facts:
        if not group:
            talk.tell("At least one fact is needed.")
            continue
        if not any(says(text, variant) for text in texts for variant in group):
            if not _yes(talk, "That isn't on those pages. Is it worked out from them?"):
                talk.tell("Left out.")
                continue
            computed.append(len(facts))
        facts.append(group)
    return _Told(places, tuple(facts), tuple(computed))


def _variants(said: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in said.split(_VARIANT) if part.strip())


def _made(given: dict[str, object], assistant: Assistant) -> Case:
    try:
        case = Case.model_validate(given)
    except ValidationError as error:
        raise UsageError(f"no case can be made of that: {error.errors()[0]['msg']}") from error
    if slips := check_cases([case], library_pages(assistant.library)):
        raise UsageError("\n".join(str(slip) for slip in slips))
    return case


def _tell_how_it_fares(case: Case, answer: Answer, talk: Talk) -> None:
    refused = answer.status.value == "none"
    if not case.answerable or refused:
        right = refused and not case.answerable
        talk.tell(
            f"\nThe library {'refuses' if refused else 'answers'} it, "
            f"{'as it should' if right else 'and should not'}."
        )
        return
    said = facts_said(case, answer.answer)
    lacking = [" | ".join(g) for g, there in zip(case.facts, said, strict=True) if not there]
    talk.tell(
        f"\nThe answer above has {sum(said)} of {len(said)} facts."
        + (f" It lacks: {'; '.join(lacking)}." if lacking else "")
    )


def _asked_until(talk: Talk, prompt: str, fits: Callable[[str], bool]) -> str:
    while not fits(said := talk.ask(prompt)):
        pass
    return said


def _yes(talk: Talk, prompt: str) -> bool:
    said = _asked_until(talk, f"{prompt} [y/n] ", lambda s: s.lower() in ("y", "yes", "n", "no"))
    return said.lower().startswith("y")


def _free_id(path: Path, taken: set[str]) -> str:
    stem = re.sub(r"\W+", "-", path.stem).strip("-").lower() or "own"
    number = len(taken) + 1
    while f"{stem}-{number:03}" in taken:
        number += 1
    return f"{stem}-{number:03}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " ..."
