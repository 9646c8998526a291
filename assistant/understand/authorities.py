"""Which authorities a question names: the linker of `corpus.places`, as papers are linked by it, too."""

from __future__ import annotations

from corpus.places.linker import Named, find_authorities, speaks_of_us

__all__ = ["Named", "find_authorities", "speaks_of_us"]
