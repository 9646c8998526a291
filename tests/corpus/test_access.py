"""An exempt page answers those who are cleared, and nobody else, at every door of the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from corpus.access import Ruling, ruled, withheld
from corpus.errors import UsageError
from corpus.library import Arrival, Library, SourceFile
from corpus.settings import Settings
from corpus.store.health import examine
from corpus.store.word_index import match_expression
from corpus.types import (
    Access,
    Area,
    Document,
    Entry,
    Grade,
    Judgement,
    Kind,
    PageText,
    Part,
    Passage,
    Quote,
    Recommendation,
)

PAGES = (
    "The council has enough homes for children.",
    "Zephyr Care charges 6,100 pounds. The zephyr price is secret.",
    "Families were asked what they thought.",
)
OTHER = "Roads were mended in the spring."


def pack(exempt: tuple[int, ...] = (2,), document_id: str = "a" * 16, **fields) -> Entry:
    """A paper of three pages: a passage, a grade and a recommendation on each, one over two."""
    document = Document(
        document_id, "pack.pdf", "Pack", Kind.OTHER, "application/pdf", 3, True,
        published=date(2024, 1, 1), exempt_pages=exempt, **fields,
    )  # fmt: skip
    over = Passage(
        document_id, 3, (), f"{PAGES[1]} {PAGES[2]}",
        (Part(2, 0, len(PAGES[1]), 0, len(PAGES[1])),
         Part(3, 0, len(PAGES[2]), len(PAGES[1]) + 1, len(PAGES[2]))),
    )  # fmt: skip
    return Entry(
        document,
        tuple(PageText(number, text) for number, text in enumerate(PAGES, 1)),
        (*(_passage(document_id, at, text) for at, text in enumerate(PAGES)), over),
        tuple(
            Judgement(document_id, Area.OTHER, f"area {n}", Grade.GOOD, n, text)
            for n, text in enumerate(PAGES, 1)
        ),
        tuple(
            Recommendation(document_id, n, None, "list", "kind", None, text, (Quote(n, text),))
            for n, text in enumerate(PAGES, 1)
        ),
    )


def _passage(document_id: str, at: int, text: str) -> Passage:
    return Passage(document_id, at, (), text, (Part(at + 1, 0, len(text), 0, len(text)),))


def plain() -> Entry:
    document = Document("b" * 16, "roads.pdf", "Roads", Kind.OTHER, "application/pdf", 1, True)
    return Entry(document, (PageText(1, OTHER),), (_passage("b" * 16, 0, OTHER),))


@pytest.fixture
def folder(either: Settings) -> Settings:
    with Library.create_or_open(either) as library:
        library.save([pack(), plain()])
    return either


@pytest.fixture
def uncleared(folder: Settings) -> Iterator[Library]:
    with Library.open(folder) as library:
        yield library


@pytest.fixture
def cleared(folder: Settings) -> Iterator[Library]:
    with Library.open(folder.model_copy(update={"cleared_for_exempt": True})) as library:
        yield library


def texts(library: Library, ids: list[tuple[str, float]]) -> list[str]:
    return [passage.text for passage in library.passages_of([each for each, _ in ids])]


# Page by page, at each door


def test_the_cleared_see_all_of_a_pack(cleared: Library) -> None:
    (held,) = (d for d in cleared.documents() if d.path == "pack.pdf")
    assert (held.exempt_pages, held.page_count) == ((2,), 3)
    assert [page.number for page in cleared.pages(held.id)] == [1, 2, 3]
    assert len(cleared.passages(held.id)) == 4
    assert len(cleared.judgements()) == len(cleared.recommendations()) == 3
    assert len(cleared.find_words(match_expression(["zephyr"]), None, 9)) == 2


def test_pages_and_passages_that_touch_an_exempt_page_are_not_there_for_others(
    uncleared: Library, cleared: Library
) -> None:
    held = "a" * 16
    assert [page.text for page in uncleared.pages(held)] == [PAGES[0], PAGES[2]]
    assert [passage.text for passage in uncleared.passages(held)] == [PAGES[0], PAGES[2]]
    with pytest.raises(UsageError, match=r"pack\.pdf has no page 2"):
        uncleared.page(held, 2)
    secret = [passage.id for passage in cleared.passages(held)]
    assert len(uncleared.passages_of(secret)) == 2
    assert all("Zephyr" not in passage.text for passage in uncleared.iter_passages())


def test_words_vectors_and_vocabulary_find_nothing_of_an_exempt_page(uncleared: Library) -> None:
    expression, scope = match_expression(["zephyr"]), frozenset(["a" * 16])
    assert uncleared.find_words(expression, None, 9) == []
    assert uncleared.find_words(expression, scope, 9) == []
    assert uncleared.document_frequency("zephyr") == 0
    vector = uncleared.embed(["What does Zephyr Care charge?"])[0]
    for within in (None, scope):
        found = uncleared.nearest(vector, within, 9)
        assert not any("Zephyr" in text for text in texts(uncleared, found))
        assert len(found) == len(texts(uncleared, found))
    assert "zephyr" not in uncleared.vocabulary(1)
    assert "famili" in uncleared.vocabulary(1)
    assert "famili" not in uncleared.vocabulary(2)


def test_vocabulary_of_the_cleared_has_it_all(cleared: Library) -> None:
    assert "zephyr" in cleared.vocabulary(2)


def test_registers_and_counts_leave_an_exempt_page_out(uncleared: Library) -> None:
    assert [fact.page for fact in uncleared.judgements()] == [1, 3]
    assert [fact.pages for fact in uncleared.recommendations()] == [(1,), (3,)]
    assert uncleared.passage_count() == 3
    assert uncleared.find_words(match_expression(["children"]), None, 9)


def test_nothing_of_the_document_tells_that_pages_are_withheld(either: Settings) -> None:
    with Library.create_or_open(either) as library:
        library.save([pack(exempt=(3,), access_why='page 3: "EXEMPT"', access_sure=False)])
        (held,) = library.documents()
    assert (held.page_count, held.exempt_pages, held.access_why) == (2, (), None)
    assert held.access_sure


def test_the_file_with_all_the_pages_is_given_to_the_cleared_alone(
    uncleared: Library, cleared: Library
) -> None:
    assert uncleared.sources("a" * 16) == ()
    assert len(cleared.sources("a" * 16)) == 1
    assert len(uncleared.sources("b" * 16)) == 1


def test_a_passage_under_a_heading_that_stands_on_an_exempt_page_is_hidden(
    either: Settings,
) -> None:
    made = pack()
    under = replace(made.passages[2], heading=("The zephyr price is secret",))
    with Library.create_or_open(either) as library:
        library.save([replace(made, passages=(*made.passages[:2], under, made.passages[3]))])
        assert [passage.text for passage in library.passages("a" * 16)] == [PAGES[0]]


# Officers' rulings


def test_a_page_ruled_exempt_stops_answering_at_once_and_one_ruled_public_begins_to(
    uncleared: Library, cleared: Library
) -> None:
    cleared.rule("a" * 16, Access.EXEMPT, [1])
    now = cleared.rule("a" * 16, Access.PUBLIC, [2])
    assert (now.access, now.exempt_pages) == (Access.PUBLIC, (1,))
    assert now.access_sure
    assert [page.number for page in uncleared.pages("a" * 16)] == [2, 3]
    assert uncleared.health().in_step


def test_a_ruling_outlasts_reading_the_same_file_again(cleared: Library) -> None:
    cleared.rule("a" * 16, Access.EXEMPT, [3])
    cleared.save([pack()])
    assert cleared.document("a" * 16).exempt_pages == (2, 3)
    cleared.rule("a" * 16, Access.PUBLIC)
    cleared.save([pack()])
    assert cleared.document("a" * 16).exempt_pages == ()


def test_what_was_withheld_of_an_earlier_version_is_held_back_of_the_next(
    either: Settings,
) -> None:
    file = SourceFile("/papers/pack.pdf", "pack.pdf", 9, 99, "hash")
    seeing = either.model_copy(update={"cleared_for_exempt": True})
    with Library.create_or_open(seeing) as library:
        library.save([Arrival(pack(()), file)])
        library.rule("a" * 16, Access.EXEMPT)
        library.save([Arrival(pack((), "c" * 16), replace(file, content_hash="other"))])
        (now,) = library.documents()
    assert (now.id, now.access, now.access_sure) == ("c" * 16, Access.EXEMPT, False)
    assert "earlier version" in (now.access_why or "")


def test_only_the_cleared_make_anything_public(uncleared: Library) -> None:
    with pytest.raises(UsageError, match="SCRUTINEER_CLEARED_FOR_EXEMPT"):
        uncleared.rule("a" * 16, Access.PUBLIC, [2])
    uncleared.rule("b" * 16, Access.EXEMPT)
    assert [document.id for document in uncleared.documents()] == ["a" * 16]


def test_a_page_that_is_not_there_can_not_be_ruled_on(cleared: Library) -> None:
    with pytest.raises(UsageError, match="no page 4"):
        cleared.rule("a" * 16, Access.EXEMPT, [4])


def test_rulings_on_every_page_are_one_on_the_whole() -> None:
    document = pack(()).document
    every = [Ruling(document.id, page, Access.EXEMPT) for page in (1, 2, 3)]
    whole = ruled(document, every)
    assert (whole.access, whole.exempt_pages) == (Access.EXEMPT, ())
    opened = ruled(whole, [Ruling(document.id, 2, Access.PUBLIC)])
    assert (opened.access, opened.exempt_pages) == (Access.PUBLIC, (1, 3))
    assert ruled(opened, [Ruling(document.id, 2, Access.PUBLIC)]) == opened


@pytest.mark.parametrize(
    ("pages", "words"), [((), ""), ((4,), "page 4"), ((1, 2, 3, 7), "pages 1-3, 7")]
)
def test_what_is_withheld_is_told_in_words(pages: tuple[int, ...], words: str) -> None:
    assert withheld(pack(pages).document) == words


def test_doctor_counts_what_who_asks_may_see(either: Settings) -> None:
    seeing = either.model_copy(update={"cleared_for_exempt": True})
    secret = plain()
    secret = replace(secret, document=replace(secret.document, access=Access.EXEMPT))
    with Library.create_or_open(either) as library:
        library.save([pack(), secret])
    every, some = examine(seeing), examine(either)
    assert (every.documents, every.passages, every.files, every.indexed) == (2, 5, 2, 5)
    assert (some.documents, some.passages, some.files, some.indexed) == (1, 2, 1, 2)
    assert some.sound
    assert some.in_step
