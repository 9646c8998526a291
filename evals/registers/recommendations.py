"""The register of recommendations: found, there, and with their fields right.

recall = found / asked for; precision = asked for / held, in the reports checked; field accuracy =
right fields (number, list, kind, theme, last words, pages) / fields of those found. One is found
by its first words.
"""

from __future__ import annotations

from evals.match.documents import same_document
from evals.records.registers import HeldRecommendation, Registers
from evals.registers.checked import Checked, RegisterFigure, begins, ends
from evals.registers.gold import Gold, GoldRecommendation

RECALL = RegisterFigure("recommendation_recall", "recommendations that the register has")
PRECISION = RegisterFigure("recommendation_precision", "recommendations held that a report makes")
FIELDS = RegisterFigure("recommendation_fields", "their fields that are right")
FIGURES = (RECALL, PRECISION, FIELDS)


def check_recommendations(gold: Gold, held: Registers) -> Checked:
    """Every recommendation of the reports that the gold covers."""
    checked = Checked("recommendations")
    for report in gold.reports:
        given = [r for r in held.recommendations if same_document(report.document, r.document)]
        left = list(given)
        for wanted in report.recommendations:
            name = f"no. {wanted.n}"
            found = next((each for each in left if begins(each.text, wanted.text_start)), None)
            checked.note(RECALL, f"{report.document}#{wanted.n}", found is not None)
            if found is None:
                checked.fault(report.document, name, f"isn't held: {wanted.text_start} ...")
                continue
            left.remove(found)
            checked.fields(FIELDS, report.document, name, _fields(wanted, found))
        for each in given:
            checked.note(PRECISION, f"{report.document}#{each.id}", each not in left)
        for each in left:
            checked.fault(report.document, f"held as no. {each.n}", f"is none: {each.text[:60]}")
    return checked


def _fields(
    wanted: GoldRecommendation, found: HeldRecommendation
) -> dict[str, tuple[object, object]]:
    return {
        "n": (wanted.n, found.n),
        "printed_no": (wanted.printed_no, found.printed_no),
        "list": (wanted.list, found.list),
        "kind": (wanted.kind, found.kind),
        "theme": (wanted.theme, found.theme),
        "ending": (
            wanted.text_end,
            wanted.text_end if ends(found.text, wanted.text_end) else found.text,
        ),
        "pages": (wanted.pages, found.pages),
    }
