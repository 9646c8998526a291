"""One answer as plain text, to paste into a message."""

from __future__ import annotations

from assistant.types import Answer
from ui.exports import words
from ui.exports.answer_blocks import blocks
from ui.plain import one_line


def as_text(answer: Answer) -> str:
    """The question, the answer with [1] after what stands on a source, and the sources."""
    lines = [one_line(answer.question), ""]
    for block in blocks(answer):
        said = " ".join(
            run.words + "".join(f" [{number}]" for number in run.sources) for run in block.runs
        )
        said = f"{block.label} {said}".strip()
        lines.append(f"- {said}" if block.item else said)
    if missing := words.missing(answer):
        lines += ["", missing]
    if answer.citations:
        lines += ["", "Sources"]
        lines += [f"[{n}] {words.footnote(c)}" for n, c in enumerate(answer.citations, 1)]
    return "\n".join(lines)
