"""What a section tells, paragraph by paragraph."""

from assistant.answerers.listing import lists_in
from tests.assistant.made_papers import letter, passage

TOLD = """Thresholds are well understood. Staff say so.
Assessments come late in most teams. Managers know.
Help is near to where families live.
Yours sincerely
Ann Lee"""


def test_how_a_letter_closes_is_no_finding():
    (listing,) = lists_in(letter(2022), [passage((1, TOLD))])
    assert listing.prose
    assert [item.text for item in listing.items] == [
        "Thresholds are well understood.",
        "Assessments come late in most teams.",
        "Help is near to where families live.",
    ]
