"""Blocks -> Sections."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.read.blocks import Block, Reading


@dataclass(frozen=True)
class Section:
    """A stretch of a paper under one heading. `heading` is its path, outermost first."""

    heading: tuple[str, ...]
    blocks: tuple[Block, ...]


def split_sections(reading: Reading) -> tuple[Section, ...]:
    """The paper's sections, in order."""
    return (Section((), reading.blocks),)
