"""A library that an older Scrutineer made opens, and is brought up to date."""

from __future__ import annotations

import gzip
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import LayoutUnknown
from corpus.library import Library
from corpus.settings import Settings
from corpus.store.health import repair
from corpus.store.schema import FILE, VERSION
from corpus.types import Access

_NEW_TABLES = {
    1: ("actions", "progress", "decisions", "officer_words", "feedback", "rulings", "corrections"),
    2: ("feedback", "rulings", "corrections"),
    3: ("rulings", "corrections"),
    4: ("corrections",),
    5: (),
}
_NEW_COLUMNS = ("exempt_pages", "access_why", "access_sure")


def age(folder: Path, layout: int) -> None:
    """Make a catalogue what it was in an older layout."""
    connection = sqlite3.connect(folder / FILE)
    for table in _NEW_TABLES[layout]:
        connection.execute(f"DROP TABLE {table}")
    if layout < 4:
        for column in _NEW_COLUMNS:
            connection.execute(f"ALTER TABLE documents DROP COLUMN {column}")
        connection.execute("ALTER TABLE files DROP COLUMN partial")
    elif layout == 4:
        connection.execute("ALTER TABLE rulings DROP COLUMN by")
        connection.execute("ALTER TABLE rulings DROP COLUMN given")
    if layout > 1:
        connection.execute("ALTER TABLE actions DROP COLUMN board")
    connection.execute(f"PRAGMA user_version = {layout}")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("layout", [1, 2, 3, 4, 5])
def test_library_of_an_older_layout_opens_with_all_that_it_held(
    settings: Settings, entry: Any, layout: int
) -> None:
    with Library.create_or_open(settings) as library:
        library.save([entry("a.pdf", ["Words."]), entry("b.pdf", ["More."], access=Access.EXEMPT)])
    age(settings.library, layout)
    with Library.open(settings) as library:
        (held,) = library.documents()
        assert (held.path, held.exempt_pages, held.access_sure) == ("a.pdf", (), True)
        assert len(library.recommendations()) == 1
        assert library.corrections() == {}
        assert [action.board for action in library.actions()] == [None] * (layout > 1)
        library.rule(held.id, Access.EXEMPT, by="Ann Lee", given=date(2026, 1, 2))
        assert library.documents() == ()
        assert library.health().sound


@pytest.mark.parametrize("layout", [1, 2, 3])
def test_library_that_an_older_scrutineer_wrote_itself_opens_and_is_mended(
    settings: Settings, layout: int
) -> None:
    kept = Path(__file__).parent / "layouts" / f"layout{layout}.sqlite.gz"
    settings.library.mkdir(parents=True)
    (settings.library / FILE).write_bytes(gzip.decompress(kept.read_bytes()))
    with Library.open(settings) as library:
        (held,) = library.documents()  # the other is exempt
        assert (held.path, held.published) == ("letters/may.pdf", date(2023, 3, 10))
        assert [passage.text for passage in library.passages(held.id)] == [
            "Inspectors found that help comes early.",
            "Care leavers live in homes that suit them.",
        ]
        assert library.page(held.id, 1).text.startswith("Inspectors found")
        assert len(library.recommendations()) == len(library.judgements()) == 1
        assert len(library.actions()) == (0 if layout == 1 else 1)
    repair(settings)
    with Library.open(settings) as library:
        assert library.health().sound
        assert library.nearest(library.embed(["help comes early"])[0], None, 1)
    cleared = settings.model_copy(update={"cleared_for_exempt": True})
    with Library.open(cleared) as library:
        assert [each.path for each in library.documents()] == [
            "exempt/price.pdf",
            "letters/may.pdf",
        ]


def test_library_of_a_later_layout_is_refused(settings: Settings) -> None:
    Library.create_or_open(settings).close()
    connection = sqlite3.connect(settings.library / FILE)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(LayoutUnknown, match=f"layout {VERSION + 1}"):
        Library.open(settings)


def test_repair_leaves_a_library_of_a_later_layout_as_it_is(settings: Settings) -> None:
    Library.create_or_open(settings).close()
    connection = sqlite3.connect(settings.library / FILE)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(LayoutUnknown):
        repair(settings)
    assert (settings.library / FILE).exists()
