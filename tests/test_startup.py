import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("scrutineer")
HEAVY = {
    "alembic",
    "bs4",
    "chromadb",
    "docx",
    "langchain",
    "langchain_chroma",
    "langchain_core",
    "numpy",
    "psycopg",
    "pydantic",
    "pypdf",
    "pypdfium2",
    "ray",
    "rich",
    "sentence_transformers",
    "sqlalchemy",
    "streamlit",
    "torch",
    "transformers",
}


def seconds(command):
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def test_help_starts_within_a_few_times_a_bare_python():
    # A ratio, so that a busy machine slows both; a bare start takes 0.02 s, torch alone 1 s more.
    bare = min(seconds([sys.executable, "-c", "import typing, inspect"]) for _ in range(5))
    helped = min(seconds([COMMAND, "--help"]) for _ in range(5))
    assert helped < 8 * bare


@pytest.mark.parametrize(
    "module", ["ui.terminal", "evals.bench.__main__", "ingest", "corpus.types"]
)
def test_nothing_heavy_is_imported_before_it_is_used(module):
    heavy = (
        HEAVY if module != "evals.bench.__main__" else HEAVY & {"torch", "chromadb", "streamlit"}
    )
    program = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert heavy & set(json.loads(done.stdout)) == set()


def test_a_library_in_a_folder_loads_no_driver_of_a_server():
    program = "import json, sys, corpus.library; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert {"psycopg", "sqlalchemy", "alembic"} & set(json.loads(done.stdout)) == set()
