"""Make docs/answer.svg: a real answer from the demo documents as the terminal shows it.

Run: .venv/bin/python tools/answer_picture.py "QUESTION" (after: make demo)
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from assistant import Assistant
from ui.terminal_views.answer import answer_view

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "answer.svg"
QUESTION = "How did the grade for leaders change between 2022 and 2025?"


def main() -> None:
    """Ask, and draw what would be printed."""
    question = sys.argv[1] if len(sys.argv) > 1 else QUESTION
    answer = Assistant.open(ROOT / "out" / "demo").ask(question)
    screen = Console(
        record=True, width=96, file=io.StringIO(), markup=False, emoji=False, highlight=False
    )
    screen.print(Text(f'$ scrutineer ask "{question}"'))
    for part in answer_view(answer):
        screen.print(part)
    PICTURE.parent.mkdir(exist_ok=True)
    # rich names web fonts, which a picture in a repository must not fetch.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", screen.export_svg(title="Scrutineer"), flags=re.S)
    PICTURE.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
