"""Whatever papers there are, both makes of store hold and find the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.address import ServerAddress
from corpus.library import Library, match_expression
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.store.moving import signature_of
from corpus.types import Access
from tests.postgres import Server

WORDS = [
    "care",
    "leavers",
    "caring",
    "home",
    "homes",
    "child",
    "Ofsted's",
    "réview",
    "plan-B",
    "£4.5m",
]
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
PAPERS = st.lists(st.lists(TEXT, min_size=1, max_size=4, unique=True), min_size=1, max_size=4)
TERMS = st.lists(
    st.lists(st.sampled_from([*WORDS, "the", '"']), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def makes(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Library]]:
    """A library of each make; no index is published, since that takes a process each time."""
    places: list[Path | ServerAddress] = [
        tmp_path_factory.mktemp("both") / "library",
        ServerAddress(postgres.database()),
    ]
    opened = [Library.create_or_open(Settings(library=place)) for place in places]
    for library in opened:
        library.publish = lambda: None  # type: ignore[method-assign]
    yield opened
    for library in opened:
        library.close()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers=PAPERS, terms=TERMS, exempt=st.booleans(), few=st.booleans())
def test_both_find_the_same_words_with_the_same_weight(
    makes: list[Library],
    entry: Any,
    papers: list[list[str]],
    terms: list[str],
    exempt: bool,
    few: bool,
) -> None:
    told = []
    for library in makes:
        library.save(
            entry(f"{at}.pdf", texts, access=Access.PUBLIC) for at, texts in enumerate(papers)
        )
        held = library.documents()
        scope = frozenset(each.id for each in held[:1]) if few else None
        found = library.find_words(match_expression(terms), scope, 20)
        counts = [library.document_frequency(term) for term in terms]
        told.append(([each for each, _ in found], [score for _, score in found], counts,
                     library.vocabulary(1), library.vocabulary(2), held))  # fmt: skip
        library.remove([each.id for each in held])
    (ids, scores, *rest), (other_ids, other_scores, *other_rest) = told
    assert rest == other_rest
    assert ids == other_ids
    assert scores == pytest.approx(other_scores, abs=1e-9)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers=PAPERS, asked=TEXT, withheld=st.booleans())
def test_both_hold_the_same_and_find_the_same_meanings(
    makes: list[Library], entry: Any, papers: list[list[str]], asked: str, withheld: bool
) -> None:
    told = []
    for library in makes:
        library.save(
            entry(
                f"{at}.pdf", texts, access=Access.EXEMPT if withheld and not at else Access.PUBLIC
            )
            for at, texts in enumerate(papers)
        )
        held = library.documents()
        near = library.nearest(library.embed([asked])[0], frozenset(d.id for d in held), 40)
        told.append((held, [library.pages(d.id) for d in held], list(library.iter_passages()),
                     library.judgements(), library.actions(), library.progress(),
                     library.decisions(), library.next_steps(), library.recommendations(),
                     dict(near)))  # fmt: skip
        library.remove([d.id for d in held])
        library.forget(list(library.files()))
    assert told[0][:-1] == told[1][:-1]
    assert told[0][-1] == pytest.approx(told[1][-1], abs=1e-4)


PATHS = st.integers(0, 2)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("save"), PATHS, st.lists(TEXT, min_size=1, max_size=2, unique=True)),
        st.tuples(st.sampled_from(["remove", "forget", "fail", "hide"]), PATHS, st.none()),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_whatever_is_done_to_both_they_hold_the_same(
    makes: list[Library], entry: Any, steps: list[tuple[str, int, Any]]
) -> None:
    for library in makes:
        for step, at, texts in steps:
            _do(library, entry, step, f"{at}.pdf", texts)
    told = []
    for library in makes:
        with library.writing():  # who writes sees what is withheld, too
            told.append(
                (
                    signature_of(library._store, vectors=False),
                    sorted(library._store.passage_counts().values()),
                )
            )
            library.forget(list(library.files()))
    assert told[0] == told[1]


def _do(library: Library, entry: Any, step: str, path: str, texts: list[str] | None) -> None:
    held = [document for document in library.documents() if document.path == path]
    if step == "save":
        library.save([entry(path, texts, access=Access.PUBLIC)])
    elif step == "fail":
        library.record_failure(SourceFile(path, path), "is damaged")
    elif step == "forget":
        library.forget([path])
    elif held and step == "remove":
        library.remove([held[0].id])
    elif held:
        library.rule(held[0].id, Access.EXEMPT, pages=(1,), by="A. Clerk", given=date(2026, 1, 5))
