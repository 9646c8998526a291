from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from corpus.library import Library
from corpus.plans import link_id
from corpus.settings import Settings
from corpus.store.schema import FILE, REGISTERS, VERSION
from corpus.types import Quote, Recommendation

LINK = link_id("Return home interviews.", "Engage six workers.")


def test_link_has_the_same_id_however_its_texts_were_broken_into_lines() -> None:
    assert link_id("Return home\ninterviews.", "Engage six\n workers.") == LINK
    assert link_id("Return home interviews.", "Engage seven workers.") != LINK


def test_what_an_officer_says_of_a_link_outlives_the_papers(settings: Settings, entry: Any) -> None:
    with Library.create_or_open(settings) as library:
        library.save([entry("plan.pdf", ["Engage six workers."])])
        library.judge_link(LINK, True)
        library.save([entry("plan.pdf", ["Engage six workers.", "And more."])])
        assert library.verdicts() == {LINK: True}
        library.judge_link(LINK, False)
        assert library.verdicts() == {LINK: False}
        library.judge_link(LINK, None)
        assert library.verdicts() == {}


def test_library_made_before_plans_were_read_gets_their_tables(settings: Settings) -> None:
    Library.create_or_open(settings).close()
    connection = sqlite3.connect(settings.library / FILE)
    for table in ("actions", "progress", "decisions", "verdicts"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with Library.open(settings) as library:
        assert (library.actions(), library.verdicts()) == ((), {})
    connection = sqlite3.connect(settings.library / FILE)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    held = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert held >= REGISTERS.keys()


def test_library_made_before_items_knew_whose_they_are_keeps_its_items(
    settings: Settings, entry: Any
) -> None:
    made = entry("letter.pdf", ["Visit on time."])
    item = Recommendation(made.document.id, 1, None, "local authority", "recommendation", None,
                          "Visit on time.", (Quote(1, "Visit on time."),))  # fmt: skip
    with Library.create_or_open(settings) as library:
        library.save([replace(made, recommendations=(item,))])
    connection = sqlite3.connect(settings.library / FILE)
    connection.execute("ALTER TABLE recommendations DROP COLUMN whose")
    connection.execute("DROP TABLE next_steps")
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    with Library.open(settings) as library:
        assert (library.recommendations(), library.next_steps()) == ((item,), ())
