"""What an identity token lets a reader do."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import Settings
from ui.commands.ui import require_sign_in
from ui.web.reader import Reader, reader_of

NOW = 1_800_000_000.0
GUARDED = Settings(
    sign_in=Path("sign-in.toml"),
    cleared_for_exempt=True,
    cleared_groups="Social care, Legal",
    officer_groups="Plan owners",
)


def claims(**told):
    return {"is_logged_in": True, "name": "Ann  Lee", "iat": int(NOW) - 60, **told}


def test_without_sign_in_readers_are_what_the_settings_say():
    assert reader_of(Settings(), {}, NOW) == Reader(cleared=False, officer=True)
    cleared = Settings(cleared_for_exempt=True)
    assert reader_of(cleared, {}, NOW) == Reader(cleared=True, officer=True)


@pytest.mark.parametrize(
    ("groups", "cleared", "officer"),
    [
        (["Legal"], True, False),
        (["Plan owners", "Everybody"], False, True),
        ("Social care", True, False),
        ([], False, False),
        (None, False, False),
        ({"Legal": True}, False, False),
        ([["Legal"], 7], False, False),
        (["legal"], False, False),
    ],
)
def test_groups_give_clearance_and_officer_rights(groups, cleared, officer):
    assert reader_of(GUARDED, claims(groups=groups), NOW) == Reader("Ann Lee", cleared, officer)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"groups": ["Legal"], "name": "Ann"},
        {**claims(groups=["Legal"]), "is_logged_in": "yes"},
        {**claims(groups=["Legal"]), "iat": None},
        claims(groups=["Legal"], iat=int(NOW) - 12 * 3600 - 1),
    ],
    ids=["nobody", "no sign-in", "not true", "no day", "too long ago"],
)
def test_who_has_not_signed_in_or_long_ago_reads_public_papers_alone(told):
    assert reader_of(GUARDED, told, NOW) == Reader()


def test_groups_may_be_in_a_claim_of_another_name():
    settings = GUARDED.model_copy(update={"sign_in_claim": "roles"})
    assert reader_of(settings, claims(roles=["Legal"]), NOW).cleared


@pytest.mark.parametrize(
    ("text", "why"),
    [(None, "can't be read"), ("[auth", "can't be read"), ("auth = 1", "lacks client_id")],
)
def test_sign_in_that_is_not_set_up_serves_nobody(tmp_path, text, why):
    file = tmp_path / "sign-in.toml"
    if text is not None:
        file.write_text(text)
    with pytest.raises(UsageError, match=why):
        require_sign_in(file)
