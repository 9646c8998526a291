from __future__ import annotations

import pytest

from ingest.registers.due_days import days_in, due_of


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("31st October 2019", "2019-10-31"),
        ("30.09.2023", "2023-09-30"),
        ("31/3/24", "2024-03-31"),
        ("31-Mar-24", "2024-03-31"),
        ("Dec-23", "2023-12"),
        ("Sept 2019", "2019-09"),
        ("End of February 2024", "2024-02-29"),
        ("From June 2023", "2023-06"),
        ("Twice yearly from Oct 2019", "2019-10"),
        ("April 2023 – March 2024", "2024-03"),
        ("30 September 2023 (was 31 March 2023)", "2023-09-30"),
        ("Was 31/03/2023 now 30/06/2023", "2023-06-30"),
        ("2024-03-31", "2024-03-31"),
        ("by the end of June. 12 staff were in post", None),
        ("by June, 12 March at the soonest", None),
        ("Mar 26 (review Sept 26, Dec 26)", "2026-03"),
        ("31 February 2024", None),
        ("Q4 2019/20", None),
        ("Autumn term 2019", None),
        ("Ongoing from Nov 2019", None),
        ("Every six weeks", None),
    ],
)
def test_deadline_is_a_day_or_a_month_or_none(written: str, due: str | None) -> None:
    assert due_of(written) == due


def test_day_without_a_year_is_of_the_year_given() -> None:
    found = [day.iso for day in days_in("moved from 31 March to 30 September 2020", 2020)]
    assert found == ["2020-03-31", "2020-09-30"]
    assert days_in("it may be late", 2020) == []
