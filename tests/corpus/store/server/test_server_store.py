"""What a library on a server has that one in a folder hasn't: many processes, roles, and the network."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from corpus.address import ServerAddress
from corpus.errors import (
    LayoutUnknown,
    LibraryBusy,
    LibraryMissing,
    LibraryUnreachable,
    UsageError,
)
from corpus.library import Library, match_expression
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.store.moving import signature_of
from corpus.store.rows import columns_of
from corpus.store.schema import REGISTERS, SAID
from corpus.store.server import layout, vectors
from corpus.types import Access, Document
from tests.postgres import Server

SECRET = "The exempt report names the zephyr contractor."
OPEN = "Care leavers live in homes that suit them."


@pytest.fixture
def url(postgres: Server) -> str:
    return postgres.scratch()


@pytest.fixture
def settings(url: str) -> Settings:
    return Settings(library=ServerAddress(url))


@pytest.fixture
def held(settings: Settings, entry: Any) -> Iterator[Library]:
    """A library of an open and an exempt paper, as its keeper has it open."""
    with Library.create_or_open(settings) as library:
        library.save(
            [entry("open.pdf", [OPEN]), entry("exempt.pdf", [SECRET], access=Access.EXEMPT)]
        )
        yield library


def named(url: str) -> str:
    """The database of an address."""
    return urlsplit(url).path[1:]


def as_role(postgres: Server, url: str, role: str, *, cleared: bool) -> str:
    """The address of the library for a role that may read all tables, and is cleared or isn't."""
    name = named(url)
    with psycopg.connect(postgres.url(name), autocommit=True) as connection:
        held = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
        if not held:
            connection.execute(f"CREATE ROLE {role} LOGIN".encode())
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}".encode())
        if cleared:
            connection.execute("INSERT INTO cleared_roles VALUES (%s)", (role,))
    return postgres.url(name, role)


# Who may see what


def test_a_role_that_is_not_cleared_reads_no_exempt_row_whatever_it_sets(
    postgres: Server, url: str, held: Library
) -> None:
    tables = ("documents", "pages", "passages", "vectors", "words", *REGISTERS)
    for role, cleared in (("clerk", False), ("chief", True)):
        with psycopg.connect(as_role(postgres, url, role, cleared=cleared)) as connection:
            connection.execute("SET scrutineer.cleared = 'on'")
            for table in tables:
                shown = "access <> 'exempt'" if table == "documents" else "NOT exempt"
                sql = f"SELECT count(*), count(*) FILTER (WHERE {shown}) FROM {table}"
                ((every, public),) = connection.execute(sql.encode()).fetchall()
                assert public > 0
                assert (every > public) is cleared, table


def test_a_role_that_is_not_cleared_gets_no_answer_from_exempt_papers_by_its_own_setting(
    postgres: Server, url: str, held: Library
) -> None:
    for role, cleared in (("clerk", False), ("chief", True)):
        address = ServerAddress(as_role(postgres, url, role, cleared=cleared))
        with Library.open(Settings(library=address, cleared_for_exempt=True)) as library:
            assert ("zephyr" in library.vocabulary(1)) is cleared
            assert bool(library.find_words(match_expression(["zephyr"]), None, 5)) is cleared
            assert len(library.documents()) == 1 + cleared
            assert library.health().problems == ()


# One state for a question, one writer


def test_a_question_reads_one_state_while_papers_come_and_go(
    settings: Settings, held: Library, entry: Any
) -> None:
    with Library.open(settings) as reader, reader.at_one_moment():
        before, signature = reader.documents(), reader.signature()
        found = reader.find_words(match_expression(["care leavers"]), None, 5)
        changed = threading.Thread(target=lambda: held.remove([before[0].id]))
        changed.start()
        changed.join()
        assert held.documents() == ()
        assert (reader.documents(), reader.signature()) == (before, signature)
        assert reader.find_words(match_expression(["care leavers"]), None, 5) == found != []
        assert [p.text for p in reader.passages(before[0].id)] == [OPEN]


def test_a_reader_that_was_open_sees_a_change_at_its_next_question(
    settings: Settings, held: Library, entry: Any
) -> None:
    with Library.open(settings) as reader:
        with reader.at_one_moment():
            assert len(reader.documents()) == 1
        held.save([entry("new.pdf", ["The museum is open."])])
        with reader.at_one_moment():
            assert [d.path for d in reader.documents()] == ["new.pdf", "open.pdf"]


def test_a_second_writer_is_told_at_once_who_the_first_is(
    settings: Settings, held: Library
) -> None:
    with Library.open(settings) as other:
        first = other.documents()[0].id
        told = pytest.raises(LibraryBusy, match="keeper at the server itself is writing")
        with held.writing(), told:
            other.remove([first])
        other.remove([first])
        assert other.documents() == ()


def test_who_has_written_has_given_the_right_back_at_once(url: str, held: Library) -> None:
    rights = (
        "SELECT count(*) FROM pg_locks JOIN pg_database d ON database = d.oid "
        "WHERE locktype = 'advisory' AND d.datname = current_database()"
    )
    with psycopg.connect(url, autocommit=True) as beside:
        for _ in range(20):
            with held.writing():
                assert beside.execute(rights).fetchone() == (1,)
            assert beside.execute(rights).fetchone() == (0,)


def test_a_writer_that_dies_loses_its_document_and_nothing_else(
    settings: Settings, held: Library, entry: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    papers = [entry(f"{name}.pdf", [f"Paper {name} speaks of itself."]) for name in "ab"]
    signature = held.signature()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("corpus.store.server.writing._insert_words", die)
        held.save(papers)
    assert held.signature() == signature
    held.save(papers)
    assert [d.path for d in held.documents()] == ["a.pdf", "b.pdf", "open.pdf"]
    assert held.health().problems == ()


# What the server says, as one line with what to do


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda url: url.replace("keeper@", "nobody@"), "nobody.* does not exist"),
        (lambda url: url.replace("/library_", "/other_"), "other_.* does not exist"),
        (lambda _: "postgresql://keeper@127.0.0.1:9/library", "refused"),
    ],
)
def test_a_wrong_address_is_said_in_one_line_with_what_to_do(
    url: str, change: Callable[[str], str], said: str
) -> None:
    with pytest.raises(LibraryUnreachable, match=said) as told:
        Library.open(Settings(library=ServerAddress(change(url))))
    assert "see that the server is running and the address is right" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_database_without_a_library_says_how_to_make_one(settings: Settings) -> None:
    with pytest.raises(LibraryMissing, match="scrutineer ingest FOLDER --library postgresql://"):
        Library.open(settings)


def test_a_layout_of_another_version_is_left_as_it_is(
    url: str, settings: Settings, held: Library
) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for opened in (Library.open, Library.create_or_open):
        with pytest.raises(LayoutUnknown, match="layout 9999, and this Scrutineer reads layout"):
            opened(settings)
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


def test_who_may_not_add_pgvector_is_told_what_its_owner_must_run(
    postgres: Server, url: str, settings: Settings
) -> None:
    with psycopg.connect(postgres.url(named(url))) as connection:
        connection.execute("DROP EXTENSION vector")
    with pytest.raises(LibraryUnreachable, match="must first run CREATE EXTENSION vector"):
        Library.create_or_open(settings)


@pytest.mark.parametrize(
    ("needed", "least", "said"),
    [
        ("OLDEST_SERVER", 99, "it is PostgreSQL [0-9]+, and 99 or newer is needed"),
        ("OLDEST_PGVECTOR", (0, 99), "its pgvector is 0[.0-9]+, and 0.8 is needed: ALTER EXT"),
    ],
)
def test_a_server_older_than_is_needed_says_which_it_is(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, needed: str, least: Any, said: str
) -> None:
    monkeypatch.setattr(layout, needed, least)
    with pytest.raises(LibraryUnreachable, match=said):
        Library.create_or_open(settings)
    with pytest.raises(LibraryMissing):
        Library.open(settings)


def test_a_server_without_pgvector_says_what_to_install(
    postgres: Server, url: str, settings: Settings
) -> None:
    name = named(url)
    with psycopg.connect(postgres.url(name), autocommit=True) as connection:
        if connection.info.server_version < 180_000:
            pytest.skip("only PostgreSQL 18 can be told to look elsewhere for its extensions")
        connection.execute("DROP EXTENSION vector")
        set_it = f"ALTER DATABASE {name} SET extension_control_path = '/nowhere'"
        connection.execute(set_it.encode())
    try:
        with pytest.raises(LibraryUnreachable, match="lacks pgvector: install that there"):
            Library.create_or_open(settings)
    finally:
        with psycopg.connect(postgres.url(), autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} RESET extension_control_path".encode())


def test_a_full_disk_undoes_the_paper_that_was_being_written_and_nothing_else(
    url: str, settings: Settings, held: Library, entry: Any
) -> None:
    before = signature_of(held._store)
    with psycopg.connect(url, autocommit=True) as connection:
        # The server's own error, raised where a disk fills: in the midst of a paper.
        connection.execute(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
            "'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"
        )
        connection.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON words EXECUTE FUNCTION no_room()"
        )
        with pytest.raises(LibraryUnreachable, match="no room left on the server's disk") as told:
            held.save([entry("new.pdf", ["New."])])
        assert "\n" not in str(told.value)
        assert signature_of(held._store) == before
        connection.execute("DROP TRIGGER full_disk ON words")
    held.save([entry("new.pdf", ["New."])])
    assert [d.path for d in held.documents()] == ["new.pdf", "open.pdf"]
    assert held.health().problems == ()


def test_a_database_that_can_only_be_read_answers_and_refuses_to_be_written(
    postgres: Server, url: str, settings: Settings, held: Library, entry: Any
) -> None:
    name = named(url)
    with psycopg.connect(postgres.url(name), autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
    try:
        with Library.open(settings) as library:
            assert library.find_words(match_expression(["homes"]), None, 5)
            with pytest.raises(LibraryUnreachable, match="read alone: write to the primary"):
                library.save([entry("new.pdf", ["New."])])
    finally:
        with psycopg.connect(postgres.url(), autocommit=True) as connection:
            connection.execute(
                f"ALTER DATABASE {name} RESET default_transaction_read_only".encode()
            )


def test_a_server_gone_in_mid_question_is_said_and_the_next_question_is_answered(
    postgres: Server, settings: Settings, held: Library
) -> None:
    with Library.open(settings) as library:
        moment = library.moment()
        with moment.reading():
            assert library.documents()
            postgres.stop("immediate")
            try:
                with pytest.raises(LibraryUnreachable, match="see that the server is running"):
                    library.passages(library.documents()[0].id)
                with pytest.raises(LibraryUnreachable):
                    Library.open(settings)
            finally:
                postgres.start()
        moment.close()
        assert [d.path for d in library.documents()] == ["open.pdf"]
        assert library.find_words(match_expression(["homes"]), None, 5)


def test_what_needs_a_folder_says_so(held: Library, tmp_path: Any) -> None:
    with pytest.raises(UsageError, match="kept by a server"):
        held.back_up(tmp_path / "copy")


# The layout


def test_the_tables_have_every_field_of_what_they_keep(url: str, held: Library) -> None:
    said = {name: kind for name, kind, _ in SAID}
    kinds = {"documents": Document, "files": SourceFile, **REGISTERS, **said}
    with psycopg.connect(url) as connection:
        for table, kind in kinds.items():
            found = connection.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s", (table,)
            ).fetchall()
            assert {name for (name,) in found} >= set(columns_of(kind)), table


def test_a_password_is_never_shown() -> None:
    for url in (
        "postgresql://me:hunter2@host:5432/library",
        "postgresql://me@host/library?password=hunter2&sslmode=require",
    ):
        address = ServerAddress(url)
        assert "hunter2" not in f"{address} {address!r} {Settings(library=address)!r}"
        assert str(address).startswith("postgresql://me@host")


def test_by_the_graph_is_found_what_comparing_every_passage_finds(
    held: Library, entry: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.save([entry("more.pdf", ["Foster carers are visited.", "Schools are told of moves."])])
    asked = held.embed(["Where do care leavers live?"])[0]
    scopes = [None, frozenset(d.id for d in held.documents() if d.path == "more.pdf")]
    compared = [held.nearest(asked, scope, 2) for scope in scopes]
    assert [len(found) for found in compared] == [2, 2]
    monkeypatch.setattr(vectors, "EXACT", 0)
    assert [held.nearest(asked, scope, 2) for scope in scopes] == compared
