"""In which form a deadline is written, so that a sheet with several can be told."""

from __future__ import annotations

import re
from enum import StrEnum

from ingest.registers.due_days import dates_in, says_when


class DateForm(StrEnum):
    """A way of writing a deadline."""

    WORDS = "31 March 2024"
    DAY_FIRST = "31/03/2024"
    EITHER = "03/04/2024"
    ISO = "2024-03-31"
    MONTH = "March 2024"
    STRETCH = "a term, quarter or the like"
    NONE = "none"


_FIGURES = re.compile(r"(?<!\d)(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?:20)?\d\d(?!\d)")
_ISO = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
_MONTHS = 12


def date_form(text: str) -> DateForm:
    """The form of the first date in a cell; NONE where no time can be read from it."""
    figures = _FIGURES.search(text)
    if _ISO.search(text):
        return DateForm.ISO
    found = dates_in(text)
    if not found:
        return DateForm.STRETCH if says_when(text) else DateForm.NONE
    if figures:
        first, second = int(figures["first"]), int(figures["second"])
        return (
            DateForm.EITHER
            if first != second and first <= _MONTHS and second <= _MONTHS
            else DateForm.DAY_FIRST
        )
    return DateForm.MONTH if len(found[0].iso) == len("2024-03") else DateForm.WORDS
