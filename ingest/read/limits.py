"""The limits under which files are read: what a reading process needs to know of the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """Most of each that one file may take."""

    file_bytes: int
    pages: int
    seconds: int
    memory_bytes: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limits that the settings lay down."""
        return cls(
            settings.max_file_mb * 1_000_000,
            settings.max_pages,
            settings.read_seconds,
            settings.read_memory_mb * 1_000_000,
        )
