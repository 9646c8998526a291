from __future__ import annotations

import gc
import sqlite3
import threading
from typing import Any

import pytest

from corpus.errors import LayoutUnknown, LibraryDamaged, LibraryMissing
from corpus.settings import Settings
from corpus.sources import Arrival
from corpus.store.catalogue import Catalogue
from corpus.store.schema import FILE, VERSION
from corpus.store.writing import file_arrival


def test_missing_library_says_how_to_make_one(settings: Settings) -> None:
    with pytest.raises(LibraryMissing, match="Run: scrutineer ingest FOLDER --library"):
        Catalogue.open(settings.library)
    assert not settings.library.exists()


def test_library_of_another_layout_is_refused_with_both_numbers(settings: Settings) -> None:
    Catalogue.create_or_open(settings.library).close()
    connection = sqlite3.connect(settings.library / FILE)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(LayoutUnknown, match=f"layout {VERSION + 1}.*reads layout {VERSION}"):
        Catalogue.open(settings.library)
    with pytest.raises(LayoutUnknown, match="layout"):
        Catalogue.create_or_open(settings.library)


def test_file_that_is_no_database_is_damage_that_names_its_mend(settings: Settings) -> None:
    settings.library.mkdir()
    (settings.library / FILE).write_bytes(b"not a database at all" * 400)
    with pytest.raises(LibraryDamaged, match="scrutineer doctor --repair"):
        Catalogue.open(settings.library)


def test_catalogue_cut_short_is_damage_that_names_its_mend(settings: Settings, entry: Any) -> None:
    catalogue = Catalogue.create_or_open(settings.library)
    for at in range(30):
        file_arrival(catalogue, Arrival.of(entry(f"{at}.pdf", [f"Words {at}. " * 200])))
    catalogue.close()
    path = settings.library / FILE
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    with pytest.raises(LibraryDamaged, match="scrutineer doctor --repair"):
        damaged = Catalogue.open(settings.library)
        [damaged.pages(key) for key, _ in damaged.documents()]


def test_opening_what_is_there_keeps_it(settings: Settings, entry: Any) -> None:
    first = Catalogue.create_or_open(settings.library)
    file_arrival(first, Arrival.of(entry("a.pdf", ["Words."])))
    first.close()
    second = Catalogue.create_or_open(settings.library)
    assert len(second.documents()) == 1
    second.close()


def connections() -> int:
    return sum(type(each) is sqlite3.Connection for each in gc.get_objects())


def test_thread_that_ends_leaves_no_connection_open(settings: Settings) -> None:
    catalogue = Catalogue.create_or_open(settings.library)
    before = connections()
    for _ in range(5):
        reader = threading.Thread(target=catalogue.documents)
        reader.start()
        reader.join()
    assert connections() == before
    catalogue.close()


def test_reader_in_another_thread_sees_what_was_committed_and_nothing_half_done(
    settings: Settings, entry: Any
) -> None:
    catalogue = Catalogue.create_or_open(settings.library)
    seen: list[int] = []

    def look() -> None:
        reader = threading.Thread(target=lambda: seen.append(len(catalogue.documents())))
        reader.start()
        reader.join()

    with catalogue.transaction() as connection:
        connection.execute("INSERT INTO about VALUES ('half', 'done')")
        look()
    file_arrival(catalogue, Arrival.of(entry("a.pdf", ["Words."])))
    look()
    assert seen == [0, 1]
    catalogue.close()
