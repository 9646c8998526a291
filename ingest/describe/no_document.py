"""What is no paper at all: an error page, a login page, or a cover sheet with nothing behind it."""

from __future__ import annotations

import re

from ingest.read.blocks import BlockKind, Reading

_MOST_WORDS = 300
_COVER_WORDS = 40
_SENTENCE_WORDS = 6
_LINES = 40
_MISSING = re.compile(
    r"(?:sorry[,.!]? )?(?:(?:the |this |that )?(?:report|page|document|file|resource)"
    r"(?: (?:you (?:requested|are looking for|were looking for)|requested))?"
    r" (?:(?:was|is|could|can) ?(?:not|n['’]t)(?: be)? found|not found|no longer exists"
    r"|does(?: not|n['’]t) exist|has been (?:moved|removed|deleted)|is (?:not|un) ?available))\b"
    r"|(?:error )?40[34]\b(?! \w+ \w+ \w+)|(?:http )?error 40[34]\b|access (?:is )?denied\b"
    r"|403 forbidden\b|(?:50[0234] )?(?:internal server error|service (?:is )?unavailable"
    r"|bad gateway)\b|we can(?:not|['’]t) find (?:the|that|this) (?:page|document|report)\b"
    r"|sorry, there is a problem with (?:the|this) service\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:please )?(?:sign|log)[ -]?in(?: to .{1,60}| or .{1,40}| required| with .{1,40})?[.:!]?"
    r"|(?:you (?:must|need to)|please) (?:sign|log)[ -]?in\b.*"
    r"|(?:your )?session (?:has )?(?:expired|timed out)\b.*",
    re.IGNORECASE,
)
_PASSWORD = re.compile(
    r"\bpassword\b|\bsingle sign-on\b|\bverification code\b|\bsession (?:has )?(?:expired|timed)",
    re.IGNORECASE,
)


def why_no_document(reading: Reading) -> str | None:
    """Why the file is no paper, and what to do; None where it may well be one.

    Only short files come in question: a paper may tell of a page that was not found.
    """
    words = sum(len(page.text.split()) for page in reading.pages)
    if words > _MOST_WORDS or reading.scanned:
        return None
    lines = _lines(reading)
    if any(map(_MISSING.match, lines)):
        return (
            "is a page that says the paper was not found or may not be had, not the paper: "
            "fetch the paper again from where it is published"
        )
    if any(map(_LOGIN.fullmatch, lines)) and any(map(_PASSWORD.search, lines)):
        return (
            "is a login page, not the paper behind it: sign in where it came from, and save "
            "the paper itself"
        )
    if reading.paged and words < _COVER_WORDS and not _says_something(reading):
        return (
            f"holds a cover sheet and nothing else ({words} words): give the paper that belongs "
            "behind it"
        )
    return None


def _lines(reading: Reading) -> list[str]:
    """The first lines, without the signs around them, and the file's own title."""
    text = "\n".join(page.text for page in reading.pages)
    lines = [reading.title, *text.splitlines(), *(block.text for block in reading.blocks)]
    return [line.strip(" \t>|•-–") for line in lines if line.strip()][: 2 * _LINES]


def _says_something(reading: Reading) -> bool:
    """Whether there is a sentence, an item or a row in it."""
    return any(
        block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        or (block.text.rstrip().endswith((".", "!", "?")) and _long(block.text))
        for block in reading.blocks
    )


def _long(text: str) -> bool:
    return len(text.split()) >= _SENTENCE_WORDS
