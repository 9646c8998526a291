"""What all that was found for a question tells, taken together."""

from __future__ import annotations

from statistics import fmean

import pytest

from assistant.evidence.rank import find
from assistant.scope.asked import asked_of
from assistant.understand.question import Limits
from corpus.library import Library
from evals.cases.case import read_cases
from evals.evaluation import DEMO_CASES

_EACH = 12


@pytest.fixture(scope="module")
def library(demo_library):
    """The demo's papers."""
    with Library.open(demo_library) as opened:
        yield opened


def _held(library: Library, question: str, *, with_cross: bool = True) -> dict[str, float]:
    return dict(find(asked_of(library, question, (), Limits()), with_cross=with_cross).signs)


@pytest.mark.long
def test_what_the_papers_answer_is_told_from_what_they_do_not(library):
    cases = [case for case in read_cases(DEMO_CASES) if not case.history]
    means = []
    for answerable in (True, False):
        asked = [case.question for case in cases if case.answerable is answerable][:_EACH]
        signs = [_held(library, question) for question in asked]
        means.append(fmean(each["held_by_cross"] for each in signs if each))
    assert means[0] > means[1] + 1


def test_without_a_cross_encoder_nothing_is_told(library):
    assert _held(library, "Why do social workers leave?", with_cross=False) == {}
