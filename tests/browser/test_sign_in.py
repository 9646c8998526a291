"""Who signs in sees what their groups may; who doesn't, public papers alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import free_port, served
from tests.browser.reader import Reader
from tests.browser.signing_in import ANN, BEN, PLACE, holds, sign_in, signed_in_at


@pytest.fixture(scope="module")
def gate(browser, identities, guarded, tmp_path_factory):
    """Where the app with sign-in is served."""
    port = free_port()
    folder = tmp_path_factory.mktemp("gate")
    told = signed_in_at(f"http://127.0.0.1:{port}", identities, folder)
    with served(port, guarded[0], folder / "server.txt", **told) as where:
        yield where


@pytest.fixture
def visitor(browser, gate):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield Reader(context, gate)
    context.close()


def wait_for_no_sign_in(page):
    """Until the browser holds no sign-in: leaving a page earlier would break the signing out off."""
    for _ in range(300):
        if not any(c["name"].startswith("_streamlit_user") for c in page.context.cookies()):
            return
        page.wait_for_timeout(100)
    raise AssertionError("signed out, and the browser still holds the sign-in")


def test_who_has_not_signed_in_sees_no_exempt_paper_and_keeps_nothing(visitor, guarded):
    page = visitor.go(PLACE).page
    expect(page.get_by_text("Not signed in: public papers alone.")).to_be_visible()
    assert not holds(page, guarded[1])
    assert page.get_by_text("Add documents", exact=True).count() == 0


def test_groups_clear_for_exempt_papers_until_the_reader_signs_out(visitor, identities, guarded):
    page = sign_in(visitor, identities, ANN)
    expect(page.get_by_text("Signed in as Ann Lee: public and exempt papers.")).to_be_visible()
    assert holds(page, guarded[1])
    assert page.get_by_text("Add documents", exact=True).count() == 1
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("Not signed in: public papers alone.")).to_be_visible(timeout=60_000)
    wait_for_no_sign_in(page)
    assert not holds(visitor.go(PLACE).page, guarded[1])


def test_signed_in_without_such_a_group_nothing_more_is_seen(visitor, identities, guarded):
    page = sign_in(visitor, identities, BEN)
    expect(page.get_by_text("Signed in as Ben Oak: public papers alone.")).to_be_visible()
    assert not holds(page, guarded[1])
    assert page.get_by_text("Add documents", exact=True).count() == 0
