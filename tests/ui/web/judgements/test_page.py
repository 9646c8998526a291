"""The page over the demo council's four inspections."""

from __future__ import annotations

from tests.ui.web.pages import page, shown


def test_every_area_has_its_latest_grade_a_table_and_its_pages(demo_library, monkeypatch):
    app = page("judgements", demo_library.library, monkeypatch).run()
    assert not app.exception
    names = [each.value for each in app.subheader]
    assert names[:3] == ["The same as a table", "Overall effectiveness", "Leaders"]
    # By the fact sheet: inadequate in 2022, requires improvement in 2025.
    overall = next(each for each in shown(app) if each.startswith("Latest"))
    assert overall == "Latest: **Requires improvement**, 13 June 2025, better than before."
    assert len(app.table) == len(names)


def test_a_grade_opens_its_page_with_its_words_marked(demo_library, monkeypatch):
    app = page("judgements", demo_library.library, monkeypatch).run()
    see = next(b for b in app.button if b.label.startswith("Leaders, 11 March 2022: page"))
    see.click().run()
    assert int(app.query_params["to"]) > int(app.query_params["from"])


def test_one_area_is_taken_from_the_address(demo_library, monkeypatch):
    app = page("judgements", demo_library.library, monkeypatch)
    app.query_params["area"] = "Care leavers"
    app.run()
    assert [each.value for each in app.subheader] == ["Care leavers"]


def test_nothing_from_the_address_that_is_not_on_offer_is_taken(demo_library, monkeypatch):
    app = page("judgements", demo_library.library, monkeypatch)
    app.query_params["authority"] = "[x](http://example.org)"
    app.run()
    assert not app.exception
    assert app.selectbox("authority").value == "Wexcombe"
