"""What docs/langchain.md shows, run as it stands, and what the tool gives a model."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from langchain_core.utils.function_calling import convert_to_openai_tool

from assistant import Assistant
from assistant.langchain_tool import ScrutineerTool
from corpus.settings import Settings

DOC = Path(__file__).parents[2] / "docs" / "langchain.md"


@pytest.fixture(scope="module")
def tool(demo_library: Settings) -> ScrutineerTool:
    return ScrutineerTool(assistant=Assistant.open(demo_library))


def test_the_example_runs_as_it_stands(demo_library: Settings) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    held: dict[str, Any] = {"library": demo_library.library}
    exec(compile(example, str(DOC), "exec"), held)
    assert len(held["passages"]) == 3
    scores = [passage.metadata["score"] for passage in held["passages"]]
    assert scores == sorted(scores, reverse=True)
    assert held["text"].startswith("Status: complete\n")
    cited = held["message"].artifact["citations"][0]
    library = held["assistant"].library
    (paper,) = [d for d in library.documents() if d.path == cited["document"]]
    assert cited["quote"] in library.page(paper.id, cited["page"]).text


def test_a_model_reads_each_statement_with_the_number_of_its_source(tool: ScrutineerTool) -> None:
    text = tool.invoke({"question": "What was the overall grade in 2025?"})
    numbers = set(re.findall(r"\[(\d+)\]$", text.split("\n")[1]))
    sources = dict(re.findall(r"^\[(\d+)\] (.*)$", text, re.MULTILINE))
    assert numbers
    assert numbers <= sources.keys()
    assert all(", page " in source for source in sources.values())


def test_what_the_papers_do_not_say_is_told_as_such(tool: ScrutineerTool) -> None:
    text = tool.invoke({"question": "What was Bristol judged overall in 2023?"})
    assert text.startswith("Status: none\n")


def test_a_question_that_makes_no_sense_is_told_to_the_model(tool: ScrutineerTool) -> None:
    assert "question" in tool.invoke({"question": " "}).lower()


def test_its_arguments_are_described(tool: ScrutineerTool) -> None:
    described = convert_to_openai_tool(tool)["function"]["parameters"]
    assert described["required"] == ["question"]
    assert described["properties"].keys() == {"question", "authority"}
