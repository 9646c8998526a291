from dataclasses import replace

from assistant.answerers.passages.lists import headings_below, lists_in
from corpus.types import PassageKind
from tests.answers import document
from tests.assistant.made_papers import passage


def made(text, ordinal=0, heading=("Aims",), kind=PassageKind.LIST):
    return replace(passage((1, text), heading=heading, kind=kind), ordinal=ordinal)


def texts(listing):
    return [item.text for item in listing.items]


def test_a_list_is_its_items_in_order_with_what_introduces_them():
    (found,) = lists_in(document(), [made("We will:\nopen homes\nmend roofs")])
    assert found.lead.text == "We will:"
    assert texts(found) == ["open homes", "mend roofs"]
    assert "Aims" in found.about
    assert "We will:" in found.about


def test_a_list_cut_over_several_passages_is_whole_again():
    cut = [made("We will:\nopen homes"), made("We will:\nmend roofs\nplant trees", 1)]
    (found,) = lists_in(document(), cut)
    assert texts(found) == ["open homes", "mend roofs", "plant trees"]


def test_two_lists_of_a_section_are_two():
    found = list(lists_in(document(), [made("We will:\na\nb\nThey will:\nc\nd")]))
    assert [(listing.lead.text, texts(listing)) for listing in found] == [
        ("We will:", ["a", "b"]),
        ("They will:", ["c", "d"]),
    ]


def test_one_item_is_no_list():
    assert list(lists_in(document(), [made("We will:\nopen homes")])) == []


def test_headings_after_a_lead_in_are_a_list():
    lead = made("There are two themes:", kind=PassageKind.PROSE, heading=("Aims",))
    homes = made("Homes rose.", 1, ("Aims", "Homes"))
    more = made("More of homes.", 2, ("Aims", "Homes"))
    roofs = made("Roofs fell.", 3, ("Aims", "Roofs"))
    found = headings_below(document(), [lead, homes, more, roofs], lead)
    assert [item.passage.heading[-1] for item in found.items] == ["Homes", "Roofs"]
    assert found.lead.text == "There are two themes:"


def test_without_a_lead_in_headings_are_no_list():
    lead = made("There are themes.", kind=PassageKind.PROSE)
    after = [made("x", 1, ("Aims", "Homes")), made("y", 2, ("Aims", "Roofs"))]
    assert headings_below(document(), [lead, *after], lead) is None
