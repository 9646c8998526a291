"""Scrutineer's search for those who build with LangChain: a retriever over a library."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.assistant import Assistant
from assistant.understand.question import Limits


class ScrutineerRetriever(BaseRetriever):
    """The passages that may answer a question, likeliest first.

    Each document's metadata has `document` (its path), `title`, `authority`, `date` (ISO or None),
    `pages` (from 1), `section` and `score` (a probability).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Any
    k: int = 5
    limits: Limits = Limits()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        assistant: Assistant = self.assistant
        return [
            Document(
                page_content=found.passage.text,
                metadata={
                    "document": found.document.path,
                    "title": found.document.title,
                    "authority": found.document.authority,
                    "date": found.document.date.isoformat() if found.document.date else None,
                    "pages": list(found.passage.pages) if found.document.paged else [],
                    "section": " > ".join(found.passage.heading),
                    "score": found.score,
                },
            )
            for found in assistant.search(query, self.k, limits=self.limits)
        ]
