"""Files that are small and unpack to far more than any paper: each within 1 GiB and 30 seconds."""

from __future__ import annotations

import io
import itertools
import os
import random
import time
import zipfile
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus.errors import UnreadableDocument
from corpus.settings import Settings
from ingest.read.blocks import Reading
from ingest.read.limits import Limits
from ingest.read.process import ReadingProcess
from tools.soak.tally import Tally

MOST_BYTES, MOST_SECONDS = 1 << 30, 30
_MEGABYTE = 1 << 20


def inflating(megabytes: int, block: bytes = b"0 0 m 1 1 l S ") -> bytes:
    """Deflated data that grows to so many megabytes: one block's worth, again and again."""
    packer = zlib.compressobj(9)
    whole = block * (_MEGABYTE // len(block))
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    part = packer.compress(whole) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + part * megabytes + packer.flush()


def pdf(
    content: bytes, filters: str = "/FlateDecode", resources: str = "", more: bytes = b""
) -> bytes:
    """A PDF of one page with this stream for its content."""
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>"
    )
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page.encode(),
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream"
        % (len(content), filters.encode(), content),
        *([more] if more else []),
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = "".join(f"{place:010} 00000 n \n" for place in places).encode()
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start)
    return bytes(out)


def _packed(name: str, megabytes: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(name, "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b"<w/>" * (_MEGABYTE // 4))
    return out.getvalue()


def _laughing() -> bytes:
    names = [f"l{n}" for n in range(12)]
    told = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE w [<!ENTITY l0 "ha">{told}]><w>&{names[-1]};</w>',
        )
    return out.getvalue()


def _picture() -> bytes:
    """A page that is a picture of 60,000 by 60,000 dots."""
    data = inflating(400, b"\0" * 64)
    more = (
        b"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8"
        b"/ColorSpace/DeviceGray/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(data), data)
    )
    content = zlib.compress(b"q 595 0 0 842 0 0 cm /I Do Q")
    return pdf(content, resources="/XObject<</I 5 0 R>>", more=more)


BOMBS: dict[str, Callable[[], bytes]] = {
    "content.pdf": lambda: pdf(inflating(1500)),
    "words.pdf": lambda: pdf(
        inflating(600, b"BT /F 9 Tf 9 9 Td (visits to children) Tj ET\n"),
        resources="/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>",
    ),
    "twice.pdf": lambda: pdf(zlib.compress(inflating(4000)), "/FlateDecode/FlateDecode"),
    "picture.pdf": _picture,
    "loop.pdf": lambda: pdf(zlib.compress(b"")).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    "count.pdf": lambda: pdf(zlib.compress(b"")).replace(b"/Count 1", b"/Count 999999999"),
    "large.docx": lambda: _packed("word/document.xml", 900),
    "large.xlsx": lambda: _packed("xl/worksheets/sheet1.xml", 900),
    "laughing.docx": _laughing,
    "deep.html": lambda: b"<div>" * 400_000 + b"at the bottom" + b"</div>" * 400_000,
    "wide.html": lambda: b"<table><tr>" + b"<td colspan=1000 rowspan=1000>x" * 20_000,
    "long.txt": lambda: b"x" * (150 * _MEGABYTE),
}


def bombs(place: Path, chance: random.Random, times: int) -> Tally:
    """Read so many of the bombs as an ingestion does, and look at what each took."""
    tally, limits = Tally(), Limits.of(Settings())
    for name in sorted(BOMBS, key=lambda _: chance.random())[:times]:
        path = place / name
        path.write_bytes(BOMBS[name]())
        outcome, peak, seconds = exploded(path, limits)
        path.unlink()
        wrong = ""
        if peak > MOST_BYTES:
            wrong = f"took {peak / _MEGABYTE:.0f} MiB"
        if seconds > MOST_SECONDS:
            wrong = f"{wrong} took {seconds:.0f} s of a processor"
        tally.note(wrong and f"{name}: {wrong} ({outcome})"[:300])
    return tally


def exploded(path: Path, limits: Limits) -> tuple[Reading | UnreadableDocument, int, float]:
    """What a file gave, the most bytes that its reader held at once, and its processor's seconds."""
    peak, seconds = 0, 0.0
    with ReadingProcess(limits) as process, ThreadPoolExecutor(1) as pool:
        reading = pool.submit(process.read, path)
        while not reading.done():
            if process.pid:
                peak = max(peak, _peak(process.pid))
                seconds = max(seconds, _seconds(process.pid))
            time.sleep(0.05)
        return reading.result(), peak, seconds


def _seconds(pid: int) -> float:
    """How long a process has kept a processor; 0 where it is gone."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> int:
    """Most bytes that a process has held at once so far; 0 where it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0
    return next(
        (int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0
    )
