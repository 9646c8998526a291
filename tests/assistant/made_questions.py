"""Questions read for tests, by the real models."""

from __future__ import annotations

from corpus.embed.embedder import Embedder

EMBED = Embedder("all-MiniLM-L6-v2").embed
