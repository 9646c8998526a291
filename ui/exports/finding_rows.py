"""Findings as rows, for programs and spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.council.findings_register import FindingRow

COLUMNS = (
    "id", "document", "authority", "published", "leaning", "topics", "whom", "text", "pages",
    "chance", "quote",
)  # fmt: skip


def finding_row(found: FindingRow) -> dict[str, object]:
    """A finding as a row: dates ISO or null, pages from 1, none where the paper has none."""
    day = found.document.date
    return {
        "id": found.id,
        "document": found.document.path,
        "authority": found.document.authority,
        "published": day.isoformat() if day else None,
        "leaning": found.leaning.value,
        "topics": list(found.topics),
        "whom": found.whom or None,
        "text": found.text,
        "pages": [each.page for each in found.citations if each.page is not None],
        "chance": found.chance,
        "quote": " ".join(each.quote for each in found.citations),
    }
