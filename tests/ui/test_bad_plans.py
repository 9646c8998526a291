"""Papers that lack what the commands on plans look for, and plans that claim the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.assistant.plan_library import make_library
from ui.terminal import app

LETTER = """# Inspection of Oakhaven local authority children's services

Inspection dates: 4 to 15 March 2024

Lead inspector: Ann Smith HMI

"""
ASKS = """## What needs to improve

- The timeliness of return home interviews for missing children.
- The quality of supervision of social workers.
"""
PLAN = """# Oakhaven Council

# Children's Services {name}

1 {month} 2024

"""
TABLE = """| Ref | Action | Lead | Due date | Status |
| --- | --- | --- | --- | --- |
| {letter}1 | {one} | Head of Service | 30 September 2024 | Green |
| {letter}2 | {two} | Principal Social Worker | 31 October 2024 | Amber |
"""
SKY = """| Colour of the sky | Height of the tree |
| --- | --- |
| grey over the hills | nine yards |
| blue over the sea | ten yards |
"""
FIRST = PLAN.format(name="Improvement Plan", month="May") + TABLE.format(
    letter="A",
    one="Hold return home interviews within three days for missing children",
    two="Train managers so that supervision of social workers is of high quality",
)
SECOND = PLAN.format(name="Practice Improvement Plan", month="June") + TABLE.format(
    letter="B",
    one="Report the timeliness of return home interviews for missing children to the board",
    two="Check the quality of supervision of social workers each month",
)


def run(tmp_path: Path, papers: dict[str, str], *asked: str) -> str:
    """What a command prints and says over these papers."""
    for name, text in papers.items():
        (tmp_path / name).write_text(text)
    folder = tmp_path / "library"
    make_library(folder, {name: tmp_path / name for name in papers}).close()
    result = CliRunner().invoke(app, [*asked, "--library", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return " ".join(result.output.split())


@pytest.mark.parametrize("command", ["recommendations", "trace"])
def test_a_report_without_recommendations_is_named_with_what_was_looked_for(
    tmp_path: Path, command: str
) -> None:
    said = run(tmp_path, {"letter.md": LETTER + "## Strengths\n\nChildren are seen.\n"}, command)
    assert "letter.md gave no recommendations. Looked for: a heading such as" in said


@pytest.mark.parametrize("command", ["actions", "trace"])
@pytest.mark.parametrize("body", ["We want to do well by families.\n", SKY])
def test_a_plan_without_actions_is_named_with_what_was_looked_for(
    tmp_path: Path, command: str, body: str
) -> None:
    plan = PLAN.format(name="Improvement Plan", month="May") + body
    said = run(tmp_path, {"letter.md": LETTER + ASKS, "plan.md": plan}, command)
    assert "plan.md gave no actions. Looked for: a table with columns for action" in said


def test_two_plans_that_claim_the_same_recommendations_are_both_shown(tmp_path: Path) -> None:
    papers = {"letter.md": LETTER + ASKS, "first.md": FIRST, "second.md": SECOND}
    said = run(tmp_path, papers, "trace")
    assert "letter.md -> first.md" in said
    assert "letter.md -> second.md" in said
    assert (
        "Recommendations 1, 2 of letter.md: 2 plans claim to answer them, first.md and second.md."
    ) in said


def test_a_plan_that_says_not_whose_it_is_is_said_to_be_unmatched(tmp_path: Path) -> None:
    plan = FIRST.replace("# Oakhaven Council\n", "")
    said = run(tmp_path, {"letter.md": LETTER + ASKS, "plan.md": plan}, "trace")
    assert "plan.md does not say which authority it is of" in said
    assert "Name one with --report." in said
    assert "No recommendation was traced" in said
