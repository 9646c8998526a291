"""Labelled questions put to the product: whoever asks them, the figures are the same."""

import sys
from types import ModuleType

import pytest

from corpus.errors import UsageError
from corpus.library import Library
from corpus.settings import Settings
from evals.training import score
from evals.training.rows import FIT


@pytest.fixture
def part(demo_library, tmp_path, monkeypatch):
    """A few of the fitted questions, of papers that the demo library holds."""
    with Library.open(demo_library) as library:
        names = [document.path.rpartition("/")[2] for document in library.documents()]
    lines = FIT.read_text("utf-8").splitlines()
    held = [line for line in lines if any(name in line for name in names)]
    few = tmp_path / "few.jsonl"
    taken = held[:: len(held) // 3]
    few.write_text("\n".join(taken), "utf-8")
    monkeypatch.setitem(score.PARTS, "few", few)
    return taken


@pytest.mark.long
def test_two_processes_give_the_figures_of_one(demo_library, part, monkeypatch):
    # A process that is spawned runs the main module, which Streamlit's tests leave as the web app.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    alone, shared = (score.score_part("few", demo_library, jobs) for jobs in (1, 2))
    assert alone["p95 seconds"][1] == len(part) >= 3
    assert alone["facts"][0] > 0
    assert {**alone, "p95 seconds": None} == {**shared, "p95 seconds": None}


def test_a_library_of_other_papers_is_told(part, tmp_path):
    empty = Settings(library=tmp_path / "library")
    Library.create_or_open(empty).close()
    with pytest.raises(UsageError, match="none of the documents"):
        score.score_part("few", empty)
