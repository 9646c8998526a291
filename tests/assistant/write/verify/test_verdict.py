"""How a wording that can't be found piece by piece comes in: by what its quotes bear out."""

from __future__ import annotations

import pytest

from assistant.evidence.cross_encoder import cross_encoder_of
from assistant.write.verify.basis import Basis
from assistant.write.verify.wording_signs import wording_signs
from tests.assistant.check.claimed import quoted_in

PAPER = "wexcombe-childrens-services-inspection-2025.pdf"
QUOTE = "Vacancies have fallen to 11%, and most leaders of teams have grown up in the service."
TRUE = "Fewer posts stand empty in Wexcombe, and many team leaders came up through the ranks."
FALSE = "Fewer posts stand empty in Wexcombe, and many team leaders were hired from elsewhere."


@pytest.fixture(scope="module")
def borne(demo):
    basis = Basis.of(demo.library, quoted_in(demo.library, ((PAPER, QUOTE),)))
    cross = cross_encoder_of(demo.library.settings)

    def of(text, *, with_cross=True):
        signs = wording_signs(text, basis, demo.library.embedder, cross if with_cross else None)
        return signs.get("borne_by_cross")

    return of


def test_what_its_quotes_bear_out_stands_far_above_what_they_dont(borne):
    assert borne(TRUE) > 0.6
    assert borne(FALSE) < 0.3


def test_whose_and_of_when_it_is_changes_little(borne):
    named = "In March 2025 " + TRUE[0].lower() + TRUE[1:]
    assert borne(named) == pytest.approx(borne(TRUE), abs=0.2)


def test_without_a_cross_encoder_nothing_tells_it(borne):
    assert borne(TRUE, with_cross=False) is None
