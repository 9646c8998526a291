"""Stretches of minutes, reports and logs about one action of a plan, labelled by ten writers who saw no code,
and stretches on other business by an eleventh.

`rows.jsonl`: the text, what it gives as the new and the old date, owner and status (each as it stands in
the text), the status that it leaves the action in, and whether that opens it again.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from corpus.embed.tuned_bert import Pieces
from evals.training.tuning import NOT_LABELLED, Example
from ingest.registers.minutes.change_model import IN_OWN_WORDS, ROLES, STATUSES

ROWS = Path(__file__).parent / "rows.jsonl"
WRITERS = tuple(f"M{number}" for number in range(1, 11))
FORMS = Path(__file__).parent / "plain_forms.txt"
BUSINESS = Path(__file__).parent / "other_business.txt"
_JOINED = 0.25
"""For each row, so many of two rows in one text: a paragraph may tell of more actions than one."""
_IN_OWN_WORDS = 0.5
"""Of the rows with a colour for a status, so many are given once more with a plan's own word for it."""
_COLOURS = re.compile(r"(?:red|amber|green|blue|grey|yellow|complete|on track|off track)", re.I)
_OWN_WORDS = (
    "on course", "off course", "wavering", "landed", "steady", "adrift", "in hand", "slipping", "stuck", "of concern",
    "healthy", "embedded", "yet to begin", "set aside", "in train", "parked", "embedding", "stalled", "secure",
    "going well", "needs a push", "in difficulty", "settled", "finished and proven", "not begun", "emerging",
    "developing", "making headway", "behind where it should be", "holding", "in the bank", "in trouble", "fully there",
    "partly there", "getting there", "nowhere near", "moving", "paused", "at stage 2", "at level 3", "sound", "shaky",
    "achieving", "under watch", "assured", "part assured", "not assured", "flagging", "critical", "good to go", "home",
    "dormant", "active", "lagging", "proven", "unproven", "in recovery", "tracking", "drifting", "in good order",
)  # fmt: skip

Row = Mapping[str, object]


def rows_by(writers: Collection[str]) -> list[Row]:
    """The rows of some writers."""
    every = map(json.loads, ROWS.read_text("utf-8").splitlines())
    return [row for row in every if row["id"].split("-")[0] in writers]


def examples_of(rows: Sequence[Row], seed: int = 15) -> Iterator[Example]:
    """Each row, and some of them two by two; of those only the tokens are labelled."""
    pieces, chance = Pieces(), random.Random(seed)
    for row in rows:
        yield _example(pieces, row)
        if chance.random() < _IN_OWN_WORDS and (changed := _in_own_words(row, chance)):
            yield _example(pieces, changed)
    for row in plain_rows(chance):
        yield _example(pieces, row)
    for line in business():
        yield _example(pieces, {"text": line})
    for _ in range(int(_JOINED * len(rows))):
        one, other = (_example(pieces, row) for row in chance.sample(rows, 2))
        ids = (*one.ids[:-1], *other.ids[1:])
        yield Example(
            ids,
            (*one.labels[:-1], *other.labels[1:]),
            whole=(NOT_LABELLED,),
            answers=(NOT_LABELLED,),
        )


def plain_rows(chance: random.Random) -> Iterator[Row]:
    """The dull ways in which minutes and logs put it, each filled in some ways by chance."""
    for form in FORMS.read_text("utf-8").splitlines():
        for _ in range(_FILLED):
            row = _filled(form, chance)
            if row.get("old_status") != row.get("new_status") or "old_status" not in row:
                yield row


def _filled(form: str, chance: random.Random) -> Row:
    row: dict[str, object] = {"status": "unsaid", "reopened": False}

    def fill(slot: re.Match[str]) -> str:
        name, words = slot[1], chance.choice(_SLOTS[slot[1]])
        if name in _TELLS:
            role, status = _TELLS[name]
            row[role] = words
            row["status"] = status or row["status"]
        elif name in _STATUS_SLOTS:
            row[name if name != "colour" else "new_status"] = words
            if name != "old_status":
                row["status"] = _STATUS_OF[words.lower()]
        elif name in _ROLES:
            row[name] = words
        row["reopened"] = row["reopened"] or name == "reopened_from"
        return words

    row["text"] = re.sub(r"\{(\w+)\}", fill, form)
    return row


_FILLED = 4
_STATUS_OF = {
    "red": "Red", "amber": "Amber", "green": "Green", "at risk": "Amber", "on track": "Green", "off track": "Red",
    "not started": "Not started", "complete": "Complete", "done": "Complete", "blue": "Complete", "delayed": "Amber",
    "on target": "Green", "closed": "Complete",
}  # fmt: skip
_COLOUR = (
    "Red",
    "Amber",
    "Green",
    "red",
    "amber",
    "green",
    "At risk",
    "On track",
    "Off track",
    "on target",
    "delayed",
)
_WHO = (
    "Head of Quality", "Quality Manager", "Head of MASH", "Dana Whitlow", "Colin Prowse", "Ms Hallam",
    "Ruth Ames, Head of Early Help", "the Service Manager, Fostering", "Virtual School Head", "Mr Penn",
    "Principal Social Worker", "Dr Oyelaran", "HR Business Partner", "Imran Qureshi",
)  # fmt: skip
_WHEN = (
    "31 March", "31 December 2024", "30 June 2024", "July", "May 2024", "31/03/25", "end of September", "29 January 2027",
    "March 2026", "Q2", "12 Feb 2025", "30 September 2023", "the end of June 2025", "Easter", "autumn 2025",
)  # fmt: skip
_SLOTS: Mapping[str, Sequence[str]] = {
    "ref": ("A4", "B1", "2.1", "FD2", "CC1", "3a", "WF/05", "MO4", "1.4", "Action 7"),
    "other": ("A5", "B2", "2.2", "FD3", "WF/04", "MO6"),
    "work": (
        "Contact desk", "Same-day matching", "Interviews", "Trained all", "Practice standards published in March",
        "Health checks for children new to care", "The night line is staffed", "Visits are late",
    ),
    "figure": (
        "97% in August.", "Members heard that 93% were decided in a day.", "83% since.", "Sixty files were read.",
        "A police sergeant took up his desk on 5 October.", "Both sites were lost.", "The new form is in use.",
        "Two of five posts are filled.",
    ),
    "day": ("31 March 2027", "12 December 2023", "June 2024", "30 April"),
    "month": ("May", "June 2023", "January 2024", "the spring"),
    "past": ("3 May 2023", "24 November", "12 January", "5 October 2023", "17/02/2025"),
    "old_status": (*_COLOUR, "Not started", "Complete", "not started"),
    "new_status": (*_COLOUR, "Complete", "Blue"),
    "colour": ("Amber", "Red", "At risk", "amber", "Green"),
    "colour_no": ("Green", "Amber"),
    "done": ("complete", "Complete", "closed", "Done", "done", "completed", "finished", "signed off"),
    "reopened_from": ("Done", "closed", "Closed", "complete", "Complete", "signed off"),
    "new_due": _WHEN,
    "old_due": _WHEN,
    "new_owner": _WHO,
    "old_owner": _WHO,
    "dropped": ("merge", "combine", "fold"),
    "dropped_into": ("folded into", "merged into", "rolled into", "subsumed in"),
    "dropped_late": ("will not go ahead", "is not to go ahead", "is withdrawn"),
    "dropped_by": ("withdrawn from", "taken out of", "removed from", "deleted from"),
    "not_begun": ("has not begun", "has not started", "is not begun"),
    "not_begun_big": ("Not started", "Not begun", "Yet to start"),
}  # fmt: skip
_TELLS = {
    "done": ("new_status", "Complete"),
    "reopened_from": ("old_status", ""),
    "dropped": ("new_status", "Dropped"),
    "dropped_into": ("new_status", "Dropped"),
    "dropped_late": ("new_status", "Dropped"),
    "dropped_by": ("new_status", "Dropped"),
    "not_begun": ("new_status", "Not started"),
    "not_begun_big": ("new_status", "Not started"),
}
_STATUS_SLOTS = ("old_status", "new_status", "colour")
_ROLES = ("new_due", "old_due", "new_owner", "old_owner")


def business() -> list[str]:
    """What changes nothing of any action."""
    return BUSINESS.read_text("utf-8").splitlines()


def _in_own_words(row: Row, chance: random.Random) -> Row | None:
    """The row with words of a plan's own for how the action stands and stood; None where it says no colour."""
    text, changed = str(row["text"]), dict(row)
    for name in ("new_status", "old_status"):
        words = row.get(name)
        if not words:
            continue
        start, end = _place(text, words, last=name == "new_status")
        if not end or not _COLOURS.fullmatch(str(words)):
            return None
        own = chance.choice(_OWN_WORDS)
        own = own.capitalize() if str(words)[:1].isupper() else own
        text, changed[name] = text[:start] + own + text[end:], own
    if not row.get("new_status") or text == row["text"]:
        return None
    return {**changed, "text": text, "status": IN_OWN_WORDS}


def _example(pieces: Pieces, row: Row) -> Example:
    text = str(row["text"])
    spans, ids = pieces.pieces(text)
    labels = [0] * len(spans)
    for role, name in enumerate(ROLES, 1):
        start, end = _place(text, row.get(name), last=name.startswith("new"))
        for at, (begins, ends) in enumerate(spans):
            if begins < end and start < ends:
                labels[at] = role
    status = STATUSES.index(str(row.get("status", "unsaid")))
    reopened = int(bool(row.get("reopened")))
    return Example(tuple(ids), (NOT_LABELLED, *labels, NOT_LABELLED), (status,), (reopened,))


def _place(text: str, words: object, *, last: bool) -> tuple[int, int]:
    """Where the words stand: their last place, or their first; as whole words if they do anywhere."""
    if not words:
        return 0, 0
    plain = re.escape(str(words))
    whole = list(re.finditer(rf"(?<!\w){plain}(?!\w)", text)) or list(re.finditer(plain, text))
    return whole[-1 if last else 0].span() if whole else (0, 0)
