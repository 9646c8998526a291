"""`python -m tools.demo_corpus [FOLDER]` writes the demo's PDFs and its Word document.

The folder is `corpus/documents` by default. The web pages, the Markdown and the plain text there
are their own source and are left alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.demo_corpus.markup import Source, read_source
from tools.demo_corpus.paper import Footer, Paper, Sheet
from tools.demo_corpus.plan import build_plan
from tools.demo_corpus.style import council, inspectorate
from tools.demo_corpus.typesetter import Typesetter
from tools.demo_corpus.word import build_word

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent.parent / "corpus" / "documents"


def build_all(folder: Path) -> list[Path]:
    """Every document that has a source in `text/`, in the order of the sources' names."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted((HERE / "text").iterdir())
    return [
        build_plan(path, folder) if path.suffix == ".toml" else _build(read_source(path), folder)
        for path in sources
    ]


def _build(source: Source, folder: Path) -> Path:
    if source.layout == "word":
        return build_word(source, folder)
    path, sheet = folder / source.file, _sheet(source)
    setter = Typesetter(sheet.look, sheet.width, square=source.layout == "inspection")
    passes = 2 if source.layout == "inspection 2016" else 1  # the first finds the contents' pages
    for _ in range(passes):
        paper = Paper(path, source.title, source.subject, sheet)
        paper.build(setter.flow(source.items))
        setter.entries = [entry for entry in paper.seen if entry[1] != "Contents"]
    return path


def _sheet(source: Source) -> Sheet:
    """The page that fits a layout."""
    lines = tuple(line for line in (source.footer, source.footer2) if line)
    if source.layout == "paper":
        return Sheet(council(), Footer(lines, number="Page {page}"))
    look = inspectorate(10.2) if source.layout == "inspection 2016" else inspectorate()
    skip_first = source.layout == "inspection"
    return Sheet(look, Footer(lines, outer=not lines, size=6.4, skip_first=skip_first))


if __name__ == "__main__":
    for built in build_all(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS):
        sys.stdout.write(f"{built}\n")
