"""What a letter asks for, among what its lists say."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.types import Recommendation

TO_DO_BETTER = "need to do better"
"""The kind of an item that tells what goes badly; what is asked for stands in another list."""


def asks_among(items: Sequence[Recommendation]) -> list[Recommendation]:
    """The items that ask, in their order; what goes badly only of a letter that asks nothing else."""
    asking = {item.document_id for item in items if item.kind != TO_DO_BETTER}
    return [i for i in items if i.kind != TO_DO_BETTER or i.document_id not in asking]
