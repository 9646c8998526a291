"""The page over the demo council's plan: by its fact sheet, nothing answers recommendation 10."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from corpus.library import Library
from corpus.officer import WordSort
from corpus.settings import Settings
from tests.ui.web.pages import labels, page, shown
from tests.ui.web.recommendations.plans import library_of_plans

GAP = ":red-badge[Nothing answers this]"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return library_of_plans(tmp_path_factory.mktemp("plans") / "library")


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "library")


def headings(app) -> list[str]:
    return [each for each in shown(app) if each.startswith("### Recommendation")]


def test_gaps_come_first_and_are_named_in_words(made, monkeypatch):
    app = page("recommendations", made, monkeypatch).run()
    assert not app.exception
    assert headings(app)[0] == f"### Recommendation 10 {GAP}"
    assert [each for each in headings(app) if GAP in each] == headings(app)[:1]
    assert any("Nothing answers number 10." in each for each in shown(app))


def test_the_last_version_of_the_plan_is_the_one_begun_with(made, monkeypatch):
    app = page("recommendations", made, monkeypatch).run()
    assert app.selectbox("plan").value.date == date(2023, 7, 10)


def test_another_plan_is_taken_from_the_address(made, monkeypatch):
    app = page("recommendations", made, monkeypatch)
    app.query_params["plan"] = "Wexcombe, improvement plan, 12 July 2022"
    app.run()
    # The first version leaves recommendation 8 without an action, too.
    assert headings(app)[:2] == [f"### Recommendation {n} {GAP}" for n in (8, 10)]


def test_a_rating_is_a_word_as_well_as_a_colour(made, monkeypatch):
    app = page("recommendations", made, monkeypatch).run()
    facts = next(each for each in shown(app) if "**Owner:** Kirsty Dunmore" in each)
    assert facts.startswith(
        (":green-badge[Green]", ":orange-badge[Amber]", ":blue-badge[Complete]")
    )


def test_overdue_is_held_against_the_day_that_the_reader_sets(made, monkeypatch):
    late = ":red-badge[Overdue]"
    app = page("recommendations", made, monkeypatch)
    app.query_params["day"] = "2022-06-30"
    app.run()
    assert not [each for each in shown(app) if late in each]
    app.date_input("day").set_value(date(2025, 1, 1)).run()
    assert [each for each in shown(app) if late in each]


def test_only_gaps_are_shown_where_they_are_asked_for(made, monkeypatch):
    app = page("recommendations", made, monkeypatch)
    app.query_params["show"] = "Gaps"
    app.run()
    assert headings(app) == [f"### Recommendation 10 {GAP}"]
    assert "1 of 10 shown" in app.caption[1].value


def test_what_fits_no_choice_is_said(made, monkeypatch):
    app = page("recommendations", made, monkeypatch)
    app.query_params["words"] = "zebra"
    app.run()
    assert not headings(app)
    assert "Nothing fits" in app.info[0].value


def sign(app, button: str, name: str = "Ann Lee", reason: str = "Read both.") -> None:
    """Press a button by which an officer says something, fill in the form, and keep it."""
    app.button[labels(app).index(button)].click().run()
    for field, value in (("Your name", name), ("Reason", reason)):
        next(each for each in app.text_input if each.label == field).set_value(value)
    app.button[labels(app).index("Keep this")].click().run()


def test_a_match_that_an_officer_rejects_is_kept_with_the_name_and_can_be_taken_back(
    folder, monkeypatch
):
    app = page("recommendations", folder, monkeypatch).run()
    assert r"Reject 4\.5" in labels(app)
    sign(app, r"Reject 4\.5")
    assert app.success[0].value == "The match is kept as rejected\\."
    # Its only action rejected, the recommendation has none, and no other takes its place.
    assert headings(app)[:2] == [f"### Recommendation {n} {GAP}" for n in (8, 10)]
    assert any("Ann Lee" in each.value and "Read both" in each.value for each in app.caption)
    with Library.open(Settings(library=folder)) as library:
        (word,) = library.officer_words()
        assert (word.sort, word.name, word.reason) == (WordSort.REJECT, "Ann Lee", "Read both.")
    sign(app, r"Take back 4\.5")
    assert headings(app)[0] == f"### Recommendation 10 {GAP}"
    with Library.open(Settings(library=folder)) as library:
        assert [word.sort for word in library.officer_words()] == [WordSort.REJECT, WordSort.UNDO]


def test_a_word_without_a_name_is_not_kept(folder, monkeypatch):
    app = page("recommendations", folder, monkeypatch).run()
    sign(app, r"Confirm 4\.5", name="")
    assert "Whose word is it" in app.warning[0].value
    with Library.open(Settings(library=folder)) as library:
        assert library.officer_words() == ()


def test_the_word_of_who_is_not_permitted_is_not_kept(folder, monkeypatch):
    app = page("recommendations", folder, monkeypatch, officers="Bo Day, Cy Fox").run()
    sign(app, r"Confirm 4\.5")
    assert "SCRUTINEER" in app.warning[0].value
    with Library.open(Settings(library=folder)) as library:
        assert library.officer_words() == ()


def test_that_nothing_answers_is_confirmed_by_an_officer(folder, monkeypatch):
    app = page("recommendations", folder, monkeypatch).run()
    sign(app, "Confirm that nothing answers it")
    assert any("Nothing answers it, says" in each and "Ann Lee" in each for each in shown(app))


def test_a_library_that_is_being_written_to_is_said_plainly(folder, monkeypatch):
    app = page("recommendations", folder, monkeypatch).run()
    with Library.open(Settings(library=folder)) as other, other.writing():
        sign(app, r"Confirm 4\.5")
    assert "not kept" in app.warning[0].value
    assert "Try again" in app.warning[0].value
    with Library.open(Settings(library=folder)) as library:
        assert library.officer_words() == ()


def test_a_row_opens_its_page_with_its_words_marked(made, monkeypatch):
    app = page("recommendations", made, monkeypatch).run()
    see = next(each for each in app.button if each.label.endswith("in the report"))
    see.click().run()
    opened = app.query_params
    with Library.open(Settings(library=made)) as library:
        held = {d.id: d for d in library.documents()}
        item = next(i for i in library.recommendations() if i.n == 10)
    assert held[opened["document"]].framework
    assert int(opened["page"]) in item.pages
    assert int(opened["to"]) > int(opened["from"])


def test_the_table_says_what_the_cards_say(made, monkeypatch):
    app = page("recommendations", made, monkeypatch)
    app.query_params["layout"] = "Table"
    app.run()
    table = app.table[0].value
    assert table["No."].iloc[0] == "10"
    assert table["Action"].iloc[0] == GAP
    assert not headings(app)


def test_a_library_without_recommendations_says_what_was_looked_for(tmp_path, monkeypatch):
    Library.create_or_open(Settings(library=tmp_path / "library")).close()
    app = page("recommendations", tmp_path / "library", monkeypatch).run()
    assert not app.exception
    assert "No inspection report held" in app.info[0].value
