import pytest

from ingest.describe.authority import find_authority, spoken_name
from ingest.describe.front import Front


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("London Borough of Hackney", "Hackney"),
        ("Royal Borough of Kensington and Chelsea", "Kensington and Chelsea"),
        ("Bristol City Council", "Bristol"),
        ("Bristol City of", "Bristol"),
        ("Herefordshire, County of", "Herefordshire"),
        ("Calderdale Metropolitan Borough Council", "Calderdale"),
        ("City of Wakefield Metropolitan District Council", "Wakefield"),
        ("Telford & Wrekin", "Telford and Wrekin"),
        ("City of London Corporation", "City of London"),
        ("St. Helens Council", "St Helens"),
        ("Bournemouth, Christchurch and Poole Council", "Bournemouth, Christchurch and Poole"),
        ("OAKHAVEN COUNCIL", "Oakhaven"),
        ("STOKE ON TRENT CITY COUNCIL", "Stoke on Trent"),
    ],
)
def test_a_council_is_named_by_its_place(written: str, spoken: str) -> None:
    assert spoken_name(written) == spoken


@pytest.mark.parametrize(
    "front",
    [
        "Inspection of {} local authority\nchildren’s services\nInspection dates: 1 May 2023",
        "{}\nInspection of services for children in need of help and\nprotection, children",
        "Focused visit to {} local authority\nchildren’s services\nInspected on 1 May 2023",
        "Area SEND inspection of {} Local Area\nPartnership",
        "Joint local area SEND inspection in {}\nBetween 3 and 7 May 2019",
    ],
)
@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Kingston upon Hull City Council", "Kingston upon Hull"),
        ("Bath and North East Somerset", "Bath and North East Somerset"),
        ("Reading", "Reading"),
        ("Blackburn with Darwen", "Blackburn with Darwen"),
    ],
)
def test_an_inspected_council_is_read_from_the_title(front: str, written: str, spoken: str) -> None:
    assert find_authority(Front((front.format(written),)), inspected=True) == spoken


def test_a_paper_that_names_no_council_is_of_the_place_it_speaks_of() -> None:
    text = (
        "In Marlbury we are proud of our schools. Across Marlbury, families tell us so. "
        "Marlbury’s carers agree, in Care Week and in March. Children in care in Marlbury do well."
    )
    assert find_authority(Front((text,)), inspected=False) == "Marlbury"


def test_the_council_in_the_heading_outweighs_others_that_are_mentioned() -> None:
    text = (
        "Oakhaven Council\nMinutes of the Cabinet\n"
        "Officers had visited Marlbury City Council and Elmshire County Council."
    )
    assert find_authority(Front((text,)), inspected=False) == "Oakhaven"


def test_no_authority_is_guessed_where_none_is_clear() -> None:
    text = "The Youth Council met. In January the Council agreed the Children in Care Council plan."
    assert find_authority(Front((text,)), inspected=False) is None


def test_a_rating_is_no_place() -> None:
    text = (
        "Tarnley Borough Council\nScrutiny Committee\nThe rating was left in Amber. It moved from Red"
        " to Amber. It is Amber. The log is in Amber too, and Amber it stays. Amber | Amber | Amber"
    )
    assert find_authority(Front(tuple(text.split("\n"))), inspected=False) == "Tarnley"
