from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from corpus.errors import LibraryDamaged, LibraryMissing, ModelMismatch, UsageError
from corpus.library import Arrival, Library, SourceFile
from corpus.settings import Settings
from corpus.store.catalogue import Catalogue
from corpus.store.schema import FILE
from corpus.store.vector_index import VectorIndex
from corpus.store.word_index import match_expression
from corpus.types import Access, Entry

EntryMaker = Callable[..., Entry]


def paths(library: Library, ids: list[tuple[str, float]]) -> list[str]:
    """The documents that passages found are in."""
    found = library.passages_of([passage for passage, _ in ids])
    return [library.document(passage.document_id).path for passage in found]


def nearest(library: Library, question: str, scope: frozenset[str] | None = None) -> list[str]:
    return paths(library, library.nearest(library.embed([question])[0], scope, 3))


def worded(library: Library, word: str) -> list[str]:
    return paths(library, library.find_words(match_expression([word]), None, 10))


# Reading


def test_documents_come_by_path_and_without_the_exempt(papers: Library) -> None:
    shown = [document.path for document in papers.documents()]
    assert shown == ["letters/early.pdf", "letters/late.pdf", "minutes/june.html", "strategy.docx"]


def test_exempt_paper_gives_nothing_to_those_not_cleared(papers: Library, cleared: Library) -> None:
    secret = next(d for d in cleared.documents() if d.access is Access.EXEMPT)
    (passage,) = cleared.passages(secret.id)
    assert worded(papers, "zephyr") == []
    assert papers.document_frequency("zephyr") == 0
    assert "exempt.pdf" not in nearest(papers, "zephyr contractor and price")
    assert nearest(papers, "zephyr contractor", frozenset([secret.id])) == []
    assert papers.passages_of([passage.id]) == []
    assert secret.id not in {fact.document_id for fact in papers.judgements()}
    assert secret.id not in {fact.document_id for fact in papers.recommendations()}
    assert papers.judgements(frozenset([secret.id])) == ()
    assert papers.passage_count() == cleared.passage_count() - 1
    assert papers.signature() != cleared.signature()
    for asked in (papers.document, papers.pages, papers.passages):
        with pytest.raises(UsageError):
            asked(secret.id)
    with pytest.raises(UsageError):
        papers.page(secret.id, 1)


def test_exempt_paper_answers_those_cleared(cleared: Library) -> None:
    assert worded(cleared, "zephyr") == ["exempt.pdf"]
    assert nearest(cleared, "zephyr contractor and price")[0] == "exempt.pdf"
    assert len(cleared.judgements()) == len(cleared.documents()) == 5


def test_nearest_is_the_passage_that_means_the_same(papers: Library) -> None:
    assert nearest(papers, "How many people were approved to foster?")[0] == "minutes/june.html"


def test_whole_library_and_a_scope_of_all_of_it_agree(cleared: Library) -> None:
    vector = cleared.embed(["early help for families"])[0]
    every = frozenset(document.id for document in cleared.documents())
    by_chroma, exactly = cleared.nearest(vector, None, 5), cleared.nearest(vector, every, 5)
    assert [found for found, _ in by_chroma] == [found for found, _ in exactly]
    assert [s for _, s in by_chroma] == pytest.approx([s for _, s in exactly], abs=1e-4)


def test_scope_bounds_what_is_nearest_and_an_empty_one_has_nothing(papers: Library) -> None:
    (strategy,) = (d.id for d in papers.documents() if d.path == "strategy.docx")
    assert nearest(papers, "foster carers", frozenset([strategy])) == ["strategy.docx"]
    assert nearest(papers, "foster carers", frozenset()) == []


def test_passages_come_in_the_order_asked_for_without_those_that_are_not(papers: Library) -> None:
    first, second = papers.passages(papers.documents()[0].id)
    assert papers.passages_of([second.id, "no such", first.id]) == [second, first]
    assert list(papers.iter_passages())[:2] == [first, second]


def test_page_that_a_document_lacks_is_the_callers_mistake(papers: Library) -> None:
    with pytest.raises(UsageError, match=r"letters/early\.pdf has no page 2"):
        papers.page(papers.documents()[0].id, 2)


def test_threads_share_a_library(cleared: Library) -> None:
    questions = ["early help", "foster carers", "a children's home"] * 4
    vectors = cleared.embed(questions)
    alone = [cleared.nearest(vector, None, 3) for vector in vectors]
    together: dict[int, Any] = {}

    def ask(at: int) -> None:
        words = cleared.find_words(match_expression(questions[at].split()), None, 3)
        together[at] = (cleared.nearest(vectors[at], None, 3), words, len(cleared.documents()))

    threads = [threading.Thread(target=ask, args=(at,)) for at in range(len(questions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[at][0] for at in range(len(questions))] == alone
    assert all(words and count == 5 for _, words, count in together.values())


# Opening


def test_missing_library_is_named_with_the_command_that_makes_one(either: Settings) -> None:
    with pytest.raises(LibraryMissing, match=r"No library in .*Run: scrutineer ingest FOLDER"):
        Library.open(either)


def test_damaged_catalogue_is_named_with_the_command_that_mends_it(settings: Settings) -> None:
    settings.library.mkdir()
    (settings.library / FILE).write_bytes(b"\1" * 4096)
    with pytest.raises(LibraryDamaged, match="scrutineer doctor --repair"):
        Library.open(settings)


def test_empty_library_opens_and_finds_nothing(either: Settings) -> None:
    with Library.create_or_open(either) as library:
        assert library.documents() == ()
        assert library.nearest(library.embed(["anything"])[0], None, 5) == []
        assert worded(library, "anything") == []


# Writing


def test_life_of_a_library(either: Settings, entry: EntryMaker) -> None:
    """Saved, replaced, added to and removed, with a reader that has it open all along."""
    with Library.create_or_open(either) as writer, Library.open(either) as reader:
        writer.save([entry("a.pdf", ["The swimming pool is closed."]), entry("b.pdf", ["Roads."])])
        signature = reader.signature()
        assert nearest(reader, "swimming")[0] == "a.pdf"

        writer.save([entry("a.pdf", ["The museum is open."])])
        assert reader.signature() != signature
        assert worded(reader, "swimming") == []
        assert worded(reader, "museum") == nearest(reader, "museum")[:1] == ["a.pdf"]
        assert len(nearest(reader, "anything")) == 2

        writer.remove([next(d.id for d in writer.documents() if d.path == "a.pdf")])
        assert nearest(reader, "museum") == ["b.pdf"]
        assert worded(reader, "museum") == []
        health = reader.health()
        assert (health.sound, health.documents, health.indexed) == (True, 1, 1)


def test_what_is_asked_at_one_moment_is_of_one_state(settings: Settings, entry: EntryMaker) -> None:
    with Library.create_or_open(settings) as writer, Library.open(settings) as reader:
        writer.save([entry("a.pdf", ["The swimming pool is closed."])])
        with reader.at_one_moment():
            (before,) = reader.documents()
            writer.save([entry("a.pdf", ["The museum is open."]), entry("b.pdf", ["Roads."])])
            assert reader.documents() == (before,)
            assert worded(reader, "swimming") == nearest(reader, "museum") == ["a.pdf"]
            assert reader.passages(before.id)[0].text == "The swimming pool is closed."
        assert worded(reader, "swimming") == []
        assert len(nearest(reader, "museum")) == 2


def test_what_is_not_published_yet_answers_rightly_all_the_same(
    settings: Settings, entry: EntryMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    with Library.create_or_open(settings) as library:
        library.save([entry("a.pdf", ["The swimming pool is closed."]), entry("b.pdf", ["Roads."])])
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(VectorIndex, "publish", die)
            library.save([entry("c.pdf", ["The library is open late."])])
        assert nearest(library, "library opening hours")[0] == "c.pdf"
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(VectorIndex, "publish", die)
            library.remove([d.id for d in library.documents() if d.path == "a.pdf"])
        assert "a.pdf" not in nearest(library, "swimming pool")
        assert not library.health().in_step
        library.save([])
        assert library.health().sound


def test_each_distinct_text_is_embedded_once_ever(either: Settings, entry: EntryMaker) -> None:
    asked: list[str] = []
    with Library.create_or_open(either) as library:
        embed = library.embedder.embed
        library.embedder.embed = lambda texts: asked.extend(texts) or embed(texts)  # type: ignore
        twin = entry("b.pdf", ["Same words."], content="another")
        library.save([entry("a.pdf", ["Same words.", "Other words."]), twin])
        library.save([entry("a.pdf", ["Same words.", "Third words."])])
    assert len(asked) == len(set(asked)) == 3


def test_file_is_known_as_unchanged_until_its_content_or_reader_changes(
    either: Settings, entry: EntryMaker
) -> None:
    file = SourceFile("/papers/a.pdf", "a.pdf", 9, 99, "hash", "reader 1")
    with Library.create_or_open(either) as library:
        library.save([Arrival(entry("a.pdf", ["Words."]), file)])
        assert library.unchanged("/papers/a.pdf", "hash", "reader 1")
        assert not library.unchanged("/papers/a.pdf", "hash", "reader 2")
        assert not library.unchanged("/papers/a.pdf", "other", "reader 1")
        assert not library.unchanged("/papers/b.pdf", "hash", "reader 1")
        known = library.files()["/papers/a.pdf"]
        assert known.untouched(9, 99, "reader 1")
        assert not known.untouched(9, 100, "reader 1")

        held = library.held_as("hash", "reader 1")
        assert held == library.documents()[0].id
        library.note_copy(replace(file, absolute="/papers/b.pdf", path="b.pdf"), held or "")
        library.record_failure(replace(file, absolute="/papers/c.pdf", path="c.pdf"), "is empty")
        assert [(file.path, file.failure) for file in library.failures()] == [("c.pdf", "is empty")]
        library.forget(["/papers/a.pdf"])
        assert [document.path for document in library.documents()] == ["b.pdf"]
        library.forget(["/papers/b.pdf"])
        assert library.documents() == ()


# Health


def test_library_of_another_model_is_refused_when_vectors_are_needed_and_mended_by_repair(
    settings: Settings, entry: EntryMaker
) -> None:
    with Library.create_or_open(settings) as library:
        library.save([entry("a.pdf", ["The swimming pool is closed."])])
    catalogue = Catalogue.open(settings.library)
    catalogue.note("model", "another@123")
    catalogue.rows("UPDATE vectors SET model = 'another@123'")
    catalogue.close()
    with Library.open(settings) as library:
        assert worded(library, "swimming") == ["a.pdf"]
        with pytest.raises(ModelMismatch, match=r"another@123.*scrutineer doctor --repair"):
            library.embed(["swimming"])
        with pytest.raises(ModelMismatch):
            library.save([entry("b.pdf", ["Roads."])])
        assert not library.health().sound
        assert any("Embedded 1 text" in line for line in library.repair())
        assert nearest(library, "swimming") == ["a.pdf"]
        assert library.health().sound


def test_word_index_that_lost_its_rows_is_noticed_and_mended(
    settings: Settings, entry: EntryMaker
) -> None:
    with Library.create_or_open(settings) as library:
        library.save([entry("a.pdf", ["The swimming pool is closed."])])
        Catalogue.open(settings.library).rows("INSERT INTO words (words) VALUES ('delete-all')")
        assert worded(library, "swimming") == []
        assert any("word index" in problem for problem in library.health().problems)
        library.repair()
        assert worded(library, "swimming") == ["a.pdf"]
        assert library.health().sound


def test_catalogue_beyond_mending_is_kept_aside_and_the_way_on_is_named(
    settings: Settings, entry: EntryMaker
) -> None:
    from corpus.store.health import examine, repair

    with Library.create_or_open(settings) as library:
        library.save([entry("a.pdf", ["The swimming pool is closed."])])
    (settings.library / FILE).write_bytes(b"\1" * 4096)
    assert not examine(settings).sound
    (line,) = repair(settings)
    assert "scrutineer ingest FOLDER" in line
    assert len(list(settings.library.glob(f"damaged-*/{FILE}"))) == 1
    with Library.create_or_open(settings) as library:
        assert library.documents() == ()
