"""Which lines set as headings are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.read.blocks import BlockKind
from ingest.read.markers import marked
from ingest.read.pdf.flow import Draft

_LONGEST = 200
_MOST_WORDS_ENDED = 18
_PROPERTY = re.compile(
    r"(?P<label>[A-Z][^:]{1,40}):\s+\S",
)
_LABELS = re.compile(
    r"\b(dates?|inspectors?|authors?|published|publication|tele?phone|tel|e-?mail|contact|wards?|"
    r"title|report of|from|to|cc|by|urn|ref(erence)?|version|status|chair|present|apologies|venue|"
    r"time|place|meeting|owner|lead|officer|director|member|purpose|decision)\b",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\b(19|20)\d\d\b|@|\d{4,}")


def settle_headings(drafts: Sequence[Draft]) -> None:
    """Take for paragraphs the drafts that are only set like headings."""
    for draft in drafts:
        if draft.kind is BlockKind.HEADING and not _is_heading(draft.text):
            draft.kind = BlockKind.LIST_ITEM if marked(draft.text) else BlockKind.PARAGRAPH


def _is_heading(text: str) -> bool:
    if len(text) > _LONGEST or not re.match(r"\W*[A-Z0-9]", text):
        return False
    if not any(character.isalpha() for character in text) or is_property(text):
        return False
    several = re.search(r"[.!?;][\"'”’]?\s+[A-Z]", re.sub(r"^[\d.]+\s", "", text))
    return not (several or text.endswith((";", ","))) and (
        not text.endswith(".") or len(text.split()) <= _MOST_WORDS_ENDED
    )


def is_property(text: str) -> bool:
    """Whether it gives a value its name ("Lead inspector: ...", "Date: ...")."""
    found = _PROPERTY.match(text)
    if found is None:
        return False
    value = text[found.end() - 1 :]
    return bool(_LABELS.search(found["label"])) or bool(_VALUE.search(value))
