"""Which lines set as headings are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.read.blocks import BlockKind
from ingest.read.markers import marked
from ingest.read.pdf.flow import Draft
from ingest.read.properties import is_property

_LONGEST = 200
_MOST_WORDS_ENDED = 18
_SENTENCE_END = re.compile(r"[a-z]{2}[.!?;][\"'”’]?\s+[A-Z]")


def settle_headings(drafts: Sequence[Draft]) -> None:
    """Take for paragraphs the drafts that are only set like headings."""
    for at, draft in enumerate(drafts):
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if draft.kind is BlockKind.HEADING and not _is_heading(draft, following):
            draft.kind = BlockKind.LIST_ITEM if marked(draft.text) else BlockKind.PARAGRAPH


def _is_heading(draft: Draft, following: Draft | None) -> bool:
    text = draft.text
    if len(text) > _LONGEST or not re.match(r"\W*[A-Z0-9]", text):
        return False
    if not any(character.isalpha() for character in text) or is_property(text):
        return False
    if _SENTENCE_END.search(text) or text.endswith((";", ",")):
        return False
    return not text.endswith(".") or _heads_body(draft, following)


def _heads_body(draft: Draft, following: Draft | None) -> bool:
    """Whether a sentence set as a heading is one: bold, short, and with body text under it."""
    over = following is not None and following.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return draft.lines[0].bold and over and len(draft.text.split()) <= _MOST_WORDS_ENDED
