"""Actions that stand in a bullet or a sentence, with owner and deadline inside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.plans import StatusWord
from ingest.read.blocks import Block, BlockKind
from ingest.registers.due_days import dates_in, due_of, says_when
from ingest.registers.owners import OWNER, names_someone, owner_of
from ingest.registers.plans.columns import Role, role_named
from ingest.registers.plans.refs import recommendation_refs
from ingest.registers.statuses import Legend, status_of

_BRACKET = re.compile(
    r"[\s–—-]*[(\[](?P<inside>[^()\[\]]{4,240}(?:\([^()]*\)[^()\[\]]*)?)[)\]]\s*[.;]?\s*$"
)
_DASH = re.compile(r"\s+[–—-]\s+")
_LABEL = r"[A-Za-z][A-Za-z’'/ ]{1,28}"
_LABELLED = re.compile(
    rf"(?:^|[.;|]\s+|\s[–—-]\s|\n)(?P<label>{_LABEL}):\s+(?P<value>[^;|]+?)(?=\s*(?:[.;|]\s+{_LABEL}:|[.;]?\s*$))"
)
_TIME = r"(?:by|before|no later than|from|until|in|during|not later than|starting|target)\b"
_PROMISES = re.compile(
    rf"(?:(?:^|, |; |: |\. )(?:the |our )?(?P<owner>{OWNER})(?: \([^)]*\))?,? "
    r"(?:will|is to|are to|must|shall|has agreed to|have agreed to|to|undertakes to|has until)\b)"
    rf"|(?:\b(?:led by|owned by|responsibility of|overseen by|assigned to|answerable is|lead is"
    rf"|falls? to|rests? with|led, by|owner is|lead officer is) (?:the |our )?(?P<owner2>{OWNER}))"
    rf"|(?:\b(?:will|shall|must|is to|are to) be [a-z]+(?: [a-z]+)? by (?:the |our )?(?P<owner4>{OWNER}))"
    rf"|(?:(?:^|[.;,] )(?:the |our )?(?P<owner3>{OWNER})"
    r" (?:leads?|owns|is responsible|is accountable|is the lead|answers for|takes the lead|takes on"
    r"|oversees))",
)  # fmt: skip
_WHEN = re.compile(
    rf"\b(?P<due>{_TIME}\s+(?:the )?(?:end of |early |mid-?|late )?[^,;.()]{{0,24}}?(?:20\d\d"
    rf"|\d/\d\d)(?:/\d\d)?)",
    re.IGNORECASE,
)
_ENDS_BY = re.compile(r"(?:by|before|no later than)\b", re.IGNORECASE)
_ENDS = re.compile(r"(?:by|before|until|no later than|not later than)\b", re.IGNORECASE)
_PROMISED = re.compile(r"\b(?:will|shall|must|is to|are to|to be|we want)\b", re.IGNORECASE)
_LITTLE = re.compile(r"(?:,?\s+(?:and|to|of|for|in|the|&))+$")
"""Little words after an owner's name that go on with the sentence."""
_OWNER = re.compile(rf"(?:[A-Z][a-z’'-]+ [A-Z][A-Za-z’'-]+, )?{OWNER}")
_LABEL_WORDS = 6
_LETTERS = 3
"""The most letters of a status that is told by letters."""
_MARK = re.compile(r"^\[(?P<a>[A-Za-z]{1,3})\]\s+|\s*\[(?P<b>[A-Za-z]{1,3})\]\.?$")
_WHEN_WORDS = 8
_NUMBER_FIRST = re.compile(
    r"(?P<ref>[A-Z]{1,4}[-/]?(?:\d{1,2}(?:\.\d{1,2})?|(?<=-)[ivx]{1,5})|\d{1,2}\.\d{1,2})[.:)]?(?:\s+(?P<rest>.{3,40}))?"
)
_NO_ORDER = re.compile(
    r"(?:we|the|a|an|there|this|that|it|in|our|if|no|some|many|few)\b", re.IGNORECASE
)
_STANDS = re.compile(
    r"\b(?:rated|rag|brag|status|position|currently|is|(?:it )?stands at|marked|shown as)\b:?\s+(?P<status>"
    r"red|amber|green|blue|on track|off track|at risk|complete|done|not started)\b"
    r"|[(\[](?P<status2>red|amber|green|blue|complete|not started)[)\]]",
    re.IGNORECASE,
)
_REF = re.compile(
    r"^(?:action\s+)?(?P<ref>[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*[a-z]?)[.:)]?\s+(?=[A-Z‘“])"
)


@dataclass(frozen=True)
class Promise:
    """What a bullet or a sentence says of one action; `text` is without the bracket at its end."""

    text: str
    owner: str | None = None
    due: str | None = None
    due_text: str | None = None
    measure: str | None = None
    rag: StatusWord = StatusWord.NONE
    status_text: str | None = None
    asked: str | None = None
    ref: str | None = None
    board: str | None = None


def read_promise(text: str, legend: Legend, *, bullet: bool, prose: bool = True) -> Promise | None:
    """The action that a bullet or sentence holds; None unless it says who, or when, or both.

    A sentence of prose must say both; without `prose` it must set them off, in a bracket or by labels.
    """
    unmarked, letters = _mark_parted(text, legend)
    if letters:
        plain = read_promise(unmarked, legend, bullet=bullet, prose=prose)
        return plain and replace(plain, rag=legend[letters.lower()], status_text=letters.upper())
    ref = _REF.match(text)
    body = text[ref.end() :] if ref else text
    found = (
        _bracketed(body, legend)
        or _labelled(body, legend)
        or _dashed(body, legend)
        or (_sentence(body, legend, bullet) if prose else None)
    )
    if found is None or not re.search(r"\w{3,}", found.text):
        return None
    if ref and found.ref is None:
        return replace(found, ref=ref["ref"])
    return found


def _mark_parted(text: str, legend: Legend) -> tuple[str, str]:
    """A line without the letters in square brackets that its plan's key explains, and those; else ""."""
    mark = _MARK.search(text)
    letters = (mark["a"] or mark["b"]) if mark else ""
    if letters.lower() not in legend:
        return text, ""
    return _MARK.sub("", text, count=1), letters


def read_paragraph(text: str, legend: Legend) -> Promise | None:
    """The action that a paragraph holds which says in one sentence what, and in another who and when.

    It must promise something, and end by a day: who is named nearest before that day is answerable.
    """
    ends = [found for found in _WHEN.finditer(text) if _ENDS.match(found["due"])]
    if not ends or not _PROMISED.search(text):
        return None
    when = ends[-1]
    owners = [who for who in _OWNER.finditer(text) if names_someone(who.group())]
    before = [who for who in owners if who.end() <= when.start()] or owners
    if not before:
        return None
    stands = _STANDS.search(text)
    status = (stands["status"] or stands["status2"]) if stands else None
    return Promise(
        text.strip(),
        owner_of(_LITTLE.sub("", before[-1].group())),
        due_of(when["due"]),
        when["due"],
        None,
        (status_of(status, legend) or StatusWord.NONE) if status else StatusWord.NONE,
        status,
    )


def with_labels(blocks: Sequence[Block], legend: Legend) -> list[tuple[Block, list[str]]]:
    """The headings, bullets and paragraphs, each with the lines about it that only label: "Lead: ..."

    They stand under it, as lines or as rows of a label and its value; lines of its number and its
    status alone may stand over it.
    """
    found: list[tuple[Block, list[str]]] = []
    over: list[str] = []
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.FOOTNOTE:
            continue
        labels = _labels_of(blocks, at, legend)
        if found and labels and not over:
            found[-1][1].append(labels)
        elif block.kind is BlockKind.TABLE_ROW:
            continue
        elif head := _number_and_status(block, legend):
            over += head
        else:
            found.append((block, over))
            over = []
    return found


def _labels_of(blocks: Sequence[Block], at: int, legend: Legend) -> str:
    """A line that is one label and its value, as one whose label names a role; "" of any other line.

    A label that names none is told by its value, where the lines beside it label, too.
    """
    text = _line(blocks[at])
    if _only_labels(text):
        return text
    beside = [_line(blocks[n]) for n in (at - 1, at + 1) if 0 <= n < len(blocks)]
    label, colon, value = (part.strip() for part in text.partition(":"))
    if not colon or not value or len(label.split()) > _LABEL_WORDS:
        return ""
    if not any(map(_only_labels, beside)):
        return ""
    if status_of(value, legend):
        return f"Status: {value}"
    if says_when(value) and len(value.split()) <= _WHEN_WORDS:
        return f"Due: {value}"
    if names_someone(value):
        return f"Lead: {value}"
    return f"Recommendation: {value}" if recommendation_refs(value, column=True) else text


def _line(block: Block) -> str:
    """A block's text; a table's row of two cells as a label and its value."""
    if block.kind is BlockKind.HEADING:
        return ""
    filled = [cell for cell in block.cells if cell]
    if block.cells:
        return ": ".join(filled) if len(filled) == 2 and not block.header else ""
    return block.text.rstrip(".")


def _number_and_status(block: Block, legend: Legend) -> list[str]:
    """The labels that a line of an action's number and how it stands comes to; [] of another line."""
    if len(block.text) <= _LETTERS and block.text.lower() in legend:
        return [f"Status: {block.text}"]
    found = _NUMBER_FIRST.fullmatch(block.text)
    if not found or (found["rest"] and status_of(found["rest"], legend) is None):
        return []
    return [f"Ref: {found['ref']}", *([f"Status: {found['rest']}"] if found["rest"] else [])]


def _only_labels(text: str) -> bool:
    """Whether a line is one label and its value, of a role that goes with an action."""
    label, colon, _ = text.partition(":")
    if not colon or not _is_label(label):
        return False
    alone = len(re.findall(rf"(?:^|[.;|]\s+){_LABEL}:", text)) == 1
    return alone and role_named(label) not in (None, Role.ACTION)


def _is_label(text: str) -> bool:
    return bool(re.fullmatch(_LABEL, text)) and len(text.split()) <= _LABEL_WORDS


def labelled_promise(text: str, labels: Sequence[str], legend: Legend) -> Promise | None:
    """The action that a line and the labels about it give; None unless they say who or when."""
    text, letters = _mark_parted(text, legend)
    given: dict[Role, str] = {Role.STATUS: letters} if letters else {}
    for label in labels:
        name, _, value = label.partition(":")
        role = role_named(name.strip())
        if role is Role.DUE and not says_when(value) and names_someone(value):
            role = Role.OWNER  # "Held by" is no "By"
        if role:
            given.setdefault(role, value.strip())
    if not ({Role.OWNER, Role.DUE} & given.keys()) or len(given) < 2:
        return None
    return _given(text.strip(" –—-;|"), given, legend)


def _bracketed(text: str, legend: Legend) -> Promise | None:
    """ "Train sixty staff (Practice Lead; by September 2023; on track)." """
    bracket = _BRACKET.search(text)
    if not bracket:
        return None
    inside = bracket["inside"]
    parts = [part.strip() for part in re.split(r"[;|]|\s[–—]\s", inside) if part.strip()]
    if len(parts) < 2:
        parts = [part.strip() for part in inside.split(",")]
    body = text[: bracket.start()].rstrip(" .;")
    given = _sorted_out(parts, legend)
    if len(parts) < 2 and given.owner and not given.due_text:
        inner = _WHEN.search(body)
        if not inner:
            return None
        given = Promise("", given.owner, due_of(inner["due"]), inner["due"])
    if not (
        (given.owner and (given.due_text or given.rag is not StatusWord.NONE))
        or (given.due_text and given.rag is not StatusWord.NONE)
    ):
        return None
    return replace(given, text=body)


def _dashed(text: str, legend: Legend) -> Promise | None:
    """ "Launch a campaign for foster carers – Fostering Manager – January 2024 – Red" """
    body, *parts = (part.strip() for part in _DASH.split(text.rstrip(" .")))
    given = _sorted_out(parts, legend) if parts else Promise("")
    tail = _BRACKET.search(parts[-1]) if parts else None
    if tail:
        inside = status_of(tail["inside"], legend)
        parts[-1] = parts[-1][: tail.start()]
        given = _sorted_out([*parts, tail["inside"]] if inside else parts, legend)
    when = _WHEN.search(body)
    if given.owner and not given.due_text and when:
        given = replace(given, due=due_of(when["due"]), due_text=when["due"])
    if not given.owner or not names_someone(given.owner):
        return None
    told = given.due_text or given.rag is not StatusWord.NONE
    return replace(given, text=body) if told else None


def _sorted_out(parts: list[str], legend: Legend) -> Promise:
    """What each of a few words in a bracket gives, told by what they are."""
    owners: list[str] = []
    given: dict[str, object] = {}
    for part in parts:
        label, _, value = part.partition(":")
        role = role_named(label) if value else None
        plain = value.strip() if role else part
        status = status_of(re.sub(r"^(?:currently|now|rated)\s+", "", plain, flags=re.I), legend)
        if (role in (None, Role.STATUS)) and status and "rag" not in given:
            given |= {"rag": status, "status_text": plain}
        elif (role in (None, Role.DUE)) and says_when(plain) and "due_text" not in given:
            given |= {"due": due_of(plain), "due_text": plain}
        elif role is Role.MEASURE:
            given["measure"] = plain
        elif role is Role.BOARD:
            given["board"] = plain
        elif role is Role.ASKED or re.match(r"(?:R|Rec\w*\.?)\s?\d", plain):
            given["asked"] = plain
        elif role is Role.OWNER or names_someone(plain) or not given:
            owners.append(plain)
    if owners:
        given["owner"] = owner_of(", ".join(owners))
    return Promise(text="", **given)  # type: ignore[arg-type]


def _labelled(text: str, legend: Legend) -> Promise | None:
    """ "Train sixty staff. Lead: Practice Lead. Deadline: September 2023. Status: green." """
    fields = [(found, role_named(found["label"])) for found in _LABELLED.finditer(text)]
    known = [(found, role) for found, role in fields if role]
    given = {role: found["value"].strip(" .") for found, role in known}
    if not ({Role.OWNER, Role.DUE} & given.keys()) or len(given) < 2:
        return None
    first = min(found.start() for found, _ in known)
    body = given.get(Role.ACTION) or text[:first].strip(" –—-;|")
    return _given(body, given, legend)


def _given(body: str, given: Mapping[Role, str], legend: Legend) -> Promise:
    status = given.get(Role.STATUS, "").split(". ")[0]
    due = given.get(Role.DUE)
    return Promise(
        body,
        owner_of(given.get(Role.OWNER, "")),
        due_of(due) if due else None,
        due,
        given.get(Role.MEASURE),
        status_of(status, legend) or StatusWord.NONE,
        status or None,
        given.get(Role.ASKED),
        given.get(Role.REF),
        given.get(Role.BOARD),
    )


def _sentence(text: str, legend: Legend, bullet: bool) -> Promise | None:
    """ "The Head of Fostering will approve twelve households by 31 March 2024." """
    who = next((f for f in _PROMISES.finditer(text) if any(f.groupdict().values())), None)
    when = _WHEN.search(text)
    if not (who and when) and not (bullet and (who or when) and len(text.split()) > 5):
        return None
    if not bullet and not re.search(r"\b(?:will|is to|are to|must|shall|has agreed)\b", text):
        return None
    owner = next((value for value in who.groupdict().values() if value), None) if who else None
    if not owner and not (when and _ENDS_BY.match(when["due"]) and not _NO_ORDER.match(text)):
        return None
    stands = _STANDS.search(text)
    status = (stands["status"] or stands["status2"]) if stands else None
    # Of a bullet that says who, the one day that it gives is the deadline, however it is put.
    days = dates_in(text) if bullet and who and not (when and due_of(when["due"])) else []
    due_text = (
        text[days[0].start : days[0].end] if len(days) == 1 else when["due"] if when else None
    )
    return Promise(
        text.strip(),
        owner_of(owner) if owner else None,
        due_of(due_text) if due_text else None,
        due_text,
        None,
        (status_of(status, legend) or StatusWord.NONE) if status else StatusWord.NONE,
        status,
    )
