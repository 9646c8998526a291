"""Lines that give a value its name, as covers and title blocks have them."""

from __future__ import annotations

import re

_PROPERTY = re.compile(r"(?P<label>[A-Z][^:]{1,40}):\s+(?P<value>\S.*)")
_FIRST_WORDS = frozenset(
    """author by cc contact date email from officer ref report tel telephone title to urn
    ward""".split()
)
_LAST_WORDS = frozenset(
    """apologies author authors by chair contact date dates decision director e-mail email
    inspector inspectors lead meeting member number officer owner place present publication
    published purpose reference status tel telephone time title urn venue version ward
    wards""".split()
)


def is_property(text: str) -> bool:
    """Whether it gives a value its name ("Lead inspector: ...", "Date: ...")."""
    found = _PROPERTY.match(text)
    if found is None:
        return False
    label = re.findall(r"[\w-]+", found["label"].lower())
    named = bool(label) and (label[0] in _FIRST_WORDS or label[-1] in _LAST_WORDS)
    return named or "@" in found["value"]
