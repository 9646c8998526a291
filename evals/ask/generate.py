"""Ask the cases and keep what came: the half of an evaluation that takes time."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant import Assistant
from assistant.types import Answer, Citation
from assistant.write.prompts import prompt
from corpus.errors import ScrutineerError
from corpus.settings import Settings
from corpus.types import Document, content_id
from evals.ask.sources import Sources
from evals.cases.case import Case
from evals.records.records import CitedPage, FoundPassage, ModelUse, Record, Run, Said

_PACKAGES = ("scrutineer", "chromadb", "langchain", "sentence-transformers", "torch", "pypdfium2")

OnProgress = Callable[[int, int], None]


def describe_run(suite: str, assistant: Assistant, settings: Settings, *, searched: int) -> Run:
    """What made the answers; the same documents read anew give the same library signature."""
    documents = assistant.library.documents()
    return Run(
        suite=suite,
        settings={name: str(value) for name, value in settings.model_dump().items()},
        versions={"python": platform.python_version(), **dict(_versions())},
        library=content_id(*sorted(document.id for document in documents)),
        documents=len(documents),
        passages_searched=searched,
        model=settings.model or "",
        prompt=prompt("answer").version if settings.model else "",
    )


def generate(
    cases: Sequence[Case],
    assistant: Assistant,
    *,
    k: int = 5,
    on_progress: OnProgress | None = None,
) -> Iterator[Record]:
    """A record for each case. `k` passages are searched for besides; 0 leaves that out.

    The first question is asked once before, unrecorded, so that all seconds are of a warm start.
    """
    files = assistant.library.files().values()
    sources = Sources({file.path: Path(file.absolute) for file in files})
    if cases:
        _ask(assistant, cases[0])
    for done, case in enumerate(cases, start=1):
        yield _record(case, assistant, sources, k)
        if on_progress:
            on_progress(done, len(cases))


def _record(case: Case, assistant: Assistant, sources: Sources, k: int) -> Record:
    began = time.perf_counter()
    answer = _ask(assistant, case)
    seconds = time.perf_counter() - began
    if isinstance(answer, ScrutineerError):
        return Record(id=case.id, status="error", answer="", seconds=seconds, error=str(answer))
    return Record(
        id=case.id,
        status=answer.status.value,
        answer=answer.answer,
        understood=answer.understood,
        statements=tuple(
            Said(text=said.text, voice=said.voice.value, citations=said.citations)
            for said in answer.statements
        ),
        citations=tuple(_cited(each, assistant, sources) for each in answer.citations),
        missing=answer.missing,
        choices=tuple(f"{each.text} {each.question}" for each in answer.choices),
        probability=answer.probability,
        see_also=tuple(other.document for other in answer.see_also),
        passages=_passages(answer.understood or case.question, assistant, k),
        seconds=seconds,
        model=_model_use(answer),
    )


def _model_use(answer: Answer) -> ModelUse | None:
    written = answer.written
    if written is None:
        return None
    return ModelUse(
        tried=written.tried,
        kept=written.kept,
        dropped=tuple(each.why for each in written.dropped),
        tokens_in=written.tokens_in,
        tokens_out=written.tokens_out,
        cost=written.cost,
        note=answer.note,
    )


def _ask(assistant: Assistant, case: Case) -> Answer | ScrutineerError:
    try:
        return assistant.ask(
            case.question, history=case.history, as_of=case.as_of, id=case.id, asker=None
        )
    except ScrutineerError as error:
        return error


def _cited(citation: Citation, assistant: Assistant, sources: Sources) -> CitedPage:
    number = citation.page if citation.page is not None else citation.place
    try:
        canonical = assistant.library.page(citation.document_id, number).text
    except ScrutineerError:
        canonical = None
    return CitedPage(
        document=citation.document,
        page=citation.page,
        quote=citation.quote,
        canonical=canonical,
        raw=sources.raw_texts(citation.document, citation.page),
        section=citation.section,
        label=_label(assistant.library.document(citation.document_id)),
    )


def _label(document: Document) -> str:
    """What an answer may say of a document: its name, whose it is, and its days."""
    days = (document.date, document.inspected_from, document.inspected_to)
    named = (document.title, document.kind.value, document.authority)
    return "; ".join([*filter(None, named), *(f"{day.day} {day:%B %Y}" for day in days if day)])


def _passages(query: str, assistant: Assistant, k: int) -> tuple[FoundPassage, ...] | None:
    if not k:
        return None
    return tuple(
        FoundPassage(
            document=found.document.path,
            pages=found.passage.pages if found.document.paged else (),
            text=found.passage.text,
            similarity=round(found.similarity, 6),
        )
        for found in assistant.search(query, k)
    )


def _versions() -> Iterator[tuple[str, str]]:
    for package in _PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            continue
