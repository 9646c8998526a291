"""The demo council's inspection of 2022 with the plan on it, in its second version."""

from __future__ import annotations

from pathlib import Path

import corpus
from tests.assistant.plan_library import make_library

DEMO = Path(corpus.__file__).parent / "documents"
REPORT = "wexcombe-childrens-services-inspection-2022.pdf"
PLAN = "improvement-plan-2022-24.pdf"
SECOND = "improvement-plan-version-2-july-2023.pdf"
MINUTES = "scrutiny-minutes-2023-11-07.pdf"


def library_of_plans(folder: Path) -> Path:
    """A library of them in a folder, which is given back."""
    papers = {name: DEMO / name for name in (REPORT, PLAN, SECOND, MINUTES)}
    make_library(folder, papers).close()
    return folder
