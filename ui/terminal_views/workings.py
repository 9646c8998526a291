"""How an answer came about, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ui.plain import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

_WIDTH = 110


def workings_view(row: dict[str, Any]) -> Iterator[RenderableType]:
    """The parts of a row of `assistant.export.workings` from top to bottom."""
    from rich.table import Table
    from rich.text import Text

    question = row["question"]
    yield Text("The question, as read", style="bold")
    for name in ("understood", "authorities", "not_held", "times", "grades", "terms"):
        held = question[name]
        if held:
            yield Text(f"  {name}: {held if isinstance(held, str) else ', '.join(held)}")
    for name, labels in question["reading"].items():
        likely = ", ".join(f"{label} {p:.2f}" for label, p in labels.items())
        yield Text(f"  {name}: {likely}")
    for title, rows in (
        ("Evidence, likeliest first", row["sentences"]),
        ("Taken", [row["taken"]]),
        ("Passed over", row["passed_over"]),
    ):
        yield Text(f"\n{title}", style="bold")
        table = Table.grid(padding=(0, 1))
        for each in rows:
            where = each.get("by") or ", ".join(
                [each["document"].rsplit("/", 1)[-1], *map(str, each["pages"])]
            )
            text = one_line(each["text"])[:_WIDTH]
            table.add_row(f"{each['probability']:.2f}", Text(where, style="cyan"), Text(text))
        yield table
