"""A library with an exempt paper, a provider of identities, and readers who sign in."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from corpus.library import Library
from corpus.types import Access
from tests.browser.provider import CLIENT, CLIENT_SECRET, provider

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


def signed_in_at(address, identities, folder):
    """The settings of an app with sign-in that readers know by an address."""
    secrets = folder / "sign-in.toml"
    secrets.write_text(
        f"""
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a secret of the tests, and long enough"
client_id = "{CLIENT}"
client_secret = "{CLIENT_SECRET}"
server_metadata_url = "{identities.address}/.well-known/openid-configuration"
"""
    )
    return {
        "SCRUTINEER_SIGN_IN": str(secrets),
        "SCRUTINEER_CLEARED_GROUPS": "Children's services",
        "SCRUTINEER_OFFICER_GROUPS": "Plan owners",
        "SCRUTINEER_ALLOW_UPLOAD": "true",
        # Of no account where readers sign in.
        "SCRUTINEER_CLEARED_FOR_EXEMPT": "true",
    }


def sign_in(visitor, identities, person):
    identities.person = person
    visitor.go(PLACE)
    visitor.page.get_by_role("button", name="Sign in").click()
    expect(visitor.page.get_by_text(f"Signed in as {person['name']}")).to_be_visible(timeout=60_000)
    return visitor.go(PLACE).page


def holds(page, title):
    return page.get_by_test_id("stMain").get_by_text(title, exact=True).count() > 0
