"""Who may see a paper, page by page: read from its own markings, its name and its folder."""

from __future__ import annotations

from ingest.describe.access.found import AccessFound, find_access

__all__ = ["AccessFound", "find_access"]
