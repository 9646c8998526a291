"""`scrutineer doctor`: whether the library is sound, and mends it."""

from __future__ import annotations
from ui.edge import LibraryOption


def doctor(library: LibraryOption = None) -> None:
    """Check the library."""
