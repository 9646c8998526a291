from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

from corpus.feedback import Cited, Fault, Feedback
from corpus.library import Library
from corpus.settings import Settings
from corpus.store.schema import FILE
from corpus.store.writer_lock import WriterLock

SAID = Feedback(
    id="f1",
    given=date(2026, 3, 1),
    question="And in 2018?",
    history=("What was it judged in 2023?",),
    authority="Wexcombe",
    kind=None,
    as_of=None,
    published_from=None,
    published_to=date(2024, 12, 31),
    status="complete",
    answer="It was judged good.",
    cited=(Cited("letter.pdf", 2, "judged good"), Cited("minutes.html", None, "noted")),
    helpful=False,
    fault=Fault.WRONG,
    expected="It requires improvement.",
)


def test_what_a_reader_says_comes_back_as_it_was_said(either: Settings) -> None:
    with Library.create_or_open(either) as library:
        library.keep_feedback(SAID)
        assert library.feedback() == (SAID,)


def test_a_reader_who_thinks_again_replaces_what_they_said(either: Settings) -> None:
    other, changed = replace(SAID, id="f2"), replace(SAID, helpful=True, fault=None)
    with Library.create_or_open(either) as library:
        for said in (SAID, other, changed):
            library.keep_feedback(said)
        assert set(library.feedback()) == {other, changed}
        library.drop_feedback("f2")
        assert library.feedback() == (changed,)


def test_feedback_on_exempt_papers_is_shown_to_the_cleared_alone(either: Settings) -> None:
    with Library.create_or_open(either) as library:
        library.keep_feedback(replace(SAID, exempt=True))
        assert library.feedback() == ()
    cleared = either.model_copy(update={"cleared_for_exempt": True})
    with Library.open(cleared) as library:
        assert len(library.feedback()) == 1


def test_a_reader_is_heard_while_documents_are_read_in(settings: Settings) -> None:
    with Library.create_or_open(settings) as library, WriterLock(settings.library).held():
        library.keep_feedback(SAID)
        assert library.feedback() == (SAID,)


def test_library_made_before_feedback_was_kept_gets_its_table(settings: Settings) -> None:
    Library.create_or_open(settings).close()
    connection = sqlite3.connect(settings.library / FILE)
    connection.execute("DROP TABLE feedback")
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with Library.open(settings) as library:
        assert library.feedback() == ()
        library.keep_feedback(SAID)
