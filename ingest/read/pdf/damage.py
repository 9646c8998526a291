"""Signs that a PDF is damaged, so that what was read of it may be a part: told from its bytes.

PDFium mends what it can and says nothing. A stream carries a checksum, the table of objects their
places, the page tree its count, and the file its end: where any of these doesn't hold, it is told.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb">>\s*stream(?:\r\n|\n|\r)")
_LONGEST_HEAD = 4000
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_FLATE = re.compile(rb"/Filter\s*\[?\s*(/(?:ASCII85Decode|A85)\s*)?/(?:FlateDecode|Fl)\b\s*\]?")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_SECRET = re.compile(rb"/Encrypt\b\s*(?:\d+\s+\d+\s+R|<<)")
_TABLE = re.compile(rb"\bxref\s+(\d+)\s+(\d+)\s*\r?\n")
_ROW = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_START = re.compile(rb"startxref\s+(\d+)\s*%%EOF")
_COUNT = re.compile(
    rb"/Type\s*/Pages\b[^>]{0,400}?/Count\s+(\d+)|/Count\s+(\d+)[^>]{0,400}?/Type\s*/Pages\b"
)
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_MOST = 200_000_000


def damage_of(data: bytes) -> list[str]:
    """What in the file's bytes shows that it isn't as it was written; empty where nothing does."""
    signs = []
    if b"%%EOF" not in data[-4096:]:
        signs.append("the file is cut short: pages may be missing at its end")
    elif not _start_holds(data):
        signs.append("the file is damaged: its table of contents isn't where it should be")
    if lost := _misplaced(data):
        signs.append(f"the file is damaged: {_many(lost, 'part')} of it stand where they shouldn't")
    if not _SECRET.search(data) and (broken := sum(_broken(data))):
        signs.append(f"the file is damaged: {_many(broken, 'part')} of it can't be unpacked whole")
    return signs


def pages_claimed(data: bytes) -> int:
    """How many pages the file's own tree says there are; 0 where it can't be read so simply."""
    counts = [int(one or other) for one, other in _COUNT.findall(data)]
    return max((count for count in counts if count < 1_000_000), default=0)


def _start_holds(data: bytes) -> bool:
    """Whether the file's last line leads to its table of objects."""
    starts = _START.findall(data[-4096:])
    if not starts:
        return False
    before = max(data[:1024].find(b"%PDF-"), 0)
    places = (int(starts[-1]), int(starts[-1]) + before)
    return any(
        data[at : at + 32].lstrip().startswith(b"xref") or _OBJECT.match(data[at : at + 32])
        for at in places
    )


def _misplaced(data: bytes) -> int:
    """How many objects don't stand where the last plain table of objects says."""
    before = max(data[:1024].find(b"%PDF-"), 0)
    newest: dict[int, tuple[int, bytes]] = {}
    for table in _TABLE.finditer(data):
        first, count = int(table[1]), min(int(table[2]), 1_000_000)
        rows = _ROW.findall(data, table.end(), table.end() + 20 * count + 40)
        for number, (place, version, kind) in enumerate(rows[:count], first):
            newest[number] = (int(place), version) if kind == b"n" else (0, version)
    return sum(
        place > 0 and not _stands(data, number, place, before)
        for number, (place, _) in newest.items()
    )


def _stands(data: bytes, number: int, place: int, before: int) -> bool:
    wanted = re.compile(rb"\s*0*%d\s+\d+\s+obj" % number)
    return bool(wanted.match(data, place) or (before and wanted.match(data, place + before)))


def _broken(data: bytes) -> Iterator[bool]:
    """For each packed stream but pictures, whether it can't be unpacked to its end."""
    done = 0
    for found in _STREAM.finditer(data):
        head = data.rfind(b" obj", max(0, found.start() - _LONGEST_HEAD), found.start())
        said = data[head : found.start()] if head >= 0 else b""
        filters = _FLATE.search(said)
        if not filters or _PICTURE.search(said) or b"/Crypt" in said:
            continue
        length = _LENGTH.search(said)
        at = found.end()
        end = data.find(b"endstream", at)
        packed = data[at : at + int(length[1])] if length else data[at : max(end, at)]
        done += len(packed)
        if done > _MOST:
            return
        yield not _unpacks(packed, written_out=bool(filters[1]))


def _unpacks(packed: bytes, *, written_out: bool) -> bool:
    """Whether a stream is whole by its own checksum; what it unpacks to is let go at once.

    `written_out` is one that is in letters, as ASCII85 has it.
    """
    unpacker = zlib.decompressobj()
    try:
        rest = base64.a85decode(packed.partition(b"~>")[0]) if written_out else packed
        while rest and not unpacker.eof:
            unpacker.decompress(rest, 1 << 20)
            rest = unpacker.unconsumed_tail
    except (zlib.error, ValueError):
        return False
    return unpacker.eof


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
