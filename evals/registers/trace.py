"""The trace: links found, links right, links called sure, and what nothing answers.

link recall = pairs shown / pairs that belong together; link precision = pairs that belong together
/ pairs likelier than not; sure precision = the same of those called sure; gap recall and precision
of the recommendations said to be answered by nothing. A pair that a fair reader could argue for
(`also_arguable`) counts neither way.
"""

from __future__ import annotations

from evals.match.documents import same_document
from evals.records.registers import HeldTrace, Registers
from evals.registers.actions import Known
from evals.registers.checked import Checked, RegisterFigure, begins
from evals.registers.gold import Gold, GoldTrace

LINK_RECALL = RegisterFigure("link_recall", "recommendations' actions that the trace shows")
LINK_PRECISION = RegisterFigure("link_precision", "links likelier than not that are right")
SURE_PRECISION = RegisterFigure("sure_precision", "links called sure that are right")
GAP_RECALL = RegisterFigure("gap_recall", "unanswered recommendations that are named as such")
GAP_PRECISION = RegisterFigure("gap_precision", "recommendations named as unanswered that are")
FIGURES = (LINK_RECALL, LINK_PRECISION, SURE_PRECISION, GAP_RECALL, GAP_PRECISION)

_LIKELY = 0.5


def check_trace(gold: Gold, held: Registers, known: Known) -> Checked:
    """Every recommendation that the gold traces through a plan."""
    checked = Checked("trace")
    for wanted in gold.traces:
        row = next((each for each in held.traces if _is(wanted, each)), None)
        item = f"recommendation {wanted.recommendation_n}"
        if row is None:
            checked.fault(wanted.plan, item, "isn't traced")
        _check_gap(checked, wanted, row)
        _check_links(checked, gold, wanted, row, known)
    return checked


def _is(wanted: GoldTrace, row: HeldTrace) -> bool:
    return (
        same_document(wanted.report, row.report)
        and same_document(wanted.plan, row.plan)
        and begins(row.recommendation.text, wanted.recommendation_start)
    )


def _check_gap(checked: Checked, wanted: GoldTrace, row: HeldTrace | None) -> None:
    item = f"{wanted.plan}#{wanted.recommendation_n}"
    named = row is not None and row.status == "unanswered"
    gap = not wanted.action_ids
    if gap:
        checked.note(GAP_RECALL, item, named)
    if named:
        checked.note(GAP_PRECISION, item, gap)
    if row is not None and named != gap:
        what = "is named as unanswered, and is answered" if named else "is unanswered"
        checked.fault(wanted.plan, f"recommendation {wanted.recommendation_n}", what)


def _check_links(
    checked: Checked, gold: Gold, wanted: GoldTrace, row: HeldTrace | None, known: Known
) -> None:
    number = wanted.recommendation_n
    ids = {found.id: of for (plan, of), found in known.items() if plan == wanted.plan}
    shown = {ids.get(link.action_id, link.action_id): link for link in row.links} if row else {}
    arguable = {
        action.id
        for action in gold.actions
        if action.plan == wanted.plan and number in action.also_arguable
    }
    for action in wanted.action_ids:
        checked.note(LINK_RECALL, f"{wanted.plan}#{number}-{action}", action in shown)
        if action not in shown:
            checked.fault(wanted.plan, f"recommendation {number}", f"{action} isn't shown")
    for action, link in shown.items():
        right, item = action in wanted.action_ids, f"{wanted.plan}#{number}-{action}"
        if action in arguable and not right:
            continue
        if link.probability >= _LIKELY:
            checked.note(LINK_PRECISION, item, right)
            if not right:
                checked.fault(
                    wanted.plan, f"recommendation {number}", f"{action} doesn't answer it"
                )
        if link.sure:
            checked.note(SURE_PRECISION, item, right)
