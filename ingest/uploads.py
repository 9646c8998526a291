"""Files that readers hand over: kept with the library, whole, under names made safe."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

from corpus.address import ServerAddress
from corpus.store.private import make_file, make_folder

ENDINGS = ("pdf", "docx", "xlsx", "csv", "html", "htm", "md", "txt")
"""What is taken, by the endings of names; what a file really is, its reader finds out."""

_FOLDER = "originals"
_LONGEST = 100
_UNWANTED = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]'
)
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_NAMELESS = "document"


def originals_of(library: Path) -> Path:
    """The folder of a library that keeps what was handed over; it may not be there yet."""
    return library / _FOLDER


def safe_name(name: str) -> str:
    """A file name that says the same and can't leave its folder, hide, or turn round as it's read."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    words = " ".join(_UNWANTED.sub(" ", last).split()).lstrip(".~$ ").rstrip(". ")
    stem, dot, ending = words.rpartition(".")
    if not dot or not stem:
        stem, ending = words, ""
    if _RESERVED.match(words) or not stem:
        stem = f"{_NAMELESS} {stem}".strip()
    stem = stem[:_LONGEST].rstrip(". ")
    return f"{stem}.{ending[:10]}" if ending else stem


def keep_original(library: Path, name: str, data: bytes) -> Path:
    """Write a file into the library's folder of originals, whole or not at all.

    One of the same name and other content gets a number: "letter (2).pdf". The same file twice
    is kept once.
    """
    folder = originals_of(library)
    make_folder(library)
    make_folder(folder)
    place = _free_place(folder, safe_name(name), data)
    if not place.exists():
        # A name that begins with a dot is left alone by whoever reads the folder meanwhile.
        half = folder / f".{place.name}.{os.getpid()}"
        make_file(half)
        with half.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(place)
    return place


def is_original(library: Path | ServerAddress, file: Path) -> bool:
    """Whether a file is one that was handed over to this library; to one on a server none is."""
    return isinstance(library, Path) and file.resolve().is_relative_to(
        originals_of(library).resolve()
    )


def _free_place(folder: Path, name: str, data: bytes) -> Path:
    """Where the file goes: a place not taken, or where it is already."""
    wanted = folder / name
    place, number = wanted, 1
    while place.exists() and not _same(place, data):
        number += 1
        place = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
    return place


def _same(place: Path, data: bytes) -> bool:
    if place.stat().st_size != len(data):
        return False
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest() == hashlib.sha256(data).digest()
