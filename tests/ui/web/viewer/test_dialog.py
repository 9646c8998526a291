import pytest


@pytest.fixture
def letter(library):
    return next(d for d in library.documents() if d.media == "application/pdf" and d.page_count > 3)


def shown(app):
    """What the dialog, which is drawn last, says of the page and quotes from it."""
    return [each.value for each in app.markdown if "Page " in each.value or "Quoted" in each.value]


def opened(app, **address):
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def test_an_address_opens_the_page_with_its_quote(app, library, letter):
    page = library.page(letter.id, 2)
    end = page.text.index("\n")
    opened(app, document=letter.id, page="2", **{"from": "0", "to": str(end)})
    assert f"Page 2 of {letter.page_count}" in shown(app)[0]
    assert page.text[:10].split()[0] in shown(app)[1]
    assert not app.exception


def test_leafing_shows_the_next_page_and_stops_at_the_last(app, letter):
    opened(app, document=letter.id, page=str(letter.page_count - 1))
    app.button(key="next-page").click().run()
    assert f"Page {letter.page_count} of" in shown(app)[0]
    assert app.button(key="next-page").disabled
    assert app.query_params["at"] == str(letter.page_count)


def test_a_document_without_pages_shows_its_text(app, library):
    plain = next(d for d in library.documents() if d.media == "text/plain")
    opened(app, document=plain.id, page="1")
    assert shown(app) == []
    assert not app.exception


@pytest.mark.parametrize("address", [{"document": "0" * 16}, {"page": "999"}])
def test_what_is_not_there_is_said_plainly(app, letter, address):
    opened(app, **{"document": letter.id, **address})
    assert "isn't in the library" in app.warning[0].value


@pytest.mark.parametrize("page", ["x", "-1", "0"])
def test_an_address_that_makes_no_sense_breaks_nothing(app, letter, page):
    opened(app, document=letter.id, page=page)
    assert not app.exception
