"""Putting right, on the page, what was read of a document: kept with who said so and when."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Access, Kind
from ingest.pipeline import ingest
from tests.ui.web.pages import labels, page, shown
from ui.plain import written
from ui.web import session

MINUTES = "# Scrutiny Commission minutes\n\n4 February 2026\n\nThe walk raised 412 pounds.\n"
TODAY = written(date.today())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    papers = tmp_path_factory.mktemp("papers")
    (papers / "minutes.md").write_text(MINUTES)
    folder = tmp_path_factory.mktemp("made") / "library"
    ingest([papers], Settings(library=folder, jobs=1))
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "library")


def asked(folder, monkeypatch, **settings):
    """The page with the form open."""
    app = page("documents", folder, monkeypatch, allow_upload="true", jobs="1", **settings).run()
    (found,) = session.library().documents()
    app.session_state[f"more-{found.id}"] = True
    app.run()
    return app.toggle(f"correct-{found.id}").set_value(True).run()


def field(widgets, label):
    (found,) = (each for each in widgets if each.label == label)
    return found


def send(app):
    app.button[labels(app).index("Put it right")].click().run()
    assert not app.exception, app.exception[0]


def only(folder):
    with Library.open(Settings(library=folder, cleared_for_exempt=True)) as library:
        (document,) = library.documents()
        return document


def test_what_is_put_right_is_held_at_once_and_says_who_and_when(folder, monkeypatch):
    app = asked(folder, monkeypatch)
    field(app.selectbox, "Authority").set_value("Bristol")
    field(app.selectbox, "Kind").set_value(Kind.STRATEGY)
    field(app.date_input, "Published").set_value(date(2026, 3, 1))
    field(app.text_input, "Your name").input("Ann Lee")
    send(app)
    assert "put right" in app.success[0].value
    document = only(folder)
    assert (document.authority, document.kind) == ("Bristol", Kind.STRATEGY)
    assert document.published == date(2026, 3, 1)
    told = [each.value.replace("\\", "") for each in app.caption]
    assert f"Authority put right by Ann Lee, {TODAY}" in told
    assert f"Publication date put right by Ann Lee, {TODAY}" in told


def test_a_paper_is_withheld_with_who_and_when_and_gone_from_the_page(folder, monkeypatch):
    app = asked(folder, monkeypatch)
    choice = field(app.selectbox, "Who may see it")
    assert not any("Public" in option for option in choice.options)
    choice.set_value("Exempt: all of it")
    field(app.text_input, "Your name").input("Ann Lee")
    send(app)
    assert "exempt, all of it" in app.success[0].value.replace("\\", "")
    assert "0 documents" in shown(app)[0]
    document = only(folder)
    assert document.access is Access.EXEMPT
    assert document.access_why == f"Ann Lee decided so on {TODAY}"


def test_the_cleared_may_open_it_again(folder, monkeypatch):
    with Library.open(Settings(library=folder)) as library:
        library.rule(library.documents()[0].id, Access.EXEMPT, by="Bo Day")
    app = asked(folder, monkeypatch, cleared_for_exempt="true")
    field(app.selectbox, "Who may see it").set_value("Public: all of it")
    field(app.text_input, "Your name").input("Ann Lee")
    send(app)
    assert only(folder).access is Access.PUBLIC
    told = [each.value.replace("\\", "") for each in app.caption]
    assert f"Public, all of it: Ann Lee decided so on {TODAY}" in told


@pytest.mark.parametrize(
    ("label", "value", "name", "told"),
    [
        ("Title", "Roofs", "", "Say who you are"),
        ("Title", "", "Ann Lee", "not emptied"),
        ("Title", None, "Ann Lee", "Nothing is changed"),
        (
            "Authority, where the list lacks it",
            "Marlbury",
            "Ann Lee",
            "No authority of the official list",
        ),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(
    folder, monkeypatch, label, value, name, told
):
    before = only(folder)
    app = asked(folder, monkeypatch)
    if value is not None:
        field(app.text_input, label).set_value(value)
    field(app.text_input, "Your name").input(name)
    send(app)
    assert told in app.warning[0].value.replace("\\", "")
    assert only(folder) == before


def test_an_authority_on_no_list_is_used_where_that_is_meant(folder, monkeypatch):
    app = asked(folder, monkeypatch)
    field(app.text_input, "Authority, where the list lacks it").set_value("Marlbury")
    app.checkbox[0].check()
    field(app.text_input, "Your name").input("Ann Lee")
    send(app)
    assert only(folder).authority == "Marlbury"


def test_a_library_that_is_being_written_to_stays_as_it_is(folder, monkeypatch):
    app = asked(folder, monkeypatch)
    field(app.text_input, "Title").set_value("Roofs")
    field(app.text_input, "Your name").input("Ann Lee")
    with Library.open(Settings(library=folder)) as other, other.writing():
        send(app)
    assert "nothing was changed" in app.warning[0].value
    assert only(folder).title != "Roofs"


def test_nobody_is_offered_to_correct_unless_that_is_allowed(folder, monkeypatch):
    app = page("documents", folder, monkeypatch).run()
    (found,) = session.library().documents()
    app.session_state[f"more-{found.id}"] = True
    app.run()
    assert not app.toggle
