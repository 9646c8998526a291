"""File -> Reading: pages of canonical text, and blocks that point into them."""

from __future__ import annotations

from ingest.read.blocks import Block, BlockKind, Reading
from ingest.read.pool import read_file, read_many

__all__ = ["Block", "BlockKind", "Reading", "read_file", "read_many"]
