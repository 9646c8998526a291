"""The plain pipeline: pypdf page by page, the recursive splitter, float32 vectors, Chroma.

As LangChain's own tutorials have it, with the same model. Run in a process of its own.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.embed.embedder import PACKAGED, Embedder
from evals.bench.files import pdfs_in
from evals.bench.measures import Job, Measures, p50, p95, peak_mb, run_job, seconds_each

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings

CHUNK, OVERLAP = 1000, 150
_BATCH = 5000  # the most that Chroma takes at once is 5,461


def measure(job: Job) -> Measures:
    """Read, split, embed and store the files; then search for each question."""
    from langchain_chroma import Chroma
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    began = time.perf_counter()
    pages = [page for path in pdfs_in(Path(job.files)) for page in _pages(path)]
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    chunks = splitter.split_documents(pages)
    store = Chroma(persist_directory=job.store, embedding_function=_embeddings())
    for at in range(0, len(chunks), _BATCH):
        store.add_documents(chunks[at : at + _BATCH])
    seconds = time.perf_counter() - began
    queries = seconds_each(lambda question: store.similarity_search(question, k=5), job.questions)
    return Measures(
        ingest_seconds=seconds,
        again_seconds=None,
        pages=len(pages),
        passages=len(chunks),
        query_p50=p50(queries),
        query_p95=p95(queries),
        answer_p50=None,
        answer_p95=None,
        peak_mb=peak_mb(),
    )


def _pages(path: Path) -> list[Document]:
    import pypdf
    from langchain_core.documents import Document

    return [
        Document(page.extract_text(), metadata={"source": str(path), "page": number})
        for number, page in enumerate(pypdf.PdfReader(path).pages)
    ]


def _embeddings() -> Embeddings:
    """The packaged model behind LangChain's interface, by sentence-transformers' own defaults."""
    from langchain_core.embeddings import Embeddings
    from sentence_transformers import SentenceTransformer

    class Defaults(Embeddings):
        def __init__(self) -> None:
            self._model = SentenceTransformer(str(Embedder(PACKAGED).folder), device="cpu")

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = self._model.encode(texts).tolist()
            return vectors

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return Defaults()


if __name__ == "__main__":
    run_job(measure)
