"""Progress: what minutes change of actions, and how the actions stand in the end.

recall = changes found with their new value / changes that the minutes report; precision = those
they do report / changes held, of the minutes and plans checked; state accuracy = right fields
(rating, date, owner, status) / fields of the actions found. Of a completion, a withdrawal or a
reopening, that it is reported is what counts, not in which words. A status that the gold calls
open is any that is neither complete by the minutes nor superseded.
"""

from __future__ import annotations

from evals.match.documents import letters, same_document
from evals.records.registers import HeldAction, HeldStep
from evals.registers.actions import Known
from evals.registers.checked import Checked, RegisterFigure
from evals.registers.gold import Gold, GoldChange, GoldState
from evals.registers.statuses import status_word

RECALL = RegisterFigure("progress_recall", "changes in minutes that the register has")
PRECISION = RegisterFigure("progress_precision", "changes of the register that minutes report")
STATE = RegisterFigure("state_fields", "fields right of how actions stand in the end")
FIGURES = (RECALL, PRECISION, STATE)

_VALUED = ("rag", "due", "owner")
_SAID = {"completed", "reopened"}
"""Told by a rating too: neither wanted apart from it nor spurious beside it."""


def check_progress(gold: Gold, known: Known) -> Checked:
    """Every change that the minutes report, and every action's state after them."""
    checked = Checked("progress")
    for (plan, minutes), wanted in _by_paper(gold).items():
        steps = {
            action_id: [step for step in found.history if same_document(minutes, step.document)]
            for (of, action_id), found in known.items()
            if of == plan
        }
        for action_id, change in wanted:
            right = any(_same(change, step) for step in steps.get(action_id, ()))
            checked.note(RECALL, f"{minutes}#{action_id}.{change.field}", right)
            if not right:
                what = f"{change.field} to {change.to} isn't noted"
                checked.fault(minutes, f"{plan} {action_id}", what)
        for action_id, given in steps.items():
            for step in given:
                _check_step(checked, minutes, plan, action_id, step, wanted)
    for state in gold.states:
        if found := known.get((state.plan, state.action_id)):
            checked.fields(STATE, state.plan, state.action_id, _state(state, found))
    return checked


def _by_paper(gold: Gold) -> dict[tuple[str, str], list[tuple[str, GoldChange]]]:
    found: dict[tuple[str, str], list[tuple[str, GoldChange]]] = {}
    for row in gold.progress:
        changes = [(row.action_id, change) for change in row.changes if not change.unchanged]
        found.setdefault((row.plan, row.minutes), []).extend(changes)
    return found


def _check_step(
    checked: Checked,
    minutes: str,
    plan: str,
    action_id: str,
    step: HeldStep,
    wanted: list[tuple[str, GoldChange]],
) -> None:
    if step.field in _SAID:
        return
    right = any(of == action_id and _same(change, step) for of, change in wanted)
    checked.note(PRECISION, f"{minutes}#{plan} {action_id}.{step.field}", right)
    if not right:
        checked.fault(minutes, f"{plan} {action_id}", f"{step.field} to {step.to} isn't said there")


def _same(wanted: GoldChange, given: HeldStep) -> bool:
    if wanted.field != given.field:
        return False
    if wanted.field not in _VALUED:
        return True
    if wanted.field == "rag":
        return status_word(wanted.to) == given.to
    return letters(wanted.to or "") == letters(given.to or "")


def _state(state: GoldState, found: HeldAction) -> dict[str, tuple[object, object]]:
    now = found.current
    superseded = now.status == "Superseded"
    pairs: dict[str, tuple[object, object]] = {
        "owner": (state.owner, now.owner),
        "due": (state.due, now.due),
        "superseded": (state.status == "superseded", superseded),
    }
    if not superseded:
        pairs["rag"] = (status_word(state.rag), now.rag)
    return pairs
