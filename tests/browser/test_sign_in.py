"""Who signs in sees what their groups may; who doesn't, public papers alone."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from corpus.library import Library
from corpus.types import Access
from tests.browser.conftest import free_port, served
from tests.browser.provider import CLIENT, CLIENT_SECRET, provider
from tests.browser.reader import Reader

# The list, narrowed to the paper that is exempt.
PLACE = "documents?find=Accelerated"
SECRET = "send-accelerated-progress-plan-2023.docx"
ANN = {"sub": "1", "name": "Ann Lee", "groups": ["Children's services", "Plan owners"]}
BEN = {"sub": "2", "name": "Ben Oak", "groups": ["Everybody"]}


@pytest.fixture(scope="module")
def identities():
    with provider() as running:
        yield running


@pytest.fixture(scope="module")
def guarded(demo_library, tmp_path_factory):
    """A library with one exempt paper, and its title."""
    folder = tmp_path_factory.mktemp("guarded") / "library"
    shutil.copytree(demo_library.library, folder)
    with Library.open(demo_library.model_copy(update={"library": folder})) as library:
        (paper,) = [d for d in library.documents() if Path(d.path).name == SECRET]
        library.rule(paper.id, Access.EXEMPT)
    return folder, paper.title


@pytest.fixture(scope="module")
def gate(browser, identities, guarded, tmp_path_factory):
    """Where the app with sign-in is served."""
    port = free_port()
    folder = tmp_path_factory.mktemp("gate")
    secrets = folder / "sign-in.toml"
    secrets.write_text(
        f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a secret of the tests, and long enough"
client_id = "{CLIENT}"
client_secret = "{CLIENT_SECRET}"
server_metadata_url = "{identities.address}/.well-known/openid-configuration"
"""
    )
    told = {
        "SCRUTINEER_SIGN_IN": str(secrets),
        "SCRUTINEER_CLEARED_GROUPS": "Children's services",
        "SCRUTINEER_OFFICER_GROUPS": "Plan owners",
        "SCRUTINEER_ALLOW_UPLOAD": "true",
        # Of no account where readers sign in.
        "SCRUTINEER_CLEARED_FOR_EXEMPT": "true",
    }
    with served(port, guarded[0], folder / "server.txt", **told) as where:
        yield where


@pytest.fixture
def visitor(browser, gate):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield Reader(context, gate)
    context.close()


def sign_in(visitor, identities, person):
    identities.person = person
    visitor.go(PLACE)
    visitor.page.get_by_role("button", name="Sign in").click()
    expect(visitor.page.get_by_text(f"Signed in as {person['name']}")).to_be_visible(timeout=60_000)
    return visitor.go(PLACE).page


def holds(page, title):
    return page.get_by_test_id("stMain").get_by_text(title, exact=True).count() > 0


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
