"""A PDF cut short, given the end that it lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OBJECT = re.compile(
    rb"(?<!\d)(\d{1,7})\s+(\d{1,5})\s+obj\b(.{0,2000}?)(?:\bendobj\b|\bstream\b)", re.DOTALL
)
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PAGES = re.compile(rb"/Type\s*/Pages\b")


def with_new_ends(data: bytes) -> Iterator[bytes]:
    """The file with a trailer that leads to its catalog, or else to each page found in it."""
    found = [(int(number), int(version), body) for number, version, body in _OBJECT.findall(data)]
    free = max((number for number, _, _ in found), default=0) + 1
    catalogs = [_reference(n, v) for n, v, body in found if _CATALOG.search(body)]
    if catalogs and any(_PAGES.search(body) for _, _, body in found):
        yield data + _trailer(catalogs[-1], free)
    pages = [_reference(n, v) for n, v, body in found if _PAGE.search(body)]
    if pages:
        kids = b" ".join(dict.fromkeys(pages))
        count = str(len(dict.fromkeys(pages))).encode()
        root, tree = _reference(free, 0), _reference(free + 1, 0)
        yield (
            data
            + b"\nendstream\nendobj\n%d 0 obj\n<</Type/Catalog/Pages " % free
            + tree
            + b">>\nendobj\n%d 0 obj\n<</Type/Pages/MediaBox[0 0 595 842]/Kids[" % (free + 1)
            + kids
            + b"]/Count "
            + count
            + b">>\nendobj\n"
            + _trailer(root, free + 2)
        )


def _reference(number: int, version: int) -> bytes:
    return b"%d %d R" % (number, version)


def _trailer(root: bytes, size: int) -> bytes:
    return b"\ntrailer\n<</Root " + root + b"/Size %d>>\nstartxref\n0\n%%%%EOF\n" % size
