"""An owner's name in the forms that a plan writes it."""

import pytest

from assistant.tracking.views.owner_names import owner_names

FULL = "Odile Farrant, Service Manager"


@pytest.mark.parametrize(
    "form", ["Odile Farrant", "O Farrant (SM)", "O. Farrant", "Ms Farrant", "Odile Farrant (lead)"]
)
def test_one_owner_in_another_form_is_the_same(form):
    assert owner_names([FULL, form])[form] == FULL


@pytest.mark.parametrize(
    "form", ["Ida Farrant", "Pim Vallis, Service Manager", "I Farrant", "Farrant House"]
)
def test_another_owner_is_not(form):
    assert owner_names([FULL, form]) == {FULL: FULL, form: form}


def test_one_post_that_several_hold_is_not_one_owner():
    posts = ["Service Manager, Fostering", "Service Manager, Early Help", "Head of MASH; Police"]
    assert owner_names([*posts, "Police"]) == {each: each for each in [*posts, "Police"]}


def test_an_initial_may_stand_in_the_fuller_form():
    named = owner_names(["O Farrant (Service Manager)", "Odile Farrant"])
    assert len(set(named.values())) == 1


def test_a_post_alone_is_whoever_holds_it_where_one_does():
    assert owner_names([FULL, "Service Manager"])["Service Manager"] == FULL
    two = owner_names([FULL, "Pim Vallis, Service Manager", "Service Manager"])
    assert two["Service Manager"] == "Service Manager"
