"""A cited page as readers other than the product's own give it, for an independent check."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

_PDF_MARK = b"%PDF-"


class Sources:
    """The files that a library was made from, by the document's path in it."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def raw_texts(self, document: str, page: int | None) -> tuple[str, ...]:
        """The page's text, one for each reader; empty where the file isn't at hand.

        Without a page (or in a file that has none) the text is the whole file's.
        """
        path = self._files.get(document)
        if path is None or not path.is_file():
            return ()
        if path.read_bytes()[:1024].lstrip().startswith(_PDF_MARK):
            # Half a character, as a damaged font may give, can't be written as JSON.
            texts = (text.encode(errors="replace").decode() for text in _pdf_texts(path, page or 1))
            return tuple(text for text in texts if text)
        return _whole(path)


def _pdf_texts(path: Path, page: int) -> Iterator[str]:
    import pypdfium2

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    with pypdfium2.PdfDocument(path) as document:
        if page <= len(document):
            yield document[page - 1].get_textpage().get_text_bounded()
    pages = _pypdf_reader(path).pages
    if page <= len(pages):
        yield pages[page - 1].extract_text()


@lru_cache(maxsize=8)
def _pypdf_reader(path: Path):  # type: ignore[no-untyped-def]
    import pypdf

    return pypdf.PdfReader(path)


@lru_cache(maxsize=64)
def _whole(path: Path) -> tuple[str, ...]:
    if path.read_bytes()[:4] == b"PK\x03\x04":
        return (_docx_text(path),)
    from bs4 import BeautifulSoup

    text = path.read_text(encoding="utf-8", errors="replace")
    return (text, BeautifulSoup(text, "lxml").get_text(" "))


def _docx_text(path: Path) -> str:
    import docx

    body = docx.Document(str(path)).element.body
    return " ".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))
