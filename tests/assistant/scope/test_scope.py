from datetime import date

import pytest

from assistant.scope.scope import newest_first, resolve_scope
from assistant.understand.question import Limits, understand
from corpus.types import Framework, Kind
from tests.assistant.made_papers import letter, paper

OLD, NEW = letter(2016), letter(2022)
VISIT = letter(2024, framework=Framework.ILACS_MONITORING)
MINUTES = paper(Kind.MINUTES, date(2023, 5, 2))
PLAN = paper(Kind.IMPROVEMENT_PLAN, None)
OTHER = letter(2021, "Bristol")
HELD = (OLD, NEW, VISIT, MINUTES, PLAN, OTHER)


def scope(text, documents=HELD, **limits):
    names = sorted({d.authority for d in documents if d.authority})
    return resolve_scope(understand(text, names, limits=Limits(**limits)), documents)


def paths(found):
    return {document.path for document in found.documents}


def test_a_question_that_narrows_nothing_may_be_answered_from_all():
    found = scope("what of fostering?")
    assert found.documents == HELD
    assert (found.refusal, found.filters, found.missing) == ("", (), ())


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


def test_a_year_ties_a_question_to_that_years_inspection():
    found = scope("What did the 2022 inspection of Wexcombe find?")
    assert found.documents == (NEW,)


def test_an_absent_year_is_refused_with_what_is_held_instead():
    found = scope("What did the 2019 inspection of Wexcombe find?")
    assert found.documents == ()
    assert "no inspection of Wexcombe dated 2019" in found.refusal
    assert "2016, 2022 and 2024" in found.refusal
    assert found.nearest == (VISIT, NEW, OLD)


def test_of_two_years_the_absent_one_is_said_to_be_missing():
    found = scope("Compare Wexcombe's grades in 2016 and 2019")
    assert found.documents == (OLD,)
    assert "dated 2019" in " ".join(found.missing)


def test_the_latest_is_added_where_a_year_is_set_beside_it():
    found = scope("Is Wexcombe's grade now better than in the 2016 inspection?")
    assert paths(found) == {OLD.path, VISIT.path}


def test_the_very_month_named_goes_before_the_rest_of_its_year():
    june = paper(Kind.MINUTES, date(2023, 6, 6))
    found = scope("What did the minutes of June 2023 say?", (MINUTES, june))
    assert found.documents == (june,)


def test_a_period_of_a_figure_narrows_no_documents_but_says_which_come_first():
    found = scope("What share of care leavers were in EET in 2016?")
    assert found.documents == HELD
    assert found.preferred == {OLD.id}


def test_the_newest_letter_of_each_place_comes_first_where_nothing_else_is_said():
    assert scope("what of fostering?").preferred == {VISIT.id, OTHER.id}


def test_a_visit_that_is_asked_for_is_found():
    assert scope("What did the monitoring visit find?").documents == (VISIT,)


def test_a_visit_that_is_not_held_is_refused():
    found = scope("What did the focused visit find?")
    assert found.refusal == "The library holds no letter of that focused visit."


def test_a_framework_that_is_named_narrows_and_one_that_is_not_held_does_not_empty():
    assert VISIT not in scope("what did the ILACS letters find").documents
    assert scope("what did the SIF letters find").documents == HELD


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        ({"authority": "bristol"}, (OTHER,)),
        ({"kind": Kind.MINUTES}, (MINUTES,)),
        ({"as_of": date(2021, 12, 31)}, (OLD, PLAN, OTHER)),
        ({"published_from": date(2023, 1, 1)}, (VISIT, MINUTES)),
        ({"published_to": date(2016, 12, 31)}, (OLD,)),
    ],
)
def test_the_askers_own_limits_hold(limits, kept):
    found = scope("what of fostering?", **limits)
    assert found.documents == kept
    assert len(found.filters) == 1


@pytest.mark.parametrize(
    "limits",
    [
        {"authority": "Barnsley"},
        {"kind": Kind.NEWS},
        {"published_to": date(1999, 1, 1)},
        {"authority": "Bristol", "kind": Kind.MINUTES},
    ],
)
def test_limits_that_nothing_meets_are_refused(limits):
    found = scope("what of fostering?", **limits)
    assert found.documents == ()
    assert found.refusal.startswith("The library holds no documents with ")


def test_limits_and_the_question_hold_together():
    assert "Wexcombe" in scope("Wexcombe fostering", authority="Bristol").refusal


def test_an_empty_library_says_to_ingest():
    assert "scrutineer ingest" in scope("what of fostering?", ()).refusal


def test_what_was_searched_gives_kinds_and_dates():
    searched = scope("what of fostering in Wexcombe?").searched
    assert searched.kinds == tuple(sorted({d.kind for d in HELD if d is not OTHER}))
    assert (searched.earliest, searched.latest) == (OLD.date, VISIT.date)


def test_newest_first_puts_the_undated_last():
    assert newest_first([PLAN, OLD, NEW]) == [NEW, OLD, PLAN]
