"""Scrutineer as a tool for those who build with LangChain: a question in, a checked answer out."""

from __future__ import annotations

from typing import Any, Literal

from langchain_core.callbacks import CallbackManagerForToolRun
from langchain_core.tools import BaseTool, ToolException
from pydantic import BaseModel, ConfigDict, Field

from assistant.assistant import Assistant
from assistant.export.answers import Row, answer_row
from assistant.types import Answer, Citation
from assistant.understand.question import LONGEST
from corpus.errors import UsageError


class Asked(BaseModel):
    """What a model fills in."""

    question: str = Field(max_length=LONGEST, description="The question, in plain words.")
    authority: str | None = Field(
        None, description="Only papers of this authority, by its full name."
    )


class ScrutineerTool(BaseTool):
    """Answers a question from council papers, each statement with its page and the words there.

    A model is given the answer as text, its sources numbered; the artifact is the whole answer as
    the row of JSON that `scrutineer ask --json` gives.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Any
    name: str = "ask_council_papers"
    description: str = (
        "Answers a question about English councils' children's services from the inspection "
        "letters, improvement plans, reports and minutes that are held, with page and quote for "
        "each statement, or says that they don't say. Give its pages and quotes along."
    )
    args_schema: type[BaseModel] = Asked
    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    handle_tool_error: bool = True

    def _run(
        self,
        question: str,
        authority: str | None = None,
        run_manager: CallbackManagerForToolRun | None = None,
    ) -> tuple[str, Row]:
        del run_manager
        assistant: Assistant = self.assistant
        try:
            answer = assistant.ask(question, authority=authority)
        except UsageError as error:
            raise ToolException(str(error)) from error
        return answer_text(answer), answer_row(answer)


def answer_text(answer: Answer) -> str:
    """An answer as a model reads it: status, statements with numbers, and what stands behind each."""
    lines = [f"Status: {answer.status.value}"]
    lines += [
        f"{each.text} {''.join(f'[{at + 1}]' for at in each.citations)}".strip()
        for each in answer.statements
    ] or [answer.answer]
    lines += [f"Missing: {each}" for each in answer.missing]
    lines += [f"Ask instead: {choice.question}" for choice in answer.choices]
    lines += [f"[{n}] {_source(each)}" for n, each in enumerate(answer.citations, start=1)]
    return "\n".join(lines)


def _source(citation: Citation) -> str:
    where = f"page {citation.page}" if citation.page else citation.section
    return ", ".join(filter(None, (citation.title, where))) + f': "{citation.quote}"'
