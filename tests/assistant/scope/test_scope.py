from datetime import date

import pytest

from assistant.language.periods import find_periods
from assistant.scope.papers import newest_first, time_fit
from assistant.scope.scope import resolve_scope
from assistant.understand.question import Limits, understand
from corpus.types import Framework, Kind
from tests.assistant.made_papers import letter, paper
from tests.assistant.made_questions import EMBED

OLD, NEW = letter(2016), letter(2022)
VISIT = letter(2024, framework=Framework.ILACS_MONITORING)
MINUTES = paper(Kind.MINUTES, date(2023, 5, 2))
PLAN = paper(Kind.IMPROVEMENT_PLAN, None)
OTHER = letter(2021, "Bristol")
HELD = (OLD, NEW, VISIT, MINUTES, PLAN, OTHER)


def scope(text, documents=HELD, **limits):
    names = sorted({d.authority for d in documents if d.authority})
    return resolve_scope(understand(text, names, EMBED, limits=Limits(**limits)), documents)


def test_a_question_that_narrows_nothing_may_be_answered_from_all():
    found = scope("what of fostering?")
    assert found.documents == HELD
    assert (found.refusal, found.filters, found.missing) == ("", (), ())
    assert found.councils == ("Bristol", "Wexcombe")
    assert found.letters == (VISIT, NEW, OTHER, OLD)


def test_a_named_authority_is_answered_from_its_own_papers_alone():
    found = scope("fostering in Bristol")
    assert found.documents == (OTHER,)
    assert found.searched.filters == ("authority: Bristol",)
    assert found.searched.documents == 1


def test_an_absent_authority_is_refused_and_never_another_answers():
    found = scope("What grade did Barnsley get?")
    assert found.documents == ()
    assert found.refusal == f"None of the {len(HELD)} documents held is about Barnsley."
    assert (found.searched.documents, found.searched.held) == (0, len(HELD))


def test_of_two_authorities_the_absent_one_is_said_to_be_missing():
    found = scope("Is Wexcombe better than Barnsley?")
    assert {d.authority for d in found.documents} == {"Wexcombe"}
    assert found.missing == (f"None of the {len(HELD)} documents held is about Barnsley.",)
    assert found.refusal == ""


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        ({"authority": "bristol"}, {OTHER}),
        ({"kind": Kind.MINUTES}, {MINUTES}),
        ({"as_of": date(2022, 12, 31)}, {OLD, NEW, PLAN, OTHER}),
        ({"published_from": date(2022, 1, 1)}, {NEW, VISIT, MINUTES}),
    ],
)
def test_the_asker_s_own_filters_narrow(limits, kept):
    assert set(scope("what of fostering?", **limits).documents) == kept


def test_a_filter_that_matches_nothing_fails_closed_and_says_so():
    found = scope("what of fostering?", kind=Kind.NEWS)
    assert found.documents == ()
    assert found.refusal == "The library holds no documents with kind: news."


def test_an_empty_library_says_what_to_do():
    assert "scrutineer ingest" in scope("what of fostering?", documents=()).refusal


def test_newest_comes_first_and_undated_last():
    assert newest_first(HELD)[0] == VISIT
    assert newest_first(HELD)[-1] == PLAN


@pytest.mark.parametrize(
    ("text", "fit"),
    [("January 2022", 1.0), ("2022", 1.0), ("5 March 2019", -1.0), ("June 2022", 0.0)],
)
def test_a_paper_fits_its_own_days_best(text, fit):
    assert time_fit(NEW, find_periods(text)) == fit


def test_no_time_named_fits_nothing_and_hinders_nothing():
    assert time_fit(NEW, ()) == 0.0
