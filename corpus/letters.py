"""Letters that nobody sees, and addresses that may be opened: what a paper may not slip in."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_UNSEEN = re.compile(
    "["
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # joiners and fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # no width; which way to write
    "\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variants and tags, which can spell whole sentences
    "\U0001d173-\U0001d17a"
    "]"
)
_LONGEST = 2000
_BAD_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f-\x9f<>\"{}|\\^`]")


def without_unseen(text: str) -> str:
    """A text without the letters that have no form: of no width, of direction, tags, variants.

    Soft hyphens stay, which say where a line was broken.
    """
    return _UNSEEN.sub("", text)


def web_address(text: str | None) -> str | None:
    """An address that may be made a link: http or https, with a host and no name or password."""
    address = (text or "").strip()
    if not address or len(address) > _LONGEST or _BAD_IN_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        named = parts.username is not None or parts.password is not None
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and host and not named else None
