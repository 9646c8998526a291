from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corpus.errors import UsageError
from corpus.library import Library
from corpus.officer import OfficerWord, WordSort, standing
from corpus.plans import link_id
from corpus.settings import Settings
from corpus.store.schema import FILE, REGISTERS, VERSION
from corpus.types import Access, Quote, Recommendation

LINK = link_id("Return home interviews.", "Engage six workers.")


def test_link_has_the_same_id_however_its_texts_were_broken_into_lines() -> None:
    assert link_id("Return home\ninterviews.", "Engage six\n workers.") == LINK
    assert link_id("Return home interviews.", "Engage seven workers.") != LINK


def word(**changes: Any) -> OfficerWord:
    given = {"id": "", "sort": WordSort.CONFIRM, "name": "Ann Lee", "said_on": date(2024, 3, 1),
             "reason": "Read both.", "link": LINK}  # fmt: skip
    return OfficerWord(**{**given, **changes})


def test_what_an_officer_says_outlives_the_papers_and_is_never_erased(
    either: Settings, entry: Any
) -> None:
    with Library.create_or_open(either) as library:
        library.save([entry("plan.pdf", ["Engage six workers."])])
        first = library.say(word())
        library.save([entry("plan.pdf", ["Engage six workers.", "And more."])])
        assert standing(library.officer_words()) == (first,)
        undone = library.say(word(sort=WordSort.UNDO, value=first.id))
        assert standing(library.officer_words()) == ()
        library.say(word(sort=WordSort.UNDO, value=undone.id))
        assert standing(library.officer_words()) == (first,)
        assert [each.sort for each in library.officer_words()] == [
            WordSort.CONFIRM, WordSort.UNDO, WordSort.UNDO,
        ]  # fmt: skip


@pytest.mark.parametrize(("name", "reason"), [("", "Read."), ("  ", "Read."), ("Ann Lee", " ")])
def test_word_without_name_or_reason_is_refused(either: Settings, name: str, reason: str) -> None:
    with Library.create_or_open(either) as library:
        with pytest.raises(UsageError):
            library.say(word(name=name, reason=reason))
        assert library.officer_words() == ()


def test_only_those_named_in_the_settings_are_heeded(either: Settings) -> None:
    named = either.model_copy(update={"officers": ("Bo Day", "Cy Fox")})
    with Library.create_or_open(named) as library:
        with pytest.raises(UsageError, match="Ann Lee is not among"):
            library.say(word())
        assert library.say(word(name="bo  day")).name == "bo day"


def test_officers_are_given_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRUTINEER_OFFICERS", " Bo Day,  Cy  Fox ,")
    assert Settings().officers == ("Bo Day", "Cy Fox")


def test_words_of_papers_that_one_may_not_see_are_not_told(either: Settings, entry: Any) -> None:
    secret = entry("secret.pdf", ["Engage six workers."], access=Access.EXEMPT)
    with Library.create_or_open(either) as library:
        library.save([secret])
        library.say(word(about=(secret.document.id,)))
        library.say(word(exempt=True))
        assert library.officer_words() == ()
    cleared = either.model_copy(update={"cleared_for_exempt": True})
    with Library.open(cleared) as library:
        assert len(library.officer_words()) == 2


def test_what_was_kept_before_names_were_asked_for_still_stands(settings: Settings) -> None:
    Library.create_or_open(settings).close()
    connection = sqlite3.connect(settings.library / FILE)
    connection.execute("CREATE TABLE verdicts (link_id TEXT UNIQUE, confirmed INTEGER)")
    connection.execute("INSERT INTO verdicts VALUES (?, 0)", (LINK,))
    connection.execute("DROP TABLE officer_words")
    connection.execute("PRAGMA user_version = 4")
    connection.commit()
    connection.close()
    with Library.open(settings) as library:
        (kept,) = library.officer_words()
    assert (kept.sort, kept.link, kept.name, kept.said_on) == (WordSort.REJECT, LINK, "", None)


def test_library_made_before_plans_were_read_gets_their_tables(settings: Settings) -> None:
    Library.create_or_open(settings).close()
    connection = sqlite3.connect(settings.library / FILE)
    for table in ("actions", "progress", "decisions", "officer_words"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with Library.open(settings) as library:
        assert (library.actions(), library.officer_words()) == ((), ())
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
