import pytest

from corpus.places.authorities import authorities, authority_called
from corpus.places.linker import Named, find_authorities

HELD = (
    "Bristol", "Gloucestershire", "South Gloucestershire", "Somerset", "North Somerset",
    "Bath and North East Somerset", "Kensington and Chelsea", "Barking and Dagenham", "Nottingham",
    "Tower Hamlets", "St Helens", "City of London", "Herefordshire", "Wexcombe",
)  # fmt: skip


def named(text):
    return [each.name for each in find_authorities(text, HELD)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("how did hertfordshire do?", ["Hertfordshire"]),
        ("South Glos care leavers", ["South Gloucestershire"]),
        ("B&NES vs n somerset", ["Bath and North East Somerset", "North Somerset"]),
        ("Royal Borough of Kensington & Chelsea", ["Kensington and Chelsea"]),
        ("st. helens 2023", ["St Helens"]),
        ("N Som 2023: the six", ["North Somerset"]),
        ("north som. again", ["North Somerset"]),
        ("Bath & NE Somerset in 2022", ["Bath and North East Somerset"]),
        ("kingston - was it all glowing", ["Kingston upon Thames"]),
        ("reading - can they?", ["Reading"]),
        ("Notts", ["Nottinghamshire"]),
        ("is nottingham still failing", ["Nottingham"]),
        ("City of London Corporation's letter", ["City of London"]),
        ("Luton Borough Council", ["Luton"]),
        ("Harlow Council", ["Harlow"]),
        ("wexcombe's plan", ["Wexcombe"]),
    ],
)
def test_a_name_is_its_own_authority_s(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "how bad is it?",
        "a reading age of nine",
        "West Midlands Police",
        "bury the hatchet",
        "north of it",
    ],
)
def test_what_only_looks_like_a_name_is_none(text):
    assert named(text) == []


def test_another_body_s_name_is_no_authority_s():
    assert named("What did Somerset NHS Foundation Trust do in Bristol?") == ["Bristol"]


def test_a_slip_is_mended_and_told():
    (found,) = find_authorities("Gloucestrshire in 2019", HELD)
    assert (found.name, found.held, found.taken_as) == ("Gloucestershire", True, True)


def test_a_listed_name_is_never_taken_for_a_slip_of_a_held_one():
    (found,) = find_authorities("Hertfordshire", HELD)
    assert (found.held, found.taken_as) == (False, False)


def test_the_list_is_whole_and_its_neighbours_are_on_it():
    names = {each.name for each in authorities()}
    assert len(names) == 156
    assert all(set(each.neighbours) <= names for each in authorities())


def test_every_form_of_a_name_leads_to_its_authority():
    assert authority_called("Bristol, City of").name == "Bristol"
    assert authority_called("bcp").name == "Bournemouth, Christchurch and Poole"
    assert authority_called("Nowhere") is None


def test_another_word_that_ends_like_a_name_is_no_slip_for_it():
    assert find_authorities(
        "Who is dealing with what inspectors said of Hackny?", ("Hackney",)
    ) == (Named("Hackney", True, 44, 50, taken_as=True),)
