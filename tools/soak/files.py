"""Bad files among good ones: each has its outcome and its reason, and the good are read."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from corpus.settings import Settings
from evals.evaluation import DEMO_DOCUMENTS
from ingest.pipeline import ingest
from tools.soak.damages import DAMAGES
from tools.soak.tally import Tally, papers

_GOOD = 10


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _holding(content: bytes) -> Callable[[Path], None]:
    return lambda path: (path.write_bytes(content), None)[1]


ODD: dict[str, Callable[[Path], None]] = {
    "pipe.pdf": os.mkfifo,
    "ring.pdf": _link("ring.pdf"),
    "lost.pdf": _link("nothing.pdf"),
    "out.pdf": _link("/etc/hostname"),
    "folder.pdf": Path.mkdir,
    "empty.pdf": _holding(b""),
    "zeros.pdf": _holding(bytes(4096)),
    "head.pdf": _holding(b"%PDF-1.7\n"),
    "page.pdf": _holding(
        b"<html><body><h1>Sign in</h1><p>Email address</p><p>Password</p>"
        b"<p>Forgotten your password?</p></body></html>"
    ),
    "locked.docx": _holding(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)),
    "archive.docx": _holding(b"PK\x03\x04" + bytes(100)),
    "program.pdf": _holding(b"\x7fELF" + bytes(2000)),
}
"""Files that are none, or of another kind than their name says, and how each is made."""


def bad_files(place: Path, chance: random.Random, count: int) -> Tally:
    """So many bad files, the odd ones first and then damaged copies of real papers, among ten good."""
    tally, settings = Tally(), Settings(library=place / "bad")
    folder = papers(place / "mixed", 0)
    for at in range(len(list(folder.iterdir())), _GOOD):
        shutil.copyfile(folder / "panel 0.md", folder / f"panel {at}.md")
    for name in list(ODD)[:count]:
        ODD[name](folder / name)
    for at in range(count - min(count, len(ODD))):
        sample = _SAMPLES[at % len(_SAMPLES)]
        made = folder / f"bad {at}{sample.suffix}"
        shutil.copyfile(sample, made)
        chance.choice(DAMAGES[:3])(made, chance)
    report = ingest([folder], settings)
    told = {
        each.path: each.why or "read" for each in (*report.read, *report.unchanged, *report.failed)
    }
    for path in sorted(folder.iterdir()):
        said = told.get(path.name, "")
        if path.name.startswith("panel"):
            right = said == "read"
        elif path.name in ODD:
            right = bool(said) and said != "read"
        else:
            right = bool(said)
        tally.note("" if right else f"{path.name}: {said or 'not a word'}")
    return tally


_SAMPLES = [
    next(path for path in sorted(DEMO_DOCUMENTS.rglob("*")) if path.suffix == ending)
    for ending in (".pdf", ".docx", ".html")
]
