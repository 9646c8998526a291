"""The register of actions: found, there, and with their fields right.

recall = found / promised; precision = promised / held, in the plans checked; field accuracy =
right fields (number, owner, due, measure, rating, last words, pages) / fields of those found. An
action is found by its first words. A field that the gold leaves out isn't judged.
"""

from __future__ import annotations

from collections.abc import Mapping

from evals.match.documents import same_document
from evals.records.registers import HeldAction, Registers
from evals.registers.checked import Checked, RegisterFigure, begins, ends
from evals.registers.gold import Gold, GoldAction

RECALL = RegisterFigure("action_recall", "actions of the plans that the register has")
PRECISION = RegisterFigure("action_precision", "actions of the register that a plan promises")
FIELDS = RegisterFigure("action_fields", "their fields that are right")
FIGURES = (RECALL, PRECISION, FIELDS)

Known = Mapping[tuple[str, str], HeldAction]
"""The held action for each of the gold's, by plan and id."""


def known_actions(gold: Gold, held: Registers) -> Known:
    """Which held action is which of the gold's; each is taken once."""
    left = list(held.actions)
    known: dict[tuple[str, str], HeldAction] = {}
    for wanted in gold.actions:
        found = next((each for each in left if _is(wanted, each)), None)
        if found is not None:
            left.remove(found)
            known[wanted.plan, wanted.id] = found
    return known


def check_actions(gold: Gold, held: Registers, known: Known) -> Checked:
    """Every action of the plans that the gold covers."""
    checked = Checked("actions")
    for wanted in gold.actions:
        found = known.get((wanted.plan, wanted.id))
        checked.note(RECALL, f"{wanted.plan}#{wanted.id}", found is not None)
        if found is None:
            checked.fault(wanted.plan, wanted.id, f"isn't in the register: {wanted.text_start} ...")
        else:
            checked.fields(FIELDS, wanted.plan, wanted.id, _fields(wanted, found))
    right = {found.id for found in known.values()}
    for plan in dict.fromkeys(action.plan for action in gold.actions):
        for each in (a for a in held.actions if same_document(plan, a.document)):
            checked.note(PRECISION, f"{plan}#{each.id}", each.id in right)
            if each.id not in right:
                checked.fault(plan, each.ref or "no number", f"is no action: {each.text[:60]}")
    return checked


def _is(wanted: GoldAction, given: HeldAction) -> bool:
    return same_document(wanted.plan, given.document) and begins(given.text, wanted.text_start)


def _fields(wanted: GoldAction, found: HeldAction) -> dict[str, tuple[object, object]]:
    pairs: dict[str, tuple[object, object]] = {
        "ref": (wanted.ref, found.ref),
        "owner": (wanted.owner, found.owner),
        "due": (wanted.due, found.due),
        "rag": (wanted.rag_norm.value, found.rag),
        "pages": (wanted.pages, found.pages),
        "ending": (
            wanted.text_end,
            wanted.text_end if ends(found.text, wanted.text_end) else found.text,
        ),
    }
    if wanted.due_text is not None:
        pairs["due_text"] = (wanted.due_text, found.due_text)
    if wanted.measure_start is not None:
        same = begins(found.measure, wanted.measure_start)
        pairs["measure"] = (wanted.measure_start, wanted.measure_start if same else found.measure)
    return pairs
