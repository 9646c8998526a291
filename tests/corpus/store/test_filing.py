from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from corpus.settings import Settings
from corpus.sources import Arrival, SourceFile
from corpus.store.catalogue import Catalogue
from corpus.store.word_index import WordIndex, match_expression
from corpus.store.writing import (
    drop_idle_vectors,
    file_arrival,
    file_copy,
    file_failure,
    forget_files,
    remove_documents,
    text_hash,
)

TABLES = ("documents", "pages", "passages", "judgements", "recommendations")


@pytest.fixture
def catalogue(settings: Settings) -> Iterator[Catalogue]:
    made = Catalogue.create_or_open(settings.library)
    yield made
    made.close()


def arrival(entry: Any, text: str, path: str = "a.pdf", root: str = "/first") -> Arrival:
    file = SourceFile(f"{root}/{path}", path, 10, 20, f"hash of {text}", "reader 1")
    return Arrival(entry(path, [text], content="any"), file)


def counts(catalogue: Catalogue) -> set[int]:
    return {catalogue.rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


def hits(catalogue: Catalogue, word: str) -> int:
    return WordIndex(catalogue).count(match_expression([word]), None)


def test_entry_comes_back_whole(catalogue: Catalogue, entry: Any) -> None:
    made = arrival(entry, "Some words.")
    file_arrival(catalogue, made)
    ((key, document),) = catalogue.documents()
    assert document == made.entry.document
    assert tuple(catalogue.pages(key)) == made.entry.pages
    assert tuple(catalogue.passages(key)) == made.entry.passages
    assert catalogue.files() == [replace(made.file, document_id=document.id)]


def test_filing_the_same_again_changes_nothing(catalogue: Catalogue, entry: Any) -> None:
    file_arrival(catalogue, arrival(entry, "Some words."))
    file_arrival(catalogue, arrival(entry, "Some words."))
    assert counts(catalogue) == {1}
    assert hits(catalogue, "words") == 1


def test_new_version_of_a_file_takes_the_place_of_the_old(catalogue: Catalogue, entry: Any) -> None:
    file_arrival(catalogue, arrival(entry, "Old words."))
    file_arrival(catalogue, arrival(entry, "New words."))
    assert counts(catalogue) == {1}
    assert (hits(catalogue, "old"), hits(catalogue, "new")) == (0, 1)


def test_same_path_under_another_root_is_another_file(catalogue: Catalogue, entry: Any) -> None:
    file_arrival(catalogue, arrival(entry, "Here."))
    file_arrival(catalogue, arrival(entry, "There.", root="/second"))
    assert [document.path for _, document in catalogue.documents()] == ["a.pdf", "a.pdf"]


def test_two_files_of_one_content_are_one_document(catalogue: Catalogue, entry: Any) -> None:
    first = arrival(entry, "Some words.")
    file_arrival(catalogue, first)
    file_copy(catalogue, SourceFile("/first/z.pdf", "z.pdf"), first.entry.document.id)
    assert len(catalogue.files()) == 2
    assert counts(catalogue) == {1}


def test_document_stays_until_its_last_file_is_forgotten(catalogue: Catalogue, entry: Any) -> None:
    first = arrival(entry, "Some words.")
    file_arrival(catalogue, first)
    file_copy(catalogue, SourceFile("/first/z.pdf", "z.pdf"), first.entry.document.id)
    forget_files(catalogue, ["/first/a.pdf"])
    assert [document.path for _, document in catalogue.documents()] == ["z.pdf"]
    forget_files(catalogue, ["/first/z.pdf", "/never/there.pdf"])
    assert counts(catalogue) == {0}
    assert hits(catalogue, "words") == 0


def test_removal_takes_every_trace_of_a_document(catalogue: Catalogue, entry: Any) -> None:
    kept, gone = arrival(entry, "Kept words."), arrival(entry, "Gone words.", "b.pdf")
    file_arrival(catalogue, kept)
    file_arrival(catalogue, gone)
    remove_documents(catalogue, [gone.entry.document.id])
    assert counts(catalogue) == {1}
    assert (hits(catalogue, "kept"), hits(catalogue, "gone")) == (1, 0)
    assert [file.path for file in catalogue.files()] == ["a.pdf"]


def test_vectors_go_only_with_the_last_passage_that_has_their_text(
    catalogue: Catalogue, entry: Any
) -> None:
    made = arrival(entry, "Some words.")
    file_arrival(catalogue, made)
    used = text_hash(made.entry.passages[0].embedded_text)
    with catalogue.transaction() as connection:
        for key in (used, "of no passage"):
            connection.execute("INSERT INTO vectors VALUES (?, 'model', x'00')", (key,))
        drop_idle_vectors(connection)
    assert catalogue.rows("SELECT text_hash FROM vectors") == [(used,)]
    remove_documents(catalogue, [made.entry.document.id])
    assert catalogue.rows("SELECT text_hash FROM vectors") == []


def test_file_that_can_no_longer_be_read_keeps_what_it_gave(
    catalogue: Catalogue, entry: Any
) -> None:
    made = arrival(entry, "Some words.")
    file_arrival(catalogue, made)
    before = catalogue.contents()
    file_failure(catalogue, replace(made.file, content_hash="other"), "it is cut short")
    assert catalogue.contents() == before
    (file,) = catalogue.files()
    assert (file.failure, file.document_id) == ("it is cut short", made.entry.document.id)
    assert counts(catalogue) == {1}
    file_arrival(catalogue, made)
    assert catalogue.files()[0].failure is None


def test_transaction_that_fails_changes_nothing(catalogue: Catalogue, entry: Any) -> None:
    file_arrival(catalogue, arrival(entry, "Some words."))
    before = catalogue.contents()
    broken = arrival(entry, "Broken.", "b.pdf")
    twice = replace(broken.entry, passages=broken.entry.passages * 2)
    with pytest.raises(Exception, match="UNIQUE"):
        file_arrival(catalogue, replace(broken, entry=twice))
    assert counts(catalogue) == {1}
    assert catalogue.contents() == before


def test_contents_token_changes_with_every_change(catalogue: Catalogue, entry: Any) -> None:
    tokens = [catalogue.contents()]
    made = arrival(entry, "Some words.")
    file_arrival(catalogue, made)
    tokens.append(catalogue.contents())
    remove_documents(catalogue, [made.entry.document.id])
    tokens.append(catalogue.contents())
    assert len(set(tokens)) == 3
