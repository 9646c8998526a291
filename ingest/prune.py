"""Dropping what the files no longer hold, and when that must be asked first."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from corpus.library import Library
from corpus.sources import SourceFile
from ingest.found_files import FoundFiles

MOST = 0.1
"""The share of a folder's documents above which they aren't dropped unasked."""

_A_FEW = 2
"""Of a folder within the one named, so many documents that all are gone are asked about."""


def gone_files(library: Library, paths: Sequence[Path], found: FoundFiles) -> list[SourceFile]:
    """The files known under the folders named that are no more there, as far as could be seen."""
    present = {*found.files, *(each.absolute for each in found.refused)}
    unseen = [each.absolute + os.sep for each in found.refused if each.unlisted]
    return [
        known
        for known in _under(library, paths)
        if known.absolute not in present
        and not any(known.absolute.startswith(folder) for folder in unseen)
    ]


def in_bulk(library: Library, paths: Sequence[Path], gone: Sequence[SourceFile]) -> bool:
    """Whether so much is gone that a folder may have been unmounted rather than emptied.

    That is more than a tenth of the documents under the folders named, or all of a folder's; those
    that another file still holds aren't lost, so a folder may be put in order.
    """
    names = {file.absolute for file in gone}
    kept = {file.document_id for name, file in library.files().items() if name not in names}
    lost = [file for file in gone if file.document_id and file.document_id not in kept]
    held = [file for file in _under(library, paths) if file.document_id]
    if not lost:
        return False
    if len(lost) > MOST * len(held):
        return True
    left, lacking = _by_folder(held), _by_folder(lost)
    return any(lacking[folder] == left[folder] >= _A_FEW for folder in lacking)


def _under(library: Library, paths: Sequence[Path]) -> list[SourceFile]:
    roots = tuple(str(path.resolve()) + os.sep for path in paths if path.is_dir())
    return [file for file in library.files().values() if file.absolute.startswith(roots)]


def _by_folder(files: Iterable[SourceFile]) -> Counter[PurePath]:
    """How many of the files lie in each folder, at whatever depth."""
    return Counter(folder for file in files for folder in PurePath(file.absolute).parents)
